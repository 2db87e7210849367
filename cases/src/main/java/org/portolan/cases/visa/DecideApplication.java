package org.portolan.cases.visa;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.portolan.cases.store.Tx;
import org.portolan.cases.visa.Acting.Effect;
import org.portolan.cases.visa.model.Act;
import org.portolan.cases.visa.model.Application;
import org.portolan.cases.visa.model.Decision;
import org.portolan.cases.visa.model.Notice;
import org.portolan.cases.visa.model.Refusal;
import org.portolan.cases.visa.store.Applications;
import org.portolan.cases.visa.store.Fees;
import org.portolan.cases.visa.store.Notices;
import org.portolan.cases.visa.store.Recusals;
import org.portolan.cases.visa.store.SealedTexts;
import org.portolan.cases.visa.store.SealedTexts.Kind;

/**
 * An application is decided: by the officer who has it, or, where its type wants four eyes, by a
 * supervisor on what the officer proposes. Every applicant is told that there is news, and reads it
 * behind their sign-in.
 */
@Dependent
public class DecideApplication {

  private final Acting acting;
  private final SealedTexts texts;
  private final Fees fees;
  private final Notices notices;
  private final IssueVisa issuing;

  @Inject
  public DecideApplication(
      Applications applications,
      Recusals recusals,
      SealedTexts texts,
      Fees fees,
      Notices notices,
      IssueVisa issuing) {
    this.acting = new Acting(applications, recusals);
    this.texts = texts;
    this.fees = fees;
    this.notices = notices;
    this.issuing = issuing;
  }

  /** Decides, or proposes what a second person decides on, as the application's type wants it. */
  public Outcome decide(Tx tx, Officer officer, UUID caseId, long seen, Decision decision) {
    return acting.staff(
        tx,
        officer,
        caseId,
        seen,
        application -> act(application, decision),
        application -> decided(tx, application, decision));
  }

  private static Act act(Application application, Decision decision) {
    if (application.type().fourEyes()) {
      return decision.granted() ? Act.PROPOSE_GRANT : Act.PROPOSE_REFUSAL;
    }
    return decision.granted() ? Act.GRANT : Act.REFUSE;
  }

  private Effect decided(Tx tx, Application application, Decision decision) {
    Optional<Refusal> broken =
        decision
            .broken(application.type(), application.day(tx.now()))
            .or(() -> feeOpen(tx, application, decision))
            .or(() -> unfit(tx, application, decision));
    if (broken.isPresent()) {
      return Effect.refused(broken.get());
    }
    texts.keep(tx, application.caseId(), Kind.DECISION, decision.toJson());
    application.decidedBy(tx.actor().id());
    if (!application.type().fourEyes()) {
      notices.leave(tx, application, Notice.NEWS);
    }
    return Effect.done(Map.of("decision", decision.toJson()));
  }

  private Optional<Refusal> feeOpen(Tx tx, Application application, Decision decision) {
    boolean open =
        decision.granted()
            && application.type().fee() != null
            && !fees.settled(tx, application.caseId());
    return open ? Optional.of(Refusal.FEE_OPEN) : Optional.empty();
  }

  /** What could never be issued is not granted. */
  private Optional<Refusal> unfit(Tx tx, Application application, Decision decision) {
    return decision.granted() ? issuing.unfit(tx, application, decision) : Optional.empty();
  }

  /** A supervisor agrees with what somebody else proposed. */
  public Outcome confirm(Tx tx, Officer supervisor, UUID caseId, long seen) {
    return acting.staff(
        tx,
        supervisor,
        caseId,
        seen,
        Act.CONFIRM,
        application -> {
          if (isByThem(tx, application)) {
            return Effect.refused(Refusal.SAME_PERSON);
          }
          application.decidedBy(tx.actor().id());
          notices.leave(tx, application, Notice.NEWS);
          // what they agree with, so that the journal tells it beside who decided
          return Effect.done(
              texts
                  .read(tx, caseId, Kind.DECISION)
                  .map(decision -> Map.of("decision", decision))
                  .orElse(Map.of()));
        });
  }

  /** A supervisor does not agree; who proposed it goes on with it. */
  public Outcome sendBack(Tx tx, Officer supervisor, UUID caseId, long seen, String why) {
    return acting.staff(tx, supervisor, caseId, seen, Act.SEND_BACK, unused -> said(why));
  }

  /** A supervisor takes back what was granted, on legal grounds; its seals with it. */
  public Outcome revoke(
      Tx tx, Officer supervisor, UUID caseId, long seen, List<String> grounds, String text) {
    return acting.staff(
        tx,
        supervisor,
        caseId,
        seen,
        Act.REVOKE,
        application -> {
          Decision decision = Decision.refuse(grounds, text);
          Optional<Refusal> broken = decision.broken(application.type(), application.day(tx.now()));
          if (broken.isPresent()) {
            return Effect.refused(broken.get());
          }
          texts.keep(tx, caseId, Kind.DECISION, decision.toJson());
          application.decidedBy(tx.actor().id());
          issuing.takeBack(tx, caseId);
          notices.leave(tx, application, Notice.NEWS);
          return Effect.done(Map.of("decision", decision.toJson()));
        });
  }

  /** An appeal changes nothing; somebody else than who decided says so. */
  public Outcome uphold(Tx tx, Officer supervisor, UUID caseId, long seen, String why) {
    return appealed(tx, supervisor, caseId, seen, Act.UPHOLD, why);
  }

  /** After an appeal the application is decided anew. */
  public Outcome reopen(Tx tx, Officer supervisor, UUID caseId, long seen, String why) {
    return appealed(tx, supervisor, caseId, seen, Act.REOPEN, why);
  }

  private Outcome appealed(Tx tx, Officer supervisor, UUID caseId, long seen, Act act, String why) {
    return acting.staff(
        tx,
        supervisor,
        caseId,
        seen,
        act,
        application -> {
          if (isByThem(tx, application)) {
            return Effect.refused(Refusal.SAME_PERSON);
          }
          Effect effect = said(why);
          if (effect.refusal().isEmpty()) {
            notices.leave(tx, application, Notice.NEWS);
          }
          return effect;
        });
  }

  private static boolean isByThem(Tx tx, Application application) {
    return application.decidedBy().filter(tx.actor().id()::equals).isPresent();
  }

  private static Effect said(String why) {
    return Written.of(why).fold(text -> Effect.done(Map.of("why", text)), Effect::refused);
  }
}
