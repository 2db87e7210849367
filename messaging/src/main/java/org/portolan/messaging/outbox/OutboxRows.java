package org.portolan.messaging.outbox;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jdbi.v3.core.statement.Query;
import org.portolan.cases.store.ManyRows;
import org.portolan.cases.store.Tx;

/** The outbox's rows, claimed so that any number of workers and nodes share them. */
final class OutboxRows {

  /** How long a message being sent keeps the next one to the same recipient waiting. */
  private static final Duration IN_ORDER_FOR = Duration.ofSeconds(20);

  private static final ManyRows<Progress> PROGRESSES =
      ManyRows.<Progress>statement(
              """
              UPDATE outbox o SET state = r.state, delivery = r.delivery,
                provider_id = r.provider_id, error_code = r.code, reason = NULL,
                accepted_at = COALESCE(o.accepted_at, r.now),
                ended_at = CASE WHEN r.state = 'accepted' THEN o.ended_at ELSE r.now END
              FROM :rows WHERE o.id = r.id
              """)
          .column("id", "uuid", Progress::id)
          .column("state", "text", Progress::state)
          .column("delivery", "text", progress -> progress.to.key())
          .column("provider_id", "text", Progress::providerId)
          .column("code", "int4", Progress::errorCode)
          .column("now", "timestamptz", Progress::now)
          .build();

  /**
   * Claims what is due, the most urgent first and of each recipient only the first, and marks it as
   * being sent.
   *
   * @param pace how many messages of broadcasts a sender may take in a second
   */
  List<OutboxRow> claim(Tx tx, Instant realNow, int limit, int pace) {
    List<OutboxRow> claimed =
        rows(
            tx.sql()
                .createQuery(
                    """
                WITH due AS MATERIALIZED (SELECT id FROM outbox_next(
                  :now, :realNow, :recently, :limit, :pace))
                UPDATE outbox o SET state = 'sending', sending_since = :realNow,
                  attempts = attempts + 1, unended_attempt = attempts + 1, asked_at = NULL
                FROM due WHERE o.id = due.id
                RETURNING
                """
                        + OutboxRow.COLUMNS)
                .bind("now", tx.now())
                .bind("realNow", realNow)
                .bind("recently", realNow.minus(IN_ORDER_FOR))
                .bind("limit", limit)
                .bind("pace", (double) pace));
    claimed.sort(Comparator.comparingInt(row -> row.purpose().rank()));
    return claimed;
  }

  Optional<OutboxRow> find(Tx tx, UUID id) {
    return rows(
            tx.sql()
                .createQuery("SELECT " + OutboxRow.COLUMNS + " FROM outbox o WHERE o.id = :id")
                .bind("id", id))
        .stream()
        .findFirst();
  }

  /** Locks many, always in the same order. */
  Map<UUID, OutboxRow> lock(Tx tx, Collection<UUID> ids) {
    return rows(
            tx.sql()
                .createQuery(
                    "SELECT "
                        + OutboxRow.COLUMNS
                        + " FROM outbox o WHERE o.id = ANY (:ids) ORDER BY o.id FOR UPDATE")
                .bindArray("ids", UUID.class, ids.toArray()))
        .stream()
        .collect(Collectors.toMap(OutboxRow::id, row -> row));
  }

  Optional<OutboxRow> lock(Tx tx, UUID id) {
    return rows(
            tx.sql()
                .createQuery(
                    "SELECT " + OutboxRow.COLUMNS + " FROM outbox o WHERE o.id = :id FOR UPDATE")
                .bind("id", id))
        .stream()
        .findFirst();
  }

  Optional<OutboxRow> lockOf(Tx tx, String providerId) {
    return rows(
            tx.sql()
                .createQuery(
                    "SELECT "
                        + OutboxRow.COLUMNS
                        + " FROM outbox o WHERE o.provider_id = :providerId FOR UPDATE")
                .bind("providerId", providerId))
        .stream()
        .findFirst();
  }

  /** Which of these ids of the provider's belong to messages we know of. */
  List<String> known(Tx tx, OutboxRow row, List<String> providerIds) {
    return tx.sql()
        .createQuery(
            """
            SELECT provider_id FROM outbox
            WHERE provider_id = ANY (:ids) AND provider_id IS NOT NULL
            UNION
            SELECT past FROM outbox, unnest(past_provider_ids) past
            WHERE recipient_id = :recipient AND accepted_at IS NOT NULL
            """)
        .bind("recipient", row.recipient().id())
        .bindArray("ids", String.class, providerIds.toArray())
        .mapTo(String.class)
        .list();
  }

