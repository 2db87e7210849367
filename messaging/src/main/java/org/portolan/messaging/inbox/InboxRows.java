package org.portolan.messaging.inbox;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jdbi.v3.core.statement.Query;
import org.portolan.cases.keys.KeyId;
import org.portolan.cases.keys.Keys;
import org.portolan.cases.people.Channel;
import org.portolan.cases.people.Endpoint;
import org.portolan.cases.store.ManyRows;
import org.portolan.cases.store.Tx;
import org.portolan.messaging.inbox.MessageHandler.Handled;
import org.portolan.messaging.inbox.MessageHandler.State;

/** The inbox's rows, claimed so that any number of workers and nodes share them. */
public final class InboxRows {

  /** The stretch within which the same text again and again is taken for a machine's. */
  private static final Duration ALIKE_WITHIN = Duration.ofMinutes(5);

  /** The advisory lock keeps a sender to one worker also when two messages overtake each other. */
  private static final String CLAIM =
      """
      SELECT due.id, due.channel, due.key_day, due.sender, due.sender_index, due.body, due.media,
        due.attached, due.received_at, due.doubtful, due.answers, counted.alike, counted.recent
      FROM %s due CROSS JOIN LATERAL (
        SELECT count(*) FILTER (WHERE a.body_index = due.body_index) AS alike, count(*) AS recent
        FROM inbox a WHERE a.sender_index = due.sender_index AND a.received_at > :since) counted
      WHERE pg_try_advisory_xact_lock(due.sender_lock)
      ORDER BY due.position
      """;

  private static final String ALL = CLAIM.formatted("inbox_oldest(:now, :limit)");
  private static final String ONE = CLAIM.formatted("inbox_if_oldest(:now, :id)");

  private static final ManyRows<Completed> COMPLETE =
      ManyRows.<Completed>statement(
              """
              UPDATE inbox i SET state = r.state, outcome = r.outcome, handled_at = r.now,
                body = CASE WHEN r.state = 'handled' THEN NULL ELSE i.body END,
                attached = CASE WHEN r.state = 'handled' THEN NULL ELSE i.attached END
              FROM :rows WHERE i.id = r.id
              """)
          .column("id", "uuid", Completed::id)
          .column("state", "text", completed -> completed.what.state().key())
          .column("outcome", "text", completed -> completed.what.outcome())
          .column("now", "timestamptz", Completed::now)
          .build();

  private final Keys keys;

  public InboxRows(Keys keys) {
    this.keys = keys;
  }

  /**
   * Claims the oldest waiting message of each of some senders, and opens them.
   *
   * @param claimed is told the id of each before any is opened: one of them may not open
   */
  List<StoredMessage> claim(Tx tx, int limit, Consumer<UUID> claimed) {
    List<Row> rows = found(claim(tx, ALL).bind("limit", limit));
    rows.forEach(row -> claimed.accept(row.id));
    return opened(rows);
  }

  /** Claims one message, unless somebody else has it or an older one must go first. */
  List<StoredMessage> claim(Tx tx, UUID id) {
    return opened(found(claim(tx, ONE).bind("id", id)));
  }

  /** What the sender of a shared phone wrote and nobody knows yet whom it is about, in order. */
  public List<StoredMessage> asking(Tx tx, byte[] senderIndex) {
    return opened(
        found(
            tx.sql()
                .createQuery(
                    """
                    SELECT id, channel, key_day, sender, sender_index, body, media, attached,
                      received_at, doubtful, answers, 0 AS alike, 0 AS recent
                    FROM inbox WHERE sender_index = :sender AND state = 'asking'
                    ORDER BY position FOR UPDATE
                    """)
                .bind("sender", senderIndex)));
  }

  /** What has waited since a time for its sender to say whom it is about, of any sender. */
  public List<UUID> askingSince(Tx tx, Instant since, int limit) {
    return tx.sql()
        .createQuery(
            """
            SELECT id FROM inbox WHERE state = 'asking' AND received_at < :since AND due_at <= :now
            ORDER BY position LIMIT :limit FOR UPDATE SKIP LOCKED
            """)
        .bind("since", since)
        .bind("now", tx.now())
        .bind("limit", limit)
        .mapTo(UUID.class)
        .list();
  }

