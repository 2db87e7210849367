package org.portolan.cases.visa;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.BiFunction;
import org.portolan.cases.retention.ForgetCases;
import org.portolan.cases.store.Actor;
import org.portolan.cases.store.CaseStore;
import org.portolan.cases.store.Compartment;
import org.portolan.cases.store.Outage;
import org.portolan.cases.store.Tx;
import org.portolan.cases.visa.Acting.Effect;
import org.portolan.cases.visa.Outcome.Done;
import org.portolan.cases.visa.model.Act;
import org.portolan.cases.visa.model.Notice;
import org.portolan.cases.visa.model.Refusal;
import org.portolan.cases.visa.store.Applications;
import org.portolan.cases.visa.store.Notices;
import org.portolan.cases.visa.store.Queue;
import org.portolan.cases.visa.store.Recusals;
import org.portolan.cases.visa.store.Requests;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What happens to applications because time passes. A draft that nobody goes on with lapses, and is
 * erased soon after: nobody but its applicant has ever read it. Each application has a transaction
 * of its own, so that one that cannot be read stops none of the others.
 */
@Dependent
public class VisaClock {

  /** A draft that has lapsed is kept so long for somebody who comes to ask. */
  static final Duration LAPSED_KEPT = Duration.ofDays(14);

  private static final Logger LOG = LoggerFactory.getLogger(VisaClock.class);

  private final CaseStore store;
  private final Acting acting;
  private final Queue queue;
  private final Requests requests;
  private final Notices notices;

  @Inject
  public VisaClock(
      CaseStore store,
      Applications applications,
      Recusals recusals,
      Queue queue,
      Requests requests,
      Notices notices) {
    this.store = store;
    this.acting = new Acting(applications, recusals);
    this.queue = queue;
    this.requests = requests;
    this.notices = notices;
  }

  /** As whom it acts; a lapsed draft's erasure is announced with it. */
  static Actor actor() {
    return Actor.system(
        "visa-clock",
        Compartment.VISA,
        Compartment.IDENTITY,
        Compartment.OVERSIGHT,
        Compartment.TRANSIT);
  }

  /**
   * Does what is due: drafts lapse, applicants are reminded of what more was asked for, and
   * applications go back to their officers for which the time to send more is over.
   *
   * @param most how many are looked for at a time
   * @return how many there were
   */
  public int pass(int most) {
    return each(most, queue::lapsing, this::lapse)
        + each(most, queue::toRemind, this::remind)
        + each(most, queue::runningOut, this::runOut);
  }

  /** Looks behind those that stay due until there is nothing more, or a batch is done. */
  private int each(int most, Due due, BiFunction<Tx, UUID, Outcome> act) {
    int done = 0;
    int left = 0;
    List<UUID> found;
    do {
      int behind = left;
      found = store.call(actor(), tx -> due.find(tx, behind, most));
      for (UUID caseId : found) {
        if (isDone(caseId, act)) {
          done++;
        } else {
          left++;
        }
      }
    } while (!found.isEmpty() && done < most);
    return done;
  }

  private boolean isDone(UUID caseId, BiFunction<Tx, UUID, Outcome> act) {
    try {
      return store.call(actor(), tx -> act.apply(tx, caseId)) instanceof Done;
    } catch (RuntimeException e) {
      // whatever one application fails with stops none of the others; it is met again in seconds
      if (Outage.isBehind(e)) {
        throw e;
      }
      LOG.warn("Case {} stays due, its application fails: {}", caseId, e.getClass().getName());
      LOG.debug("Case {} stays due", caseId, e);
      return false;
    }
  }

  private Outcome lapse(Tx tx, UUID caseId) {
    return acting.clock(
        tx,
        caseId,
        Act.LAPSE,
        application -> {
          if (application.lapsesAt().isAfter(tx.now())) {
            return Effect.refused(Refusal.NOT_NOW);
          }
          Instant due = tx.now().plus(LAPSED_KEPT);
          ForgetCases.announce(tx, caseId, due);
          return Effect.done(Map.of("erased", due.toString()));
        });
  }

  private Outcome remind(Tx tx, UUID caseId) {
    return acting.clock(
        tx,
        caseId,
        Act.REMIND,
        application -> {
          if (!requests.reminded(tx, caseId)) {
            return Effect.refused(Refusal.NOT_NOW);
          }
          notices.leave(tx, application, Notice.REMINDER);
          return Effect.done();
        });
  }

  private Outcome runOut(Tx tx, UUID caseId) {
    return acting.clock(
        tx,
        caseId,
        Act.RUN_OUT,
        application -> {
          if (!requests.isOver(tx, caseId)) {
            return Effect.refused(Refusal.NOT_NOW);
          }
          requests.close(tx, caseId);
          notices.leave(tx, application, Notice.NEWS);
          return Effect.done();
        });
  }

  /** Which applications are due for something. */
  @FunctionalInterface
  private interface Due {

    /**
     * @param behind how many at the front to leave out
     */
    List<UUID> find(Tx tx, int behind, int most);
  }
}