  /** The way it went has failed; it goes by the next one at once. */
  void goesAnotherWay(Tx tx, OutboxRow row, String reason, int errorCode) {
    waits(tx, row, tx.now(), reason, true);
    tx.sql()
        .createUpdate(
            """
            UPDATE outbox SET tried = tried || :way, error_code = :code WHERE id = :id
            """)
        .bind("way", row.wayKey())
        .bind("code", errorCode)
        .bind("id", row.id())
        .execute();
  }

  /** By which way it goes is decided once more, at once; that it was is remembered. */
  void decidedAnew(Tx tx, OutboxRow row, String reason, int errorCode) {
    waits(tx, row, tx.now(), reason, true);
    tx.sql()
        .createUpdate(
            """
            UPDATE outbox SET error_code = :code, tried = tried || :closed WHERE id = :id
            """)
        .bind("code", errorCode)
        .bind("closed", row.closedKey())
        .bind("id", row.id())
        .execute();
  }

  /**
   * Waits until a time. The attempt counts only when the provider was called; one that it took is
   * left behind with its price.
   */
  void waits(Tx tx, OutboxRow row, Instant until, String reason, boolean counts) {
    tx.sql()
        .createUpdate(
            """
            WITH left_behind AS (
              INSERT INTO outbox_attempt (provider_id, message_id, country, accepted_at, price,
                currency, billed, billed_currency)
              SELECT provider_id, id, country, COALESCE(accepted_at, created_at), price, currency,
                billed, billed_currency
              FROM outbox WHERE id = :id AND provider_id IS NOT NULL
              ON CONFLICT DO NOTHING)
            UPDATE outbox SET state = 'waiting', due_at = :due, reason = :reason,
              attempts = attempts - :uncounted, provider_id = NULL, delivery = NULL,
              billed = NULL, billed_currency = NULL,
              past_provider_ids = CASE WHEN provider_id IS NULL THEN past_provider_ids
                ELSE past_provider_ids || provider_id END
            WHERE id = :id
            """)
        .bind("due", until)
        .bind("reason", reason)
        .bind("uncounted", counts ? 0 : 1)
        .bind("id", row.id())
        .execute();
  }

  /** Waits for a channel to be configured. */
  void held(Tx tx, OutboxRow row) {
    tx.sql()
        .createUpdate(
            """
            UPDATE outbox SET state = 'held', reason = 'not-configured', attempts = attempts - 1
            WHERE id = :id
            """)
        .bind("id", row.id())
        .execute();
  }

  /** A person has it sent once more, until a new deadline. */
  void again(Tx tx, OutboxRow row, Instant deadline) {
    waits(tx, row, tx.now(), "once more", true);
    tx.sql()
        .createUpdate(
            """
            UPDATE outbox SET deadline = :deadline, ended_at = NULL, put_away_at = NULL,
              error_code = NULL, tried = '{}'
            WHERE id = :id
            """)
        .bind("deadline", deadline)
        .bind("id", row.id())
        .execute();
  }

  /** A person has seen that it will not arrive. */
  void putAway(Tx tx, OutboxRow row) {
    tx.sql()
        .createUpdate("UPDATE outbox SET put_away_at = :now WHERE id = :id")
        .bind("now", tx.now())
        .bind("id", row.id())
        .execute();
  }

  /** Comes to an end, or to a person. */
  void ends(Tx tx, OutboxRow row, String state, String reason, Integer errorCode) {
    tx.sql()
        .createUpdate(
            """
            UPDATE outbox SET state = :state, reason = :reason, error_code = :code,
              ended_at = CASE WHEN :state = 'uncertain' THEN ended_at ELSE :now END,
              delivery = CASE WHEN :state = 'uncertain' THEN delivery ELSE 'failed' END
            WHERE id = :id
            """)
        .bind("state", state)
        .bind("reason", reason)
        .bind("now", tx.now())
        .bind("code", errorCode)
        .bind("id", row.id())
        .execute();
  }

  /**
   * Moves forward under the provider's id; nothing else may change the row before it is written.
   */
  void progresses(Tx tx, OutboxRow row, String providerId, DeliveryProgress to, Integer errorCode) {
    tx.changeAtEnd(PROGRESSES, new Progress(row.id(), providerId, to, errorCode, tx.now()));
  }

  private record Progress(
      UUID id, String providerId, DeliveryProgress to, Integer errorCode, Instant now) {

    String state() {
      return switch (to) {
        case SENDING, ACCEPTED, SENT -> "accepted";
        case FAILED -> "failed";
        case DELIVERED, READ -> "delivered";
      };
    }
  }

  static List<OutboxRow> rows(Query query) {
    return query.map((row, context) -> OutboxRow.of(row)).list();
  }
}
