package org.portolan.messaging.outreach;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.portolan.cases.outreach.BroadcastsAtWork;
import org.portolan.cases.outreach.BroadcastsAtWork.Ended;
import org.portolan.cases.store.Actor;
import org.portolan.cases.store.CaseStore;
import org.portolan.cases.store.Compartment;
import org.portolan.cases.store.Tx;
import org.portolan.messaging.outreach.BroadcastResults.Taken;
import org.portolan.messaging.spending.Budgets.WhatFor;
import org.portolan.messaging.spending.Spending;
import org.portolan.messaging.spending.UnverifiedNumbers;

/**
 * Looks after broadcasts that go out: ends one of which nothing waits any more, takes back what
 * waits of one that was ended by hand, and, a week after, keeps counts and forgets to whom it went.
 */
public final class WatchBroadcasts {

  private static final Actor ACTOR =
      Actor.system("broadcasts", Compartment.IDENTITY, Compartment.OUTREACH, Compartment.TRANSIT);

  /** As long as messages that belong to no case are kept. */
  private static final Duration KEPT = Duration.ofDays(7);

  private static final int AT_ONCE = 20_000;

  private final CaseStore store;
  private final BroadcastsAtWork broadcasts;
  private final Spending spending;

  public WatchBroadcasts(CaseStore store, BroadcastsAtWork broadcasts, Spending spending) {
    this.store = store;
    this.broadcasts = broadcasts;
    this.spending = spending;
  }

  /**
   * Does what there is to do; returns how much that was, without what has to be looked at again.
   */
  public int step() {
    spending.keepUp();
    if (spending.isSpent(WhatFor.BROADCAST)) {
      store.call(ACTOR, tx -> broadcasts.standStill(tx, "budget"));
    }
    store.run(ACTOR, this::end);
    store.call(ACTOR, UnverifiedNumbers::forget);
    int taken = store.call(ACTOR, WatchBroadcasts::takeBack);
    return taken + store.call(ACTOR, this::sumUp);
  }

  private void end(Tx tx) {
    for (UUID id : broadcasts.queuedAndSending(tx)) {
      if (!waits(tx, id)) {
        broadcasts.ended(tx, id);
        tx.sql()
            .createUpdate("DELETE FROM outbox_lane WHERE broadcast_id = :id")
            .bind("id", id)
            .execute();
      }
    }
  }

  private static boolean waits(Tx tx, UUID id) {
    return tx.sql()
        .createQuery(
            """
            SELECT EXISTS (SELECT FROM outbox
            WHERE broadcast_id = :id AND state IN ('waiting', 'held', 'sending'))
            """)
        .bind("id", id)
        .mapTo(Boolean.class)
        .one();
  }

  private static int takeBack(Tx tx) {
    List<UUID> over =
        tx.sql()
            .createQuery(
                """
                SELECT DISTINCT l.broadcast_id FROM outbox_lane l
                WHERE broadcast_is_cancelled(l.broadcast_id)
                """)
            .mapTo(UUID.class)
            .list();
    int taken = 0;
    for (UUID id : over) {
      int some =
          tx.sql()
              .createUpdate(
                  """
                  UPDATE outbox SET state = 'cancelled', reason = 'cancelled', ended_at = :now
                  WHERE id IN (SELECT id FROM outbox
                    WHERE broadcast_id = :id AND state IN ('waiting', 'held')
                    LIMIT :limit FOR UPDATE SKIP LOCKED)
                  """)
              .bind("id", id)
              .bind("now", tx.now())
              .bind("limit", AT_ONCE)
              .execute();
      if (some == 0 && !waits(tx, id)) {
        tx.sql()
            .createUpdate("DELETE FROM outbox_lane WHERE broadcast_id = :id")
            .bind("id", id)
            .execute();
      }
      taken += some;
    }
    return taken;
  }

  private int sumUp(Tx tx) {
    List<Ended> over = broadcasts.over(tx, tx.now().minus(KEPT));
    int summed = 0;
    for (Ended ended : over) {
      if (waits(tx, ended.id())) {
        continue;
      }
      BroadcastResults.of(tx, ended.id())
          .forEach(
              line ->
                  broadcasts.keep(
                      tx,
                      ended,
                      line.outcome().key(),
                      line.reason(),
                      line.country(),
                      line.messages()));
      Taken taken = BroadcastResults.taken(tx, ended.id());
      taken.billed().forEach(amount -> broadcasts.keep(tx, ended, amount, true));
      taken.expected().forEach(amount -> broadcasts.keep(tx, ended, amount, false));
      tx.sql()
          .createUpdate("DELETE FROM outbox WHERE broadcast_id = :id")
          .bind("id", ended.id())
          .execute();
      broadcasts.summed(tx, ended.id());
      summed++;
    }
    return summed;
  }
}
