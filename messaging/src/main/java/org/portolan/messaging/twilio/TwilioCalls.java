package org.portolan.messaging.twilio;

import com.twilio.exception.ApiException;
import com.twilio.http.TwilioRestClient;
import com.twilio.rest.api.v2010.account.Call;
import com.twilio.rest.api.v2010.account.CallCreator;
import com.twilio.type.PhoneNumber;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.portolan.messaging.PublicAddress;
import org.portolan.messaging.channel.FailureClass;
import org.portolan.messaging.channel.Submission;

/**
 * Calls through Twilio, by its own SDK. What a call says, Twilio fetches from us when it is
 * answered; how it goes, it tells at every step.
 */
public final class TwilioCalls {

  private static final List<String> ALL_EVENTS =
      List.of("initiated", "ringing", "answered", "completed");
  private static final int LISTED_AT_MOST = 50;

  private final TwilioAccount account;
  private final PublicAddress address;
  private final CallTimes times;
  private final TwilioRestClient client;
  private final ErrorCodes codes = new ErrorCodes();

  /**
   * @param longest how long one request may take, from connecting to the whole answer
   */
  public TwilioCalls(
      TwilioAccount account, PublicAddress address, CallTimes times, Duration longest) {
    this.account = account;
    this.address = address;
    this.times = times;
    this.client =
        new TwilioRestClient.Builder(account.sid(), account.authToken())
            .httpClient(new PooledHttpClient(account.api(), longest))
            .build();
  }

  /**
   * Has a number called.
   *
   * @param id comes back with everything that Twilio asks or tells of the call
   */
  public Submission place(UUID id, org.portolan.i18n.phone.PhoneNumber to) {
    try {
      CallCreator call =
          Call.creator(
                  new PhoneNumber(to.e164()),
                  new PhoneNumber(account.from()),
                  URI.create(address.forProvider(PublicAddress.VOICE_HOOK + "?o=" + id)))
              .setStatusCallback(address.forProvider(PublicAddress.CALL_HOOK + "?o=" + id))
              .setStatusCallbackEvent(ALL_EVENTS)
              .setTimeout((int) times.rings().toSeconds())
              .setTimeLimit((int) times.longest().toSeconds());
      if (times.detectsMachines()) {
        call.setMachineDetection("Enable");
      }
      return new Submission.Accepted(call.create(client).getSid());
    } catch (PooledHttpClient.TooMany e) {
      return e.refused();
    } catch (PooledHttpClient.NotReached e) {
      return new Submission.Refused(FailureClass.RETRY, 0);
    } catch (PooledHttpClient.NoAnswer e) {
      return new Submission.Unclear("no answer");
    } catch (ApiException e) {
      return Refusals.of(e, codes);
    }
  }

  /**
   * The calls to a number that Twilio has accepted since a time.
   *
   * @throws RuntimeException when it cannot be asked
   */
  public List<Placed> placed(org.portolan.i18n.phone.PhoneNumber to, Instant since) {
    List<Placed> placed = new ArrayList<>();
    Call.reader()
        .setTo(new PhoneNumber(to.e164()))
        .limit(LISTED_AT_MOST)
        .read(client)
        .forEach(
            call ->
                placed.add(
                    new Placed(
                        call.getSid(),
                        Optional.ofNullable(call.getDateCreated())
                            .map(ZonedDateTime::toInstant)
                            .orElse(since),
                        call.getStatus() == null ? "" : call.getStatus().toString())));
    placed.removeIf(call -> call.at().isBefore(since));
    return placed;
  }

  /**
   * How a call stands, in Twilio's word; empty when it has none of this id.
   *
   * @throws RuntimeException when it cannot be asked
   */
  public Optional<String> status(String sid) {
    try {
      return Optional.ofNullable(Call.fetcher(sid).fetch(client).getStatus()).map(Object::toString);
    } catch (ApiException e) {
      return Refusals.ifUnknown(e);
    }
  }

  /**
   * A call that Twilio says it accepted.
   *
   * @param status in Twilio's word: queued, ringing, in-progress, completed, busy, no-answer, …
   */
  public record Placed(String sid, Instant at, String status) {}
}
