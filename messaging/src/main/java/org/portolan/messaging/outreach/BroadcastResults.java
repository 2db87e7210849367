package org.portolan.messaging.outreach;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jdbi.v3.core.statement.Query;
import org.portolan.cases.outreach.Broadcast;
import org.portolan.cases.store.Actor;
import org.portolan.cases.store.CaseStore;
import org.portolan.cases.store.Compartment;
import org.portolan.cases.store.Tx;

/**
 * Whom a broadcast reached, in counts: by what became of it, why and in which country. Nobody who
 * asks learns who they are.
 */
@Dependent
public class BroadcastResults {

  private static final Actor ACTOR =
      Actor.system(
          "broadcast-results", Compartment.IDENTITY, Compartment.OUTREACH, Compartment.TRANSIT);

  /** Whoever answers later means something else. */
  private static final int WITHIN_HOURS = 72;

  private final CaseStore store;

  @Inject
  public BroadcastResults(CaseStore store) {
    this.store = store;
  }

  /** What became of messages. */
  public enum Outcome {
    /** On the telephone. */
    DELIVERED,
    /** The provider has it, and has told nothing since. */
    HANDED_OVER,
    /** Waits, or is being handed over. */
    OPEN,
    /** It did not arrive. */
    FAILED,
    /** The person wants no such messages. */
    OPTED_OUT,
    /** Not sent: they could not have read it, or the number takes none. */
    NOT_SENT,
    /** Not sent, because the broadcast was ended before. */
    CANCELLED;

    /** As stored and as the end of the key of its name. */
    public String key() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static Outcome ofKey(String key) {
      return valueOf(key.toUpperCase(Locale.ROOT).replace('-', '_'));
    }
  }

  /**
   * Messages alike.
   *
   * @param reason such as {@code code 30003}; empty where there is none
   * @param country ISO 3166-1 alpha-2
   */
  public record Line(Outcome outcome, String reason, String country, int messages) {}

  /**
   * Who wrote back.
   *
   * @param outcome what their first message was taken for: {@code stop}, {@code enquiry}, …
   * @param country ISO 3166-1 alpha-2
   */
  public record Reply(String outcome, String country, int people) {}

  /**
   * What was taken for messages, each time that the provider took one.
   *
   * @param billed by the provider, an amount for each currency, the greatest first
   * @param expected of what it has not billed yet, by the list of prices, likewise; what that list
   *     has no price for is missing
   */
  public record Taken(List<Broadcast.Price> billed, List<Broadcast.Price> expected) {}

  /** All that is known. */
  public record Results(List<Line> lines, List<Reply> replies, Taken taken) {

    /** How many messages there are of an outcome. */
    public int of(Outcome outcome) {
      return lines.stream().filter(line -> line.outcome == outcome).mapToInt(Line::messages).sum();
    }

    /** How many messages there are. */
    public int all() {
      return lines.stream().mapToInt(Line::messages).sum();
    }

    /** How many of them wait for nothing any more. */
    public int ended() {
      return all() - of(Outcome.OPEN);
    }

    /** How many wrote back. */
    public int wroteBack() {
      return replies.stream().mapToInt(Reply::people).sum();
    }

    /** How many got it and did not write back; nobody was asked to. */
    public int noReply() {
      return Math.max(0, of(Outcome.DELIVERED) - wroteBack());
    }
  }

  /** What became of a broadcast that the asking actor was found to have. */
  public Results of(Broadcast broadcast) {
    return store.call(
        ACTOR,
        tx ->
            broadcast.summed()
                ? new Results(kept(tx, broadcast.caseId()), List.of(), keptCharges(tx, broadcast))
                : new Results(
                    of(tx, broadcast.caseId()),
                    broadcast
                        .startedAt()
                        .map(since -> replies(tx, broadcast.caseId(), since))
                        .orElse(List.of()),
                    taken(tx, broadcast.caseId())));
  }

