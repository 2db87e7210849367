package org.portolan.web.traveller;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.portolan.cases.people.Channel;
import org.portolan.cases.people.Endpoint;
import org.portolan.cases.traveller.AskForCode.Answer;
import org.portolan.cases.traveller.Claim;
import org.portolan.messaging.traveller.SendCode;
import org.portolan.web.security.Address;

/**
 * The page that asks for a phone or e-mail address and a reference or birth year, and has a code
 * sent.
 */
@Named
@RequestScoped
public class SignInByCode {

  private static final String PHONE_WRONG = "my.sign-in.phone-wrong";
  private static final String PROOF_WRONG = "my.sign-in.proof-wrong";

  @Inject private HttpServletRequest request;
  @Inject private TravellerPage page;
  @Inject private SendCode sending;
  @Inject private TravellerDoor door;
  @Inject private AnswerTime time;
  @Inject private Clock clock;

  private String phone;
  private String proof;
  private final List<FieldError> errors = new ArrayList<>();
  private Instant wait;

  /** Has a code sent, if there is anybody to send it to; what the answer is does not tell. */
  public void send() {
    Optional<Endpoint> to = Optional.ofNullable(phone).flatMap(SignInByCode::read);
    if (to.isEmpty()) {
      errors.add(new FieldError("phone", PHONE_WRONG));
    }
    Optional<Claim> claim = to.flatMap(known -> Claim.of(known, proof));
    if (claim.isEmpty() && (to.isPresent() || !looksRight())) {
      errors.add(new FieldError("proof", PROOF_WRONG));
    }
    if (errors.isEmpty()) {
      String address = Address.of(request.getRemoteAddr());
      Answer answer = time.always(() -> sending.to(claim.orElseThrow(), address));
      answer.fold(
          asked -> {
            door.keep(page.response(), asked.ticket());
            page.go(View.CODE);
            return null;
          },
          refused -> {
            wait = refused.until();
            return null;
          });
    }
  }

  private static Optional<Endpoint> read(String typed) {
    return Endpoint.parse(typed.contains("@") ? Channel.EMAIL : Channel.SMS, typed);
  }

  /** Whether the other field can be read although the phone cannot. */
  private boolean looksRight() {
    return read("+12025550123").flatMap(any -> Claim.of(any, proof)).isPresent();
  }

  public List<FieldError> getErrors() {
    return errors;
  }

  /** The key of what is wrong with a field; null when nothing is. */
  public String error(String field) {
    return errors.stream()
        .filter(error -> error.field().equals(field))
        .map(FieldError::key)
        .findFirst()
        .orElse(null);
  }

  /** How many minutes until another code may be asked for; null when one may. */
  public Long getWaitMinutes() {
    return wait == null
        ? null
        : Math.max(1, Duration.between(clock.instant(), wait).plusSeconds(59).toMinutes());
  }

  /** Whether the reader was signed in and is no longer. */
  public boolean isEnded() {
    return request.getParameter("ended") != null;
  }

  public String getPhone() {
    return phone;
  }

  public void setPhone(String phone) {
    this.phone = phone;
  }

  public String getProof() {
    return proof;
  }

  public void setProof(String proof) {
    this.proof = proof;
  }
}
