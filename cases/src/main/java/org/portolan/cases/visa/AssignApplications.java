package org.portolan.cases.visa;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.portolan.cases.store.Tx;
import org.portolan.cases.visa.Acting.Effect;
import org.portolan.cases.visa.Outcome.Done;
import org.portolan.cases.visa.model.Act;
import org.portolan.cases.visa.model.Refusal;
import org.portolan.cases.visa.store.Applications;
import org.portolan.cases.visa.store.Queue;
import org.portolan.cases.visa.store.Recusals;

/** Who works on which application. */
@Dependent
public class AssignApplications {

  private final Acting acting;
  private final Queue queue;
  private final Applications applications;
  private final Recusals recusals;

  @Inject
  public AssignApplications(Applications applications, Queue queue, Recusals recusals) {
    this.acting = new Acting(applications, recusals);
    this.queue = queue;
    this.applications = applications;
    this.recusals = recusals;
  }

  /**
   * An officer takes the next: of those that wait at their post the one that is to be decided
   * first, whoever's it is, but none that they have given up.
   *
   * @return its reference; empty when nothing waits, or they are no officer
   */
  public Optional<String> next(Tx tx, Officer officer) {
    Optional<UUID> waiting = queue.next(tx, officer.post(), officer.account());
    return waiting
        .flatMap(caseId -> applications.lock(tx, caseId))
        .filter(
            application ->
                acting.act(
                        tx,
                        application,
                        Act.TAKE,
                        officer.party(),
                        unused -> {
                          application.assign(officer.account());
                          return Effect.done();
                        })
                    instanceof Done)
        .map(application -> applications.reference(tx, application.caseId()));
  }

  /**
   * An officer takes a certain one that waits.
   *
   * @param seen the version that they looked at
   */
  public Outcome take(Tx tx, Officer officer, UUID caseId, long seen) {
    return acting.staff(
        tx,
        officer,
        caseId,
        seen,
        Act.TAKE,
        application -> {
          if (application
              .assignedTo()
              .filter(other -> !other.equals(officer.account()))
              .isPresent()) {
            return Effect.refused(Refusal.NOT_ASSIGNED);
          }
          application.assign(officer.account());
          return Effect.done();
        });
  }

  /**
   * A supervisor gives an application to a colleague.
   *
   * @param account of an officer of the post; whether they are one is for the caller to know
   */
  public Outcome assign(Tx tx, Officer supervisor, UUID caseId, long seen, UUID account) {
    return acting.staff(
        tx,
        supervisor,
        caseId,
        seen,
        Act.ASSIGN,
        application -> {
          if (recusals.has(tx, caseId, account)) {
            return Effect.refused(Refusal.RECUSED);
          }
          application.assign(account);
          return Effect.done(Map.of("to", account.toString()));
        });
  }

  /** Somebody gives an application up for good; nobody gives it to them again. */
  public Outcome recuse(Tx tx, Officer officer, UUID caseId, long seen, String reason) {
    return acting.staff(
        tx,
        officer,
        caseId,
        seen,
        Act.RECUSE,
        application ->
            Written.of(reason)
                .fold(
                    text -> {
                      recusals.add(tx, application, officer.account(), text);
                      application.giveUp(officer.account());
                      return Effect.done(Map.of("reason", text));
                    },
                    Effect::refused));
  }

  /** Somebody gives an application back to those that wait. */
  public Outcome putBack(Tx tx, Officer officer, UUID caseId, long seen) {
    return acting.staff(tx, officer, caseId, seen, Act.PUT_BACK, unused -> Effect.done());
  }
}
