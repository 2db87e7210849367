package org.portolan.web.staff;

import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.portolan.cases.visa.ApplicationView;
import org.portolan.cases.visa.Officer;
import org.portolan.cases.visa.letter.Letter;
import org.portolan.cases.visa.letter.LetterPrinter;
import org.portolan.cases.visa.letter.OpenLetter;
import org.portolan.cases.visa.letter.VisaPrinter;
import org.portolan.cases.visa.model.Act;
import org.portolan.cases.visa.model.Decision;
import org.portolan.cases.visa.model.Refusal;
import org.portolan.cases.visa.model.State;
import org.portolan.web.visa.PdfAnswer;

/**
 * The letters and visas of the application on the page, as PDF: that which was sent, or that which
 * what is typed would become. Asked for by forms, so that no address tells of them.
 */
@Named
@RequestScoped
public class VisaLetters {

  private static final Set<Act> LOOKED_AT =
      EnumSet.of(
          Act.GRANT, Act.REFUSE, Act.PROPOSE_GRANT, Act.PROPOSE_REFUSAL, Act.REVOKE, Act.ASK);

  private static final Set<State> PROPOSED =
      EnumSet.of(State.GRANT_PROPOSED, State.REFUSAL_PROPOSED);

  @Inject private StaffSession staff;
  @Inject private VisaView page;
  @Inject private Said said;
  @Inject private OpenLetter opening;
  @Inject private LetterPrinter letters;
  @Inject private VisaPrinter visas;

  /** Whether what is chosen becomes a letter. */
  public boolean isPreviewed() {
    return page.getChosen() != null && LOOKED_AT.contains(page.getChosen());
  }

  /** Whether there is a letter about where the application stands, or what is proposed. */
  public boolean isWritten() {
    return now(page.getPage(), page.getShown().at()).isPresent();
  }

  /** The numbers of the visas that were issued, from 1. */
  public List<Integer> getVisas() {
    return IntStream.rangeClosed(1, page.getPage().visas().size()).boxed().toList();
  }

  /** The letter about where the application stands. */
  public void letter() throws IOException {
    String reference = page.getPage().reference();
    send(
        "letter",
        staff
            .ask(tx -> opening.letter(tx, officer(), reference, view -> now(view, tx.now())))
            .map(letters::pdf));
  }

  private static Optional<Letter> now(ApplicationView view, Instant now) {
    return Letter.of(view, now)
        .or(
            () ->
                view.decision()
                    .filter(unused -> PROPOSED.contains(view.state()))
                    .map(decision -> Letter.ifDecided(view, decision, now)));
  }

  /** The letter that what is typed would become; what is wrong with it is said instead. */
  public void preview() throws IOException {
    VisaFields fields = page.getFields();
    Act act = page.getChosen();
    String reference = page.getPage().reference();
    Optional<Refusal> broken = broken(act, fields);
    if (broken.isPresent()) {
      said.error(page.refusalKey(broken.get().key()));
      return;
    }
    send(
        "letter",
        staff
            .ask(
                tx ->
                    opening.letter(
                        tx,
                        officer(),
                        reference,
                        view -> Optional.of(letter(act, fields, view, tx.now()))))
            .map(letters::pdf));
  }

  private Optional<Refusal> broken(Act act, VisaFields fields) {
    ApplicationView view = page.getPage();
    if (act == Act.ASK) {
      if (fields.wants().isEmpty() || !fields.wants().isOf(view.type())) {
        return Optional.of(Refusal.EMPTY);
      }
      return fields.lastDay() == null ? Optional.of(Refusal.BAD_DAY) : Optional.empty();
    }
    return decision(act, fields).broken(view.type(), view.application().day(page.getShown().at()));
  }

  private static Decision decision(Act act, VisaFields fields) {
    return act == Act.GRANT || act == Act.PROPOSE_GRANT ? fields.grant() : fields.refusal();
  }

  private static Letter letter(Act act, VisaFields fields, ApplicationView view, Instant now) {
    return switch (act) {
      case ASK -> Letter.more(view, fields.wants(), fields.lastDay(), now);
      case REVOKE -> Letter.ifRevoked(view, fields.refusal(), now);
      default -> Letter.ifDecided(view, decision(act, fields), now);
    };
  }

  /** A visa, by its place from 1. */
  public void visa(int place) throws IOException {
    String reference = page.getPage().reference();
    send("visa", staff.ask(tx -> opening.visa(tx, officer(), reference, place)).map(visas::pdf));
  }

  private Officer officer() {
    return Officer.of(staff.getMember()).orElseThrow();
  }

  private static void send(String name, Optional<byte[]> pdf) throws IOException {
    FacesContext faces = FacesContext.getCurrentInstance();
    PdfAnswer.write((HttpServletResponse) faces.getExternalContext().getResponse(), name, pdf);
    faces.responseComplete();
  }
}
