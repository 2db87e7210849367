package org.portolan.messaging.outbox;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import org.portolan.cases.store.CaseStore;
import org.portolan.cases.store.Outage;
import org.portolan.cases.store.Tx;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Messages of a batch that failed as a whole, one at a time: one that cannot be opened, worded or
 * addressed must not hold up those behind it.
 */
final class SendAlone {

  /** A database that is away for a moment fails them all; what is wrong with one stays wrong. */
  private static final int MOST_ATTEMPTS = 5;

  private static final Duration PAUSE = Duration.ofMinutes(1);

  private static final Logger LOG = LoggerFactory.getLogger(SendAlone.class);

  private final CaseStore store;
  private final OutboxRows rows;
  private final Moving moving;

  SendAlone(CaseStore store, OutboxRows rows, Moving moving) {
    this.store = store;
    this.rows = rows;
    this.moving = moving;
  }

  /**
   * Sends each. What cannot even be prepared is tried a few times, a minute apart, and then fails.
   *
   * @param sends claims and sends, as of a batch
   */
  void each(List<OutboxRow> claimed, Instant since, Consumer<Function<Tx, List<OutboxRow>>> sends) {
    LOG.info("A batch of {} messages failed; each is sent alone", claimed.size());
    for (OutboxRow row : claimed) {
      try {
        sends.accept(tx -> claim(tx, row.id(), since));
      } catch (RuntimeException e) {
        if (Outage.isBehind(e)) {
          throw e;
        }
        LOG.warn("Message {} cannot be sent", row.id(), e);
        store.run(SendMessages.ACTOR, tx -> failed(tx, row.id()));
      }
    }
  }

  /** Claims it, if it still waits. */
  private static List<OutboxRow> claim(Tx tx, UUID id, Instant realNow) {
    return tx.sql()
        .createQuery(
            """
            UPDATE outbox o SET state = 'sending', sending_since = :realNow,
              attempts = attempts + 1, asked_at = NULL
            WHERE o.id = :id AND o.state = 'waiting'
            RETURNING
            """
                + OutboxRow.COLUMNS)
        .bind("realNow", realNow)
        .bind("id", id)
        .map((row, context) -> OutboxRow.of(row))
        .list();
  }

  /** It could not be prepared: later again, or in the end for a person. */
  private void failed(Tx tx, UUID id) {
    rows.lock(tx, id)
        .filter(row -> row.state().equals("waiting"))
        .ifPresent(
            row -> {
              if (row.attempts() + 1 < MOST_ATTEMPTS) {
                later(tx, id);
              } else {
                moving.ends(tx, row, "failed", "cannot be said", null);
              }
            });
  }

  private static void later(Tx tx, UUID id) {
    tx.sql()
        .createUpdate(
            """
            UPDATE outbox SET attempts = attempts + 1, due_at = :due, reason = 'cannot be said'
            WHERE id = :id
            """)
        .bind("due", tx.now().plus(PAUSE))
        .bind("id", id)
        .execute();
  }
}
