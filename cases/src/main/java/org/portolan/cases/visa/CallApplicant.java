package org.portolan.cases.visa;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.portolan.cases.keys.Keys;
import org.portolan.cases.store.Tx;
import org.portolan.cases.visa.Acting.Effect;
import org.portolan.cases.visa.model.Act;
import org.portolan.cases.visa.model.Interview;
import org.portolan.cases.visa.model.Notice;
import org.portolan.cases.visa.model.Refusal;
import org.portolan.cases.visa.store.Applications;
import org.portolan.cases.visa.store.Notices;
import org.portolan.cases.visa.store.Recusals;
import org.portolan.cases.visa.store.SealedTexts;
import org.portolan.cases.visa.store.SealedTexts.Kind;

/**
 * An interview by telephone: the officer who has the application calls the applicant, and writes
 * down what was said.
 */
@Dependent
public class CallApplicant {

  private final Applications applications;
  private final Recusals recusals;
  private final Acting acting;
  private final SealedTexts texts;
  private final Notices notices;
  private final NumberToCall numbers;

  @Inject
  public CallApplicant(
      Keys keys, Applications applications, Recusals recusals, SealedTexts texts, Notices notices) {
    this.applications = applications;
    this.recusals = recusals;
    this.acting = new Acting(applications, recusals);
    this.texts = texts;
    this.notices = notices;
    this.numbers = new NumberToCall(keys.sealer());
  }

  /**
   * The number or address to call, which is a reading of its own; empty unless this officer is to
   * call now, and when it turned out to be somebody else's.
   */
  public Optional<String> number(Tx tx, Officer officer, String reference) {
    return applications
        .find(tx, reference)
        .filter(one -> one.refusal(Act.HEAR, officer.party(), officer.account()).isEmpty())
        .filter(one -> !recusals.has(tx, one.caseId(), officer.account()))
        .flatMap(one -> numbers.read(tx, one.caseId()));
  }

  /** Nobody answered; the applicant is told that there is news. */
  public Outcome rang(Tx tx, Officer officer, UUID caseId, long seen) {
    return acting.staff(
        tx,
        officer,
        caseId,
        seen,
        Act.CALL,
        application -> {
          notices.leave(tx, application, Notice.NEWS);
          return Effect.done();
        });
  }

  /** Records what was said, and goes on. */
  public Outcome heard(Tx tx, Officer officer, UUID caseId, long seen, Interview interview) {
    return acting.staff(
        tx,
        officer,
        caseId,
        seen,
        Act.HEAR,
        unused -> {
          Optional<Refusal> broken = interview.broken();
          if (broken.isPresent()) {
            return Effect.refused(broken.get());
          }
          texts.keep(tx, caseId, Kind.INTERVIEW, interview.toJson());
          return Effect.done(Map.of("said", interview.toJson()));
        });
  }
}
