package org.portolan.cases.chat.store;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.portolan.cases.attachments.Attachment;
import org.portolan.cases.chat.model.Chat;
import org.portolan.cases.chat.model.ChatLine;
import org.portolan.cases.chat.model.Side;
import org.portolan.cases.store.ManyRows;
import org.portolan.cases.store.ReadSealed;
import org.portolan.cases.store.Tx;
import org.portolan.cases.timeline.Timeline;

/** The messages of chats in the order of their numbers. */
@Dependent
public class ChatLines {

  private static final ManyRows<Next> SAY =
      ManyRows.<Next>statement(
              """
              WITH said AS (
                UPDATE chat c SET last_seq = c.last_seq + 1, by_text = false,
                  paced = CASE WHEN c.paced_from < :since THEN 1 ELSE c.paced + 1 END,
                  paced_from = CASE WHEN c.paced_from < :since THEN :now ELSE c.paced_from END
                FROM :rows
                WHERE c.id = r.chat AND c.state <> 'ended'
                  AND (c.paced_from < :since OR c.paced < r.most)
                  AND NOT EXISTS (SELECT FROM chat_message m WHERE m.entry_id = r.entry)
                RETURNING c.id, c.case_id, c.compartment, c.scope, c.last_seq, r.entry),
              line AS (
                INSERT INTO chat_message
                  (chat_id, seq, case_id, compartment, scope, entry_id, side, at)
                SELECT id, last_seq, case_id, compartment, scope, entry, :side, :now FROM said)
              SELECT entry, last_seq AS seq FROM said
              """)
          .column("chat", "uuid", Next::chat)
          .column("entry", "uuid", Next::entry)
          .column("most", "int4", Next::most)
          .build();

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

  /**
   * Gives entries of the timeline, which visitors wrote, each the next number in an open chat of
   * its own, and counts it; all in one statement.
   *
   * @param since counts begin anew after this time
   * @return the numbers by the entries; one is missing when the chat has ended, its visitor has
   *     written too much meanwhile, or it stands in a chat already
   */
  public Map<UUID, Long> say(Tx tx, Collection<Next> messages, Instant since) {
    // the messages refer to their entries
    tx.writeNow();
    Map<UUID, Long> numbers = new HashMap<>();
    SAY.bind(tx.sql().createQuery(SAY.sql()), messages)
        .bind("side", Side.VISITOR.key())
        .bind("since", since)
        .bind("now", tx.now())
        .map((row, context) -> numbers.put(row.getObject("entry", UUID.class), row.getLong("seq")))
        .list();
    return numbers;
  }

  /**
   * A message that is to have the next number.
   *
   * @param most how many its visitor may have written since they are counted, this one included
   */
  public record Next(UUID chat, UUID entry, int most) {}

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
    return after(tx, Map.of(chat, after), most, row -> true).getOrDefault(chat.id(), List.of());
  }

  /**
   * The same of several chats at once, by their ids, as tickets open them: without files that came
   * by text. Those of which nothing was said since are missing.
   *
   * @param after the number after which, of each
   * @param most how many of each at most
   */
  public Map<UUID, List<ChatLine>> toTicket(Tx tx, Map<Chat, Long> after, int most) {
    return after(tx, after, most, row -> !row.texted);
  }

  private Map<UUID, List<ChatLine>> after(
      Tx tx, Map<Chat, Long> after, int most, Predicate<Row> withFiles) {
    Map<Chat, Long> behind = new LinkedHashMap<>(after);
    behind.entrySet().removeIf(one -> one.getKey().lastSeq() <= one.getValue());
    if (behind.isEmpty()) {
      return Map.of();
    }
    List<Row> rows = rows(tx, behind, most);
    Map<UUID, UUID> cases =
        behind.keySet().stream().collect(Collectors.toMap(Chat::id, Chat::caseId));
    Map<UUID, UUID> entries =
        rows.stream().collect(Collectors.toMap(Row::entry, row -> cases.get(row.chat)));
    Map<UUID, String> bodies = timeline.bodies(tx, entries);
    rows.stream().filter(withFiles.negate()).map(Row::entry).forEach(entries::remove);
    Map<UUID, List<Attachment>> files = timeline.attachments(tx, entries);
    return rows.stream()
        .collect(
            Collectors.groupingBy(
                Row::chat,
                Collectors.mapping(row -> row.line(bodies, files), Collectors.toList())));
  }

  private static List<Row> rows(Tx tx, Map<Chat, Long> behind, int most) {
    return tx.sql()
        .createQuery(
            """
            SELECT a.chat, m.seq, m.entry_id, m.side, m.at,
              m.side = 'visitor' AND e.channel <> 'web' AS texted
            FROM unnest(CAST(:chats AS uuid[]), CAST(:after AS int8[])) AS a (chat, after)
            JOIN LATERAL (
              SELECT seq, entry_id, side, at FROM chat_message
              WHERE chat_id = a.chat AND seq > a.after ORDER BY seq LIMIT :most) m ON true
            JOIN timeline_entry e ON e.id = m.entry_id
            ORDER BY a.chat, m.seq
            """)
        .bindArray("chats", UUID.class, behind.keySet().stream().map(Chat::id).toArray())
        .bindArray("after", Long.class, behind.values().toArray())
        .bind("most", most)
        .map(
            (row, context) ->
                new Row(
                    row.getObject("chat", UUID.class),
                    row.getLong("seq"),
                    row.getObject("entry_id", UUID.class),
                    Side.ofKey(row.getString("side")),
                    row.getTimestamp("at").toInstant(),
                    row.getBoolean("texted")))
        .list();
  }

  private record Row(UUID chat, long seq, UUID entry, Side side, Instant at, boolean texted) {

    ChatLine line(Map<UUID, String> bodies, Map<UUID, List<Attachment>> files) {
      return new ChatLine(
          seq,
          entry,
          side,
          at,
          bodies.getOrDefault(entry, ReadSealed.NOT_SHOWN),
          files.getOrDefault(entry, List.of()),
          texted);
    }
  }

  /** How many files came in a chat. */
  public int files(Tx tx, UUID chat) {
    return tx.sql()
        .createQuery(
            """
            SELECT count(*) FROM chat_message m
              JOIN attachment a ON a.case_id = m.case_id AND a.entry_id = m.entry_id
            WHERE m.chat_id = :chat
            """)
        .bind("chat", chat)
        .mapTo(Integer.class)
        .one();
  }

  /** Whether a file came in a chat that a visitor's ticket opens, and did not come by text. */
  public boolean isOf(Tx tx, byte[] visitor, UUID attachment) {
    return tx.sql()
        .createQuery(
            """
            SELECT EXISTS (SELECT FROM attachment a
              JOIN chat_message m ON m.entry_id = a.entry_id AND m.case_id = a.case_id
              JOIN timeline_entry e ON e.id = m.entry_id
              JOIN chat c ON c.id = m.chat_id
            WHERE a.id = :attachment AND c.visitor_index = :visitor
              AND (m.side <> 'visitor' OR e.channel = 'web'))
            """)
        .bind("attachment", attachment)
        .bind("visitor", visitor)
        .mapTo(Boolean.class)
        .one();
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
