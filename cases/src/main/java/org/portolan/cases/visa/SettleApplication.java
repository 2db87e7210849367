package org.portolan.cases.visa;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.portolan.cases.files.CaseReference;
import org.portolan.cases.papers.TravelDocument;
import org.portolan.cases.store.Tx;
import org.portolan.cases.visa.Acting.Effect;
import org.portolan.cases.visa.model.Act;
import org.portolan.cases.visa.model.Application;
import org.portolan.cases.visa.model.Fee;
import org.portolan.cases.visa.model.FeeEntry;
import org.portolan.cases.visa.model.Notice;
import org.portolan.cases.visa.model.PaidBy;
import org.portolan.cases.visa.model.PaperTransit;
import org.portolan.cases.visa.model.Refusal;
import org.portolan.cases.visa.store.Applications;
import org.portolan.cases.visa.store.Fees;
import org.portolan.cases.visa.store.Notices;
import org.portolan.cases.visa.store.Papers;
import org.portolan.cases.visa.store.Recusals;

/** What comes over the counter for an application: money, and originals by courier. */
@Dependent
public class SettleApplication {

  private final Acting acting;
  private final Fees fees;
  private final Papers papers;
  private final Notices notices;

  @Inject
  public SettleApplication(
      Applications applications, Recusals recusals, Fees fees, Papers papers, Notices notices) {
    this.acting = new Acting(applications, recusals);
    this.fees = fees;
    this.papers = papers;
    this.notices = notices;
  }

  /**
   * The fee was paid.
   *
   * @param by null when nobody said in which way
   */
  public Outcome paid(Tx tx, Officer officer, UUID caseId, long seen, PaidBy by, String reference) {
    String said = reference == null ? "" : reference.strip();
    boolean tooLong = said.length() > FeeEntry.LONGEST_REFERENCE;
    return fee(
        tx,
        officer,
        caseId,
        seen,
        fee ->
            by == null || said.isEmpty() || tooLong
                ? Optional.empty()
                : Optional.of(FeeEntry.paid(fee, by, said)),
        tooLong ? Refusal.TOO_LONG : Refusal.EMPTY);
  }

  /**
   * The fee need not be paid.
   *
   * @param why one of the waivers of the type
   */
  public Outcome waived(Tx tx, Officer officer, UUID caseId, long seen, String why) {
    return fee(
        tx,
        officer,
        caseId,
        seen,
        fee -> Optional.of(why).filter(fee.waivers()::contains).map(FeeEntry::waived),
        Refusal.BAD_REASON);
  }

  private Outcome fee(
      Tx tx, Officer officer, UUID caseId, long seen, Entry entry, Refusal otherwise) {
    return acting.staff(
        tx,
        officer,
        caseId,
        seen,
        Act.FEE,
        application -> {
          if (application.type().fee() == null || fees.settled(tx, caseId)) {
            return Effect.refused(Refusal.NOT_NOW);
          }
          Optional<FeeEntry> fits = entry.of(application.type().fee());
          fits.ifPresent(one -> fees.add(tx, application, one));
          return fits.map(one -> Effect.done(Map.of("waived", one.waiver() != null)))
              .orElseGet(() -> Effect.refused(otherwise));
        });
  }

  @FunctionalInterface
  private interface Entry {
    Optional<FeeEntry> of(Fee fee);
  }

  /** Originals came, or went back; the applicant is told that there is something to read. */
  public Outcome papers(Tx tx, Officer officer, UUID caseId, long seen, PaperTransit transit) {
    return acting.staff(
        tx,
        officer,
        caseId,
        seen,
        Act.PAPERS,
        application -> {
          if (transit.way() == PaperTransit.Way.SENT) {
            return Effect.refused(Refusal.NOT_YOURS);
          }
          Effect effect = went(tx, papers, application, transit);
          if (effect.refusal().isEmpty()) {
            boolean came = transit.way() == PaperTransit.Way.RECEIVED;
            notices.leave(tx, application, came ? Notice.RECEIVED : Notice.NEWS);
          }
          return effect;
        });
  }

  /**
   * The same today, of an application that somebody has in their hands rather than on the screen.
   * The same way twice running is one way: a scanner reads a sheet as often as it is held to it.
   *
   * @param number of the courier's label
   */
  public Outcome wentToday(
      Tx tx, Officer officer, UUID caseId, PaperTransit.Way way, String number) {
    Optional<Application> found = acting.ofPost(tx, officer, caseId);
    if (found.isEmpty()) {
      return new Outcome.Refused(Refusal.NOT_FOUND);
    }
    if (papers.last(tx, caseId).filter(way::equals).isPresent()) {
      return new Outcome.Refused(Refusal.NOT_NOW);
    }
    LocalDate today = found.get().day(tx.now());
    return papers(tx, officer, caseId, found.get().version(), new PaperTransit(way, today, number));
  }

  /** Records where originals went; the applicant does the same for what they send. */
  static Effect went(Tx tx, Papers papers, Application application, PaperTransit transit) {
    LocalDate today = application.day(tx.now());
    boolean fits =
        transit.on() != null
            && !transit.on().isAfter(today)
            && !transit.on().isBefore(today.minusYears(1));
    if (!fits) {
      return Effect.refused(Refusal.BAD_DAY);
    }
    Optional<String> number = TravelDocument.normalised(transit.number());
    if (number.isEmpty()) {
      return Effect.refused(Refusal.EMPTY);
    }
    papers.add(tx, application, new PaperTransit(transit.way(), transit.on(), number.get()));
    return Effect.done(Map.of("way", transit.way().key()));
  }

  /**
   * Whose originals these are by a scan: of the sheet that the applicant put on top, which has
   * their reference, or of the courier's label, under which a whole family may have sent theirs.
   *
   * @return references; none when it is none, or not of an application of the post
   */
  public List<String> scanned(Tx tx, String scanned) {
    return CaseReference.parse(scanned)
        .map(reference -> List.of(reference.text()))
        .orElseGet(
            () ->
                TravelDocument.normalised(scanned)
                    .map(number -> papers.references(tx, number))
                    .orElse(List.of()));
  }
}
