package org.portolan.web.visa;

import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.portolan.cases.store.CaseStore;
import org.portolan.cases.store.Tx;
import org.portolan.cases.traveller.Claim;
import org.portolan.cases.traveller.Traveller;
import org.portolan.cases.visa.AnswerQuestions;
import org.portolan.cases.visa.Applicant;
import org.portolan.cases.visa.BeginApplication;
import org.portolan.cases.visa.BeginApplication.Beginning;
import org.portolan.cases.visa.BeginApplication.Begun;
import org.portolan.cases.visa.BeginApplication.Refused;
import org.portolan.cases.visa.BeginApplication.Wait;
import org.portolan.cases.visa.ReadApplications;
import org.portolan.cases.visa.VisaTypes;
import org.portolan.cases.visa.model.Typed;
import org.portolan.cases.visa.model.VisaType;
import org.portolan.i18n.Language;
import org.portolan.messaging.traveller.SendCode;
import org.portolan.web.hooks.FormBody;
import org.portolan.web.security.Address;
import org.portolan.web.security.OtherSites;
import org.portolan.web.start.PublicAnswer;
import org.portolan.web.traveller.TravellerDoor;

/**
 * {@code /{language}/visa/begin}: a name and a telephone are all that an application begins with. A
 * code goes to that telephone; who enters it goes on.
 */
public class BeginPage extends HttpServlet {

  @Inject private transient VisaTypes types;
  @Inject private transient BeginApplication beginning;
  @Inject private transient ReadApplications reading;
  @Inject private transient AnswerQuestions answering;
  @Inject private transient CaseStore store;
  @Inject private transient SendCode sending;
  @Inject private transient TravellerDoor door;
  @Inject private transient Clock clock;

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    // which visa somebody wants stands in no address
    response.sendRedirect(new VisaFrame(PublicAnswer.language(request)).address(VisaFrame.PATH));
  }

  @Override
  protected void doPost(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    if (OtherSites.send(request)) {
      response.sendError(HttpServletResponse.SC_FORBIDDEN);
      return;
    }
    Language language = PublicAnswer.language(request);
    Map<String, String> fields = FormBody.read(request).orElseGet(Map::of);
    Optional<VisaType> type = types.offered(fields.get("type"));
    if (type.isEmpty()) {
      response.sendRedirect(new VisaFrame(language).address(VisaFrame.PATH));
      return;
    }
    if (!fields.containsKey("name")) {
      write(response, language, view(language).page(type.get(), BeginForm.EMPTY));
      return;
    }
    BeginForm form = BeginForm.read(fields, language);
    String page =
        form.beginning(type.get().id(), language, beginning.posts())
            .map(
                wanted ->
                    begin(
                        response,
                        language,
                        type.get(),
                        form,
                        wanted,
                        Address.of(request.getRemoteAddr())))
            .orElseGet(() -> view(language).page(type.get(), form));
    write(response, language, page);
  }

  private String begin(
      HttpServletResponse response,
      Language language,
      VisaType type,
      BeginForm form,
      Beginning wanted,
      String from) {
    BeginApplication.Outcome outcome = store.call(Applicant.actor(), tx -> begin(tx, wanted, from));
    if (outcome instanceof Begun begun) {
      return sent(response, language, form, begun, from);
    }
    if (outcome instanceof Wait wait) {
      return view(language).wait(type, form, minutes(wait.until()));
    }
    return view(language).page(type, form.refused(((Refused) outcome).why(), language));
  }

  /** Begins; the name is the first answer, so that nobody is asked for it twice. */
  private BeginApplication.Outcome begin(Tx tx, Beginning wanted, String from) {
    BeginApplication.Outcome outcome = beginning.begin(tx, wanted, from);
    if (outcome instanceof Begun begun) {
      Traveller who = new Traveller(begun.person().id(), begun.person().contactPoint(), true);
      reading
          .own(tx, who, begun.reference().text())
          .map(view -> view.members().get(0))
          .ifPresent(
              member ->
                  answering.save(
                      tx,
                      who,
                      begun.caseId(),
                      member.id(),
                      member.version(),
                      Map.of(
                          "name", new Typed(wanted.name(), wanted.latinName().orElse(""), null))));
    }
    return outcome;
  }

  /** The code goes out; the page that it is entered on shows the reference. */
  private String sent(
      HttpServletResponse response, Language language, BeginForm form, Begun begun, String from) {
    CodeView code = new CodeView(new VisaFrame(language));
    String reference = begun.reference().text();
    return sending
        .to(Claim.of(form.to().orElseThrow(), reference).orElseThrow(), from)
        .fold(
            asked -> {
              door.keep(response, asked.ticket());
              return code.page(reference, false);
            },
            wait -> code.wait(reference, minutes(wait.until())));
  }

  private long minutes(Instant until) {
    return PublicAnswer.minutes(clock.instant(), until);
  }

  private BeginView view(Language language) {
    return new BeginView(new VisaFrame(language), beginning.posts());
  }

  private static void write(HttpServletResponse response, Language language, String page)
      throws IOException {
    PublicAnswer.write(response, language, PublicAnswer.KEPT_BY_NOBODY, page);
  }
}
