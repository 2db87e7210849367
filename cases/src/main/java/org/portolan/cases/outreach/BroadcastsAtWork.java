package org.portolan.cases.outreach;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.portolan.cases.keys.Keys;
import org.portolan.cases.store.Tx;

/**
 * What messaging asks of broadcasts that go out: which begin, what they say, and when one is over;
 * {@link BroadcastSlices} has the numbers. As a system actor who may read people and outreach.
 */
@Dependent
public class BroadcastsAtWork {

  private final BroadcastRows rows;

  @Inject
  public BroadcastsAtWork(Keys keys) {
    this.rows = new BroadcastRows(keys);
  }

  /** Those that are approved and whose time has come. */
  public List<UUID> due(Tx tx) {
    return tx.sql()
        .createQuery(
            """
            SELECT case_id FROM broadcast
            WHERE state = 'approved' AND (not_before IS NULL OR not_before <= :now)
            """)
        .bind("now", tx.now())
        .mapTo(UUID.class)
        .list();
  }

  /** Begins one of those, unless somebody else does; returns how many began. */
  public int begin(Tx tx, UUID id) {
    boolean still =
        tx.sql()
            .createQuery(
                """
                SELECT case_id FROM broadcast
                WHERE case_id = :id AND state = 'approved' FOR UPDATE SKIP LOCKED
                """)
            .bind("id", id)
            .mapTo(UUID.class)
            .findOne()
            .isPresent();
    if (still) {
      move(tx, id, BroadcastState.SENDING, null);
      tx.sql()
          .createUpdate("UPDATE broadcast SET started_at = :now WHERE case_id = :id")
          .bind("now", tx.now())
          .bind("id", id)
          .execute();
      tx.record(id, "broadcast.begun", Map.of());
    }
    return still ? 1 : 0;
  }

  /** Those that go out and of which all have been handed over. */
  public List<UUID> queuedAndSending(Tx tx) {
    return tx.sql()
        .createQuery(
            """
            SELECT case_id FROM broadcast WHERE state = 'sending' AND queued_at IS NOT NULL
            FOR UPDATE SKIP LOCKED
            """)
        .mapTo(UUID.class)
        .list();
  }

  /** Nothing of it waits any more. */
  public void ended(Tx tx, UUID id) {
    move(tx, id, BroadcastState.DONE, null);
    tx.record(id, "broadcast.ended", Map.of());
  }

  /**
   * The money for broadcasts is spent: all that go out stand still until somebody lets them go on.
   */
  public int standStill(Tx tx, String because) {
    List<UUID> going =
        tx.sql()
            .createQuery("SELECT case_id FROM broadcast WHERE state = 'sending' FOR UPDATE")
            .mapTo(UUID.class)
            .list();
    going.forEach(id -> pause(tx, id, because));
    return going.size();
  }

  /** One of them cannot go on: it stands still until somebody lets it. */
  public void standStill(Tx tx, UUID id, String because) {
    if (isGoing(tx, id)) {
      pause(tx, id, because);
    }
  }

  /** The same of one whose key is gone: nothing can be written into its journal any more. */
  public void standStillWithoutKey(Tx tx, UUID id, String because) {
    if (isGoing(tx, id)) {
      move(tx, id, BroadcastState.PAUSED, because);
    }
  }

  private static boolean isGoing(Tx tx, UUID id) {
    return tx.sql()
        .createQuery(
            """
            SELECT case_id FROM broadcast
            WHERE case_id = :id AND state IN ('approved', 'sending') FOR UPDATE
            """)
        .bind("id", id)
        .mapTo(UUID.class)
        .findOne()
        .isPresent();
  }

  private static void pause(Tx tx, UUID id, String because) {
    move(tx, id, BroadcastState.PAUSED, because);
    tx.record(id, "broadcast.paused", Map.of("because", because));
  }

  /**
   * What it says; it is read for every batch, and written no more once it goes out. Empty when it
   * no longer opens: one without a text is never approved.
   */
  public Optional<BroadcastMessage> message(Tx tx, UUID id) {
    return rows.find(tx, id)
        .map(Broadcast::message)
        .filter(message -> !message.written().isEmpty());
  }

  /** Those that have been over since before a time and of which more than counts is left. */
  public List<Ended> over(Tx tx, java.time.Instant before) {
    return tx.sql()
        .createQuery(
            """
            SELECT case_id, scope FROM broadcast
            WHERE state IN ('done', 'cancelled') AND ended_at < :before AND summed_at IS NULL
            ORDER BY ended_at LIMIT 10 FOR UPDATE SKIP LOCKED
            """)
        .bind("before", before)
        .map(
            (row, context) ->
                new Ended(row.getObject("case_id", UUID.class), row.getString("scope")))
        .list();
  }

  /** Keeps a count of what became of messages that are about to be forgotten. */
  public void keep(
      Tx tx, Ended ended, String outcome, String reason, String country, int messages) {
    tx.sql()
        .createUpdate(
            """
            INSERT INTO broadcast_outcome (case_id, scope, outcome, reason, country, messages)
            VALUES (:id, :scope, :outcome, :reason, :country, :messages)
            """)
        .bind("id", ended.id)
        .bind("scope", ended.scope)
        .bind("outcome", outcome)
        .bind("reason", reason)
        .bind("country", country)
        .bind("messages", messages)
        .execute();
  }

  /**
   * Keeps what was taken for messages that are about to be forgotten.
   *
   * @param billed whether the provider billed it; else it was only expected
   */
  public void keep(Tx tx, Ended ended, Broadcast.Price amount, boolean billed) {
    tx.sql()
        .createUpdate(
            """
            INSERT INTO broadcast_charge (case_id, scope, currency, billed, amount)
            VALUES (:id, :scope, :currency, :billed, :amount)
            """)
        .bind("id", ended.id)
        .bind("scope", ended.scope)
        .bind("currency", amount.currency())
        .bind("billed", billed)
        .bind("amount", amount.amount())
        .execute();
  }

  /** Only counts are left of it. */
  public void summed(Tx tx, UUID id) {
    tx.sql()
        .createUpdate("UPDATE broadcast SET summed_at = :now WHERE case_id = :id")
        .bind("now", tx.now())
        .bind("id", id)
        .execute();
    BroadcastSlices.forget(tx, id);
    tx.sql()
        .createUpdate("DELETE FROM broadcast_listed WHERE case_id = :id")
        .bind("id", id)
        .execute();
  }

  static void move(Tx tx, UUID id, BroadcastState to, String because) {
    tx.sql()
        .createUpdate(
            """
            UPDATE broadcast SET state = :state, stands_because = CAST(:because AS text),
              ended_at = CASE WHEN :over THEN CAST(:now AS timestamptz) END
            WHERE case_id = :id
            """)
        .bind("state", to.key())
        .bind("because", because)
        .bind("over", to.isOver())
        .bind("now", tx.now())
        .bind("id", id)
        .execute();
    if (to.isOver()) {
      tx.sql()
          .createUpdate("UPDATE case_file SET closed_at = :now WHERE id = :id")
          .bind("now", tx.now())
          .bind("id", id)
          .execute();
    }
  }

  /** A broadcast that is over, and whose it was. */
  public record Ended(UUID id, String scope) {}
}
