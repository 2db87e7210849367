package org.portolan.cases.visa;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.portolan.cases.retention.ForgetCases;
import org.portolan.cases.store.Actor;
import org.portolan.cases.store.Compartment;
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

/**
 * What happens to applications because time passes. A draft that nobody goes on with lapses, and is
 * erased soon after: nobody but its applicant has ever read it.
 */
@Dependent
public class VisaClock {

  /** A draft that has lapsed is kept so long for somebody who comes to ask. */
  static final Duration LAPSED_KEPT = Duration.ofDays(14);

  private final Acting acting;
  private final Queue queue;
  private final Requests requests;
  private final Notices notices;

  @Inject
  public VisaClock(
      Applications applications,
      Recusals recusals,
      Queue queue,
      Requests requests,
      Notices notices) {
    this.acting = new Acting(applications, recusals);
    this.queue = queue;
    this.requests = requests;
    this.notices = notices;
  }

  /** As whom it acts; a lapsed draft's erasure is announced with it. */
  public static Actor actor() {
    return Actor.system(
        "visa-clock",
        Compartment.VISA,
        Compartment.IDENTITY,
        Compartment.OVERSIGHT,
        Compartment.TRANSIT);
  }

  /** Lets drafts lapse, as {@link #actor()}; returns how many. */
  public int lapse(Tx tx, int most) {
    return each(
        queue.lapsing(tx, most),
        caseId ->
            acting.clock(
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
                }));
  }

  /** Reminds applicants of what more was asked for; returns how many. */
  public int remind(Tx tx, int most) {
    return each(
        queue.toRemind(tx, most),
        caseId ->
            acting.clock(
                tx,
                caseId,
                Act.REMIND,
                application -> {
                  if (!requests.reminded(tx, caseId)) {
                    return Effect.refused(Refusal.NOT_NOW);
                  }
                  notices.leave(tx, application, Notice.REMINDER);
                  return Effect.done();
                }));
  }

  /** Gives applications back to their officers for which the time to send more is over. */
  public int runOut(Tx tx, int most) {
    return each(
        queue.runningOut(tx, most),
        caseId ->
            acting.clock(
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
                }));
  }

  private static int each(List<UUID> cases, Function<UUID, Outcome> act) {
    return (int) cases.stream().map(act).filter(Done.class::isInstance).count();
  }
}
