package org.portolan.cases.visa;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.portolan.cases.enquiry.PageTicket;
import org.portolan.cases.keys.BlindIndex;
import org.portolan.cases.keys.Keys;
import org.portolan.cases.settings.Settings;
import org.portolan.cases.store.Tx;
import org.portolan.cases.traveller.CodeLimits;
import org.portolan.cases.traveller.Traveller;
import org.portolan.cases.traveller.Turns;
import org.portolan.cases.visa.model.Act;
import org.portolan.cases.visa.model.Application;
import org.portolan.cases.visa.model.Helper;
import org.portolan.cases.visa.model.Refusal;
import org.portolan.cases.visa.store.Applications;
import org.portolan.cases.visa.store.Helpers;
import org.portolan.cases.visa.store.Recusals;
import org.portolan.i18n.phone.PhoneNumber;

/**
 * Somebody helps an applicant, who says so, says what the helper may do, and takes it back at any
 * time. A helper comes with a code that the applicant gives them by hand; what they do is done in
 * their name, never in the applicant's, and they neither hand in, withdraw nor appeal.
 */
@Dependent
public class HelpApplicant {

  /** In characters. */
  public static final int LONGEST_NAME = 200;

  /** Between a code and its mark. */
  private static final char MARK = '.';

  /** At a time; more than help one person are no helpers. */
  static final int MOST = 5;

  private final Acting acting;
  private final Applications applications;
  private final Helpers helpers;
  private final Turns turns;
  private final BlindIndex index;

  @Inject
  public HelpApplicant(Keys keys, Settings settings, Applications applications, Recusals recusals) {
    this.acting = new Acting(applications, recusals);
    this.applications = applications;
    this.helpers = new Helpers(keys);
    this.turns = new Turns(keys.blindIndex(), "visa helper", CodeLimits.of(settings));
    this.index = keys.blindIndex();
  }

  /** Whether a helper who may write does this in the applicant's place. */
  public static boolean may(Act act) {
    return Acting.OF_HELPERS.contains(act);
  }

  /** What became of it. */
  public sealed interface Outcome {}

  /** The code to be given to the helper; nobody can tell it again. */
  public record Added(PageTicket code) implements Outcome {
    @Override
    public String toString() {
      return "Added";
    }
  }

  /** Nobody helps by it. */
  public record Refused(Refusal why) implements Outcome {}

  /**
   * An applicant agrees that somebody helps, as {@link Applicant#of}.
   *
   * @param agreed whether they said so: nobody helps unless
   * @param writes whether the helper may answer and send documents, or only look
   */
  public Outcome add(
      Tx tx,
      Traveller whose,
      UUID caseId,
      String name,
      Optional<PhoneNumber> phone,
      boolean writes,
      boolean agreed) {
    Optional<Application> own = acting.own(tx, whose, caseId);
    if (own.isEmpty()) {
      return new Refused(Refusal.NOT_FOUND);
    }
    String called = name == null ? "" : name.strip();
    if (called.isEmpty() || !agreed) {
      return new Refused(Refusal.EMPTY);
    }
    if (called.codePointCount(0, called.length()) > LONGEST_NAME) {
      return new Refused(Refusal.TOO_LONG);
    }
    if (helpers.of(tx, caseId).stream().filter(Helper::isOpen).count() >= MOST) {
      return new Refused(Refusal.TOO_MANY);
    }
    PageTicket code = PageTicket.draw();
    UUID id = helpers.add(tx, own.get(), called, phone, writes, code);
    tx.record(
        caseId,
        "visa.helper-added",
        Map.of("helper", id.toString(), "name", called, "writes", writes));
    return new Added(code);
  }

  /** The applicant takes it back, as {@link Applicant#of}: from now on the code opens nothing. */
  public void end(Tx tx, Traveller whose, UUID caseId, UUID helper) {
    if (acting.own(tx, whose, caseId).isPresent() && helpers.end(tx, caseId, helper)) {
      ended(tx, caseId, helper);
    }
  }

  /** Somebody helps no more, as the journal has it. */
  static void ended(Tx tx, UUID caseId, UUID helper) {
    tx.record(caseId, "visa.helper-ended", Map.of("helper", helper.toString()));
  }

  /**
   * Everybody who helps or did.
   *
   * <p>Opens sealed values: record the reading.
   */
  public List<Helper> of(Tx tx, UUID caseId) {
    return helpers.of(tx, caseId);
  }

  /**
   * With which application a code helps.
   *
   * @param whose its applicant
   */
  public record Helped(
      UUID helper, boolean writes, String reference, Application application, Traveller whose) {
    @Override
    public String toString() {
      return "Helped[" + helper + "]";
    }
  }

  /** What became of a code that was entered. */
  public sealed interface Entry {}

  /**
   * It helps somebody.
   *
   * @param kept what a browser keeps of it, for {@link #kept}
   */
  public record Entered(String kept) implements Entry {
    @Override
    public String toString() {
      return "Entered";
    }
  }

  /** It is none, or was taken back. */
  public record Unknown() implements Entry {}

  /** Too many were entered; from this time another may be. */
  public record Wait(Instant until) implements Entry {}

  /**
   * Somebody enters the code that they were given, as {@link Applicant#actor()}.
   *
   * @param address where the request came from, as limits count it
   */
  public Entry enter(Tx tx, String typed, String address) {
    Optional<Instant> wait = turns.take(tx, address);
    return wait.<Entry>map(Wait::new)
        .orElseGet(
            () ->
                PageTicket.parse(typed)
                    .filter(code -> with(tx, code).isPresent())
                    .<Entry>map(code -> new Entered(code.text() + MARK + mark(code)))
                    .orElseGet(Unknown::new));
  }

  /**
   * Whom a code helps that was entered before, as {@link Applicant#actor()}. It carries a mark that
   * only entering gives, and entering takes a turn: whoever puts guesses into their cookies is not
   * even looked for.
   *
   * @return empty when it was never entered, or the applicant has taken it back
   */
  public Optional<Helped> kept(Tx tx, String kept) {
    int end = kept.indexOf(MARK);
    return PageTicket.parse(kept.substring(0, Math.max(0, end)))
        .filter(code -> isMarked(code, kept.substring(end + 1)))
        .flatMap(code -> with(tx, code));
  }

  private boolean isMarked(PageTicket code, String mark) {
    return MessageDigest.isEqual(
        mark(code).getBytes(StandardCharsets.UTF_8), mark.getBytes(StandardCharsets.UTF_8));
  }

  private String mark(PageTicket code) {
    return HexFormat.of().formatHex(index.ofTicket("entered by a helper " + code.text()));
  }

  /** Whom a code helps now, whoever has it. */
  Optional<Helped> with(Tx tx, PageTicket code) {
    return helpers
        .opened(tx, code)
        .flatMap(
            opened -> {
              String reference = applications.reference(tx, opened.caseId());
              return applications
                  .find(tx, reference)
                  .map(
                      one ->
                          new Helped(
                              opened.helper(),
                              opened.writes(),
                              reference,
                              one,
                              new Traveller(
                                  one.origin().person(), one.origin().contactPoint(), true)));
            });
  }
}