  /** Locks one of those, if it still waits for its sender, and opens it. */
  public Optional<StoredMessage> lockAsking(Tx tx, UUID id) {
    return opened(
            found(
                tx.sql()
                    .createQuery(
                        """
                        SELECT id, channel, key_day, sender, sender_index, body, media, attached,
                          received_at, doubtful, answers, 0 AS alike, 0 AS recent
                        FROM inbox WHERE id = :id AND state = 'asking' FOR UPDATE SKIP LOCKED
                        """)
                    .bind("id", id)))
        .stream()
        .findFirst();
  }

  /** Who wrote a message, as long as it is known; empty when it is no address to answer to. */
  public Optional<Endpoint> senderOf(Tx tx, UUID id) {
    return tx.sql()
        .createQuery("SELECT channel, key_day, sender FROM inbox WHERE id = :id")
        .bind("id", id)
        .map(
            (row, context) ->
                Endpoint.parse(
                    Channel.ofKey(row.getString("channel")),
                    keys.sealer()
                        .open(
                            KeyId.ofTransit(row.getObject("key_day", LocalDate.class)),
                            ReceiveMessage.place(id, "sender"),
                            row.getBytes("sender"))))
        .findOne()
        .flatMap(sender -> sender);
  }

  /** Completes messages; the text is not needed any more where it now stands on a case. */
  public void complete(Tx tx, Map<UUID, Handled> handled) {
    COMPLETE.update(
        tx,
        handled.entrySet().stream()
            .map(one -> new Completed(one.getKey(), one.getValue(), tx.now()))
            .toList());
  }

  /**
   * One more attempt failed: again later, or a person has to look.
   *
   * @return whether a person has to
   */
  public boolean failed(Tx tx, UUID id, String why, Duration firstPause, int mostAttempts) {
    int attempts =
        tx.sql()
            .createQuery(
                """
                UPDATE inbox SET attempts = attempts + 1, outcome = :why
                WHERE id = :id AND state IN ('waiting', 'asking') RETURNING attempts
                """)
            .bind("id", id)
            .bind("why", why)
            .mapTo(Integer.class)
            .findOne()
            .orElse(0);
    if (attempts >= mostAttempts) {
      complete(tx, Map.of(id, new Handled(State.HELD, why)));
    } else if (attempts > 0) {
      tx.sql()
          .createUpdate("UPDATE inbox SET due_at = :due WHERE id = :id")
          .bind("due", tx.now().plus(firstPause.multipliedBy(1L << (attempts - 1))))
          .bind("id", id)
          .execute();
    }
    return attempts >= mostAttempts;
  }

  private static Query claim(Tx tx, String sql) {
    return tx.sql()
        .createQuery(sql)
        .bind("now", tx.now())
        .bind("since", tx.now().minus(ALIKE_WITHIN));
  }

  private static List<Row> found(Query query) {
    return query.map((row, context) -> Row.of(row)).list();
  }

  private List<StoredMessage> opened(List<Row> rows) {
    Collection<KeyId> days =
        rows.stream().map(row -> KeyId.ofTransit(row.day)).collect(Collectors.toSet());
    keys.vault().prefetch(days);
    return rows.stream().map(this::opened).toList();
  }

  private StoredMessage opened(Row row) {
    return new StoredMessage(
        row.id,
        row.channel,
        open(row, "sender", row.sender),
        row.senderIndex,
        open(row, "body", row.body),
        row.media,
        InboundMedia.ofJson(open(row, "attached", row.attached)),
        row.receivedAt,
        row.alike,
        row.recent,
        row.doubtful,
        Optional.ofNullable(row.answers));
  }

  private String open(Row row, String field, byte[] value) {
    return keys.sealer().open(KeyId.ofTransit(row.day), ReceiveMessage.place(row.id, field), value);
  }

  private record Completed(UUID id, Handled what, Instant now) {}

  private record Row(
      UUID id,
      Channel channel,
      LocalDate day,
      byte[] sender,
      byte[] senderIndex,
      byte[] body,
      int media,
      byte[] attached,
      Instant receivedAt,
      int alike,
      int recent,
      boolean doubtful,
      String answers) {

    static Row of(ResultSet row) throws SQLException {
      return new Row(
          row.getObject("id", UUID.class),
          Channel.ofKey(row.getString("channel")),
          row.getObject("key_day", LocalDate.class),
          row.getBytes("sender"),
          row.getBytes("sender_index"),
          row.getBytes("body"),
          row.getInt("media"),
          row.getBytes("attached"),
          row.getTimestamp("received_at").toInstant(),
          row.getInt("alike"),
          row.getInt("recent"),
          row.getBoolean("doubtful"),
          row.getString("answers"));
    }
  }
}
