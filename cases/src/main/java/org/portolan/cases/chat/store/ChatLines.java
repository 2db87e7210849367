package org.portolan.cases.chat.store;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.portolan.cases.chat.model.Chat;
import org.portolan.cases.chat.model.ChatLine;
import org.portolan.cases.chat.model.Side;
import org.portolan.cases.store.ReadSealed;
import org.portolan.cases.store.Tx;
import org.portolan.cases.timeline.Timeline;

/** The messages of chats in the order of their numbers. */
@Dependent
public class ChatLines {

  private final Timeline timeline;

  @Inject
  public ChatLines(Timeline timeline) {
    this.timeline = timeline;
  }

  /**
   * Gives an entry of the timeline the next number in a chat that this transaction has locked.
   *
   * @return its number; the one it has when it stands there already
   */
  public long add(Tx tx, Chat chat, UUID entry, Side side) {
    Optional<Long> before = numberOf(tx, chat, entry);
    if (before.isPresent()) {
      return before.get();
    }
    // the message refers to its entry
    tx.writeNow();
    long seq =
        tx.sql()
            .createQuery(
                "UPDATE chat SET last_seq = last_seq + 1 WHERE id = :id RETURNING last_seq")
            .bind("id", chat.id())
            .mapTo(Long.class)
            .one();
    tx.sql()
        .createUpdate(
            """
            INSERT INTO chat_message (chat_id, seq, case_id, compartment, scope, entry_id, side, at)
            SELECT id, last_seq, case_id, compartment, scope, :entry, :side, :now
            FROM chat WHERE id = :id
            """)
        .bind("entry", entry)
        .bind("side", side.key())
        .bind("now", tx.now())
        .bind("id", chat.id())
        .execute();
    return seq;
  }

  /** The number that an entry has in a chat; empty when it has none. */
  public Optional<Long> numberOf(Tx tx, Chat chat, UUID entry) {
    return tx.sql()
        .createQuery("SELECT seq FROM chat_message WHERE chat_id = :id AND entry_id = :entry")
        .bind("id", chat.id())
        .bind("entry", entry)
        .mapTo(Long.class)
        .findOne();
  }

  /** The chat in which an entry stands. */
  public Optional<UUID> chatOf(Tx tx, UUID entry) {
    return tx.sql()
        .createQuery("SELECT chat_id FROM chat_message WHERE entry_id = :entry")
        .bind("entry", entry)
        .mapTo(UUID.class)
        .findOne();
  }

  /**
   * What was said in a chat after a number, in order.
   *
   * <p>Opens sealed values: record the reading.
   *
   * @param most how many at most
   */
  public List<ChatLine> after(Tx tx, Chat chat, long after, int most) {
    record Row(long seq, UUID entry, Side side, Instant at) {}
    List<Row> rows =
        tx.sql()
            .createQuery(
                """
                SELECT seq, entry_id, side, at FROM chat_message
                WHERE chat_id = :id AND seq > :after ORDER BY seq LIMIT :most
                """)
            .bind("id", chat.id())
            .bind("after", after)
            .bind("most", most)
            .map(
                (row, context) ->
                    new Row(
                        row.getLong("seq"),
                        row.getObject("entry_id", UUID.class),
                        Side.ofKey(row.getString("side")),
                        row.getTimestamp("at").toInstant()))
            .list();
    if (rows.isEmpty()) {
      return List.of();
    }
    Map<UUID, String> bodies =
        timeline.bodies(tx, chat.caseId(), rows.stream().map(Row::entry).toList());
    return rows.stream()
        .map(
            row ->
                new ChatLine(
                    row.seq,
                    row.entry,
                    row.side,
                    row.at,
                    bodies.getOrDefault(row.entry, ReadSealed.NOT_SHOWN)))
        .toList();
  }

  /** When a side last said something up to a number. */
  public Optional<Instant> lastOf(Tx tx, Chat chat, Side side, long upTo) {
    return tx.sql()
        .createQuery(
            """
            SELECT at FROM chat_message
            WHERE chat_id = :id AND side = :side AND seq <= :to ORDER BY seq DESC LIMIT 1
            """)
        .bind("id", chat.id())
        .bind("side", side.key())
        .bind("to", upTo)
        .mapTo(Instant.class)
        .findOne();
  }

  /** The entries of one side between two numbers, the first excluded. */
  public List<UUID> entries(Tx tx, Chat chat, Side side, long after, long upTo) {
    return tx.sql()
        .createQuery(
            """
            SELECT entry_id FROM chat_message
            WHERE chat_id = :id AND side = :side AND seq > :after AND seq <= :to ORDER BY seq
            """)
        .bind("id", chat.id())
        .bind("side", side.key())
        .bind("after", after)
        .bind("to", upTo)
        .mapTo(UUID.class)
        .list();
  }
}