  /** By what became of them, why and where, the most frequent first. */
  static List<Line> of(Tx tx, UUID broadcast) {
    return tx.sql()
        .createQuery(
            """
            SELECT outcome, reason, country, sum(n)::int AS messages FROM (
              SELECT CASE
                  WHEN state = 'delivered' THEN 'delivered'
                  WHEN state = 'accepted' THEN 'handed-over'
                  WHEN state IN ('waiting', 'held', 'sending') THEN 'open'
                  WHEN state = 'cancelled' THEN 'cancelled'
                  WHEN reason IN ('OPTED_OUT', 'NO_NEWS', 'code 21610') THEN 'opted-out'
                  WHEN state = 'suppressed' THEN 'not-sent'
                  ELSE 'failed' END AS outcome,
                CASE WHEN state IN ('delivered', 'accepted', 'waiting', 'sending', 'cancelled')
                  THEN '' WHEN state = 'expired' THEN 'too late'
                  ELSE COALESCE(reason, '') END AS reason,
                COALESCE(country, 'ZZ') AS country, count(*) AS n
              FROM outbox WHERE broadcast_id = :id GROUP BY state, outbox.reason, outbox.country) o
            GROUP BY 1, 2, 3 ORDER BY 4 DESC, 1, 2, 3
            """)
        .bind("id", broadcast)
        .map(
            (row, context) ->
                new Line(
                    Outcome.ofKey(row.getString("outcome")),
                    row.getString("reason"),
                    row.getString("country"),
                    row.getInt("messages")))
        .list();
  }

  private static List<Line> kept(Tx tx, UUID broadcast) {
    return new ArrayList<>(
        tx.sql()
            .createQuery("SELECT * FROM broadcast_kept(:id)")
            .bind("id", broadcast)
            .map(
                (row, context) ->
                    new Line(
                        Outcome.ofKey(row.getString("outcome")),
                        row.getString("reason"),
                        row.getString("country"),
                        row.getInt("messages")))
            .list());
  }

  private static List<Reply> replies(Tx tx, UUID broadcast, Instant since) {
    return tx.sql()
        .createQuery(
            """
            SELECT outcome, country, people
            FROM broadcast_replies(:id, :since, make_interval(hours => :hours))
            """)
        .bind("id", broadcast)
        .bind("since", Timestamp.from(since))
        .bind("hours", WITHIN_HOURS)
        .map(
            (row, context) ->
                new Reply(row.getString("outcome"), row.getString("country"), row.getInt("people")))
        .list();
  }

  /** A message that goes out once more still has the price of the time before. */
  static Taken taken(Tx tx, UUID broadcast) {
    return charges(
        tx.sql()
            .createQuery(
                """
                SELECT COALESCE(billed_currency, currency) AS currency, billed IS NOT NULL AS billed,
                  sum(COALESCE(billed, price)) AS amount
                FROM (
                  SELECT price, currency, billed, billed_currency FROM outbox
                  WHERE broadcast_id = :id AND provider_id IS NOT NULL
                  UNION ALL
                  SELECT a.price, a.currency, a.billed, a.billed_currency
                  FROM outbox_attempt a JOIN outbox o ON o.id = a.message_id
                  WHERE o.broadcast_id = :id) taken
                WHERE COALESCE(billed, price) IS NOT NULL
                GROUP BY 1, 2 ORDER BY 3 DESC, 1
                """)
            .bind("id", broadcast));
  }

  /** Of one that was summed up before charges were kept, what was expected is all there is. */
  private static Taken keptCharges(Tx tx, Broadcast broadcast) {
    Taken kept =
        charges(
            tx.sql()
                .createQuery("SELECT * FROM broadcast_charges_kept(:id)")
                .bind("id", broadcast.caseId()));
    return kept.billed.isEmpty() && kept.expected.isEmpty()
        ? new Taken(List.of(), broadcast.price().stream().toList())
        : kept;
  }

  private static Taken charges(Query query) {
    Map<Boolean, List<Broadcast.Price>> amounts =
        query
            .map(
                (row, context) ->
                    Map.entry(
                        row.getBoolean("billed"),
                        new Broadcast.Price(
                            row.getBigDecimal("amount"), row.getString("currency"))))
            .list()
            .stream()
            .collect(
                Collectors.partitioningBy(
                    Map.Entry::getKey, Collectors.mapping(Map.Entry::getValue, Collectors.toList())));
    return new Taken(amounts.get(true), amounts.get(false));
  }
}
