package org.portolan.messaging.outbox;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.portolan.cases.store.Tx;

/** The outbox's rows about which a provider has to be asked. */
final class UnsettledRows {

  /** A message is sent within it, or never. */
  private static final Duration LONGEST_DEADLINE = Duration.ofDays(3);

  /** Claims, for a while, messages of which nobody knows whether the provider has them. */
  List<OutboxRow> claimUnclear(Tx tx, Instant realNow, Duration after, int limit) {
    return OutboxRows.rows(
        tx.sql()
            .createQuery(
                """
                WITH unclear AS (
                  SELECT o.id FROM outbox o
                  WHERE o.state = 'sending' AND o.sending_since < :before
                    AND (o.asked_at IS NULL OR o.asked_at < :before)
                  ORDER BY o.sending_since LIMIT :limit FOR UPDATE SKIP LOCKED)
                UPDATE outbox o SET asked_at = :realNow
                FROM unclear WHERE o.id = unclear.id
                RETURNING
                """
                    + OutboxRow.COLUMNS)
            .bind("before", realNow.minus(after))
            .bind("realNow", realNow)
            .bind("limit", limit));
  }

  /**
   * Messages that a provider took and of which nothing was heard for a while: those first that were
   * never asked about, and of these the most urgent. Who takes mails can never be asked.
   *
   * @param again how long ago one was last asked about, if it was
   */
  List<OutboxRow> silent(
      Tx tx, Instant realNow, Duration after, Duration again, Duration noLonger, int limit) {
    return OutboxRows.rows(
        tx.sql()
            .createQuery(
                "SELECT "
                    + OutboxRow.COLUMNS
                    + """
                    FROM outbox o
                    WHERE o.state = 'accepted' AND o.channel <> 'email' AND o.created_at >= :lives
                      AND o.sending_since BETWEEN :since AND :until
                      AND (o.asked_at IS NULL OR o.asked_at < :again)
                    ORDER BY o.asked_at IS NOT NULL, o.rank, o.sending_since, o.position
                    LIMIT :limit
                    """)
            // of an index by the day only: the times of the domain and of providers may differ
            .bind("lives", tx.now().minus(noLonger).minus(LONGEST_DEADLINE))
            .bind("since", realNow.minus(noLonger))
            .bind("until", realNow.minus(after))
            .bind("again", realNow.minus(again))
            .bind("limit", limit));
  }

  /** Claims one to ask about; false when it has moved meanwhile, or another node asks about it. */
  boolean claimSilent(Tx tx, OutboxRow row, Instant realNow, Duration again) {
    return tx.sql()
            .createUpdate(
                """
                UPDATE outbox SET asked_at = :now
                WHERE id = :id AND state = 'accepted' AND provider_id = :provider
                  AND (asked_at IS NULL OR asked_at < :again)
                """)
            .bind("now", realNow)
            .bind("again", realNow.minus(again))
            .bind("id", row.id())
            .bind("provider", row.providerId())
            .execute()
        > 0;
  }
}
