package org.portolan.messaging.outbox;

import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.portolan.cases.store.Actor;
import org.portolan.cases.store.CaseStore;
import org.portolan.cases.store.Compartment;
import org.portolan.cases.store.Tx;

/**
 * How messages go in both directions, counted: of whom and what they are, nothing. The counts are
 * of the whole system, for who runs it.
 */
public final class Traffic {

  private static final Actor ACTOR = Actor.system("traffic", Compartment.TRANSIT);
  private static final int HOURS = 24;
  private static final Duration ONE_HOUR = Duration.ofHours(1);

  /** A message lives no longer than its deadline, and an hour to be counted in. */
  private static final Duration LIVES = Duration.ofHours(HOURS + 49);

  /** What is due goes out within seconds when all is well. */
  private static final Duration LATE = Duration.ofMinutes(2);

  private static final int FEW = 20;
  private static final int MOST_KINDS = 50;

  private final CaseStore store;

  public Traffic(CaseStore store) {
    this.store = store;
  }

  /** What waits now, and how the last hour went. */
  public Now now() {
    return store.call(ACTOR, Traffic::now);
  }

  static Now now(Tx tx) {
    Instant hourAgo = tx.now().minus(ONE_HOUR);
    return tx.sql()
        .createQuery(
            """
            SELECT open.*, hour.*, incoming.*, told.*, broadcasts_standing() AS standing FROM
              (SELECT count(*) FILTER (WHERE state = 'waiting' AND due_at <= :now AND rank < 2) AS due,
                min(GREATEST(due_at, created_at)) FILTER (WHERE state = 'waiting'
                  AND due_at <= :now AND rank < 2) AS due_since,
                count(*) FILTER (WHERE state = 'waiting' AND (due_at > :now OR rank = 2)) AS later,
                count(*) FILTER (WHERE state = 'sending') AS sending
              FROM outbox WHERE state IN ('waiting', 'sending')) open,
              (SELECT count(*) FILTER (WHERE accepted_at >= :hourAgo) AS accepted,
                count(*) FILTER (WHERE state = 'delivered' AND ended_at >= :hourAgo) AS delivered,
                count(*) FILTER (WHERE state IN ('failed', 'expired') AND ended_at >= :hourAgo)
                  AS failed,
                count(*) FILTER (WHERE state = 'held') AS held,
                count(*) FILTER (WHERE state = 'uncertain' AND put_away_at IS NULL) AS uncertain
              FROM outbox WHERE created_at >= :lives) hour,
              (SELECT count(*) AS incoming, min(received_at) AS incoming_since FROM inbox
              WHERE state = 'waiting' AND received_at <= :now) incoming,
              (SELECT count(*) AS told, min(received_at) AS told_since FROM delivery_callback
              WHERE received_at <= :now) told
            """)
        .bind("now", tx.now())
        .bind("hourAgo", hourAgo)
        .bind("lives", tx.now().minus(LIVES))
        .map(
            (row, context) ->
                new Now(
                    row.getLong("due"),
                    waited(row.getTimestamp("due_since"), tx.now()),
                    row.getLong("later"),
                    row.getLong("sending"),
                    row.getLong("held"),
                    row.getLong("uncertain"),
                    row.getLong("accepted"),
                    row.getLong("delivered"),
                    row.getLong("failed"),
                    row.getLong("incoming"),
                    waited(row.getTimestamp("incoming_since"), tx.now()),
                    row.getLong("told"),
                    waited(row.getTimestamp("told_since"), tx.now()),
                    row.getLong("standing")))
        .one();
  }

  private static Duration waited(Timestamp since, Instant now) {
    return since == null ? Duration.ZERO : Duration.between(since.toInstant(), now);
  }

  /** The last 24 hours, each full hour of UTC, hours without messages too, the oldest first. */
  public List<Hour> hours() {
    return store.call(ACTOR, Traffic::hours);
  }

  private static List<Hour> hours(Tx tx) {
    Instant last = tx.now().truncatedTo(ChronoUnit.HOURS);
    Instant first = last.minus(Duration.ofHours(HOURS - 1));
    Map<Instant, Map<String, Long>> counted = new HashMap<>();
    tx.sql()
        .createQuery(
            """
            SELECT date_trunc('hour', at, 'UTC') AS hour, what, count(*) AS n FROM (
              SELECT ended_at AS at,
                CASE state WHEN 'delivered' THEN 'delivered' ELSE 'failed' END AS what
              FROM outbox WHERE created_at >= :lives AND ended_at >= :first
                AND state IN ('delivered', 'failed', 'expired')
              UNION ALL
              SELECT accepted_at, 'open' FROM outbox
              WHERE created_at >= :lives AND accepted_at >= :first AND state = 'accepted'
              UNION ALL
              SELECT received_at, 'received' FROM inbox
              WHERE key_day >= :day AND received_at >= :first) happened
            GROUP BY 1, 2
            """)
        .bind("lives", tx.now().minus(LIVES))
        .bind("first", first)
        .bind("day", LocalDate.ofInstant(first, ZoneOffset.UTC))
        .map(
            (row, context) ->
                counted
                    .computeIfAbsent(
                        row.getTimestamp("hour").toInstant(), unused -> new HashMap<>())
                    .put(row.getString("what"), row.getLong("n")))
        .list();
    return Stream.iterate(first, hour -> !hour.isAfter(last), hour -> hour.plus(ONE_HOUR))
        .map(hour -> Hour.of(hour, counted.getOrDefault(hour, Map.of())))
        .toList();
  }

  /**
   * The kinds of trouble of which nobody could be told, since nobody was on duty: as {@link
   * org.portolan.messaging.work.Alarm.Trouble} names them, and how messages go, the oldest first.
   */
  public List<String> untold() {
    return store.call(
        ACTOR,
        tx ->
            tx.sql()
                .createQuery(
                    """
                    SELECT what FROM (
                      SELECT what, untold_since FROM trouble_told WHERE untold_since IS NOT NULL
                      UNION ALL
                      SELECT 'messages-' || state, since FROM traffic_watch
                      WHERE state <> 'well' AND told_at IS NULL AND since <= :lasting) untold
                    ORDER BY untold_since, what
                    """)
                .bind("lasting", tx.now().minus(WatchTraffic.LASTS))
                .mapTo(String.class)
                .list());
  }

  /** Why messages of the last 24 hours did not arrive, and where, the most frequent first. */
  public List<Failure> failures() {
    return store.call(
        ACTOR,
        tx ->
            tx.sql()
                .createQuery(
                    """
                    SELECT CASE state WHEN 'expired' THEN 'too late' ELSE reason END AS why, country,
                      count(*) AS n
                    FROM outbox
                    WHERE created_at >= :lives AND ended_at >= :since
                      AND state IN ('failed', 'expired', 'suppressed')
                    GROUP BY 1, 2 ORDER BY 3 DESC, 1, 2 LIMIT :most
                    """)
                .bind("lives", tx.now().minus(LIVES))
                .bind("since", tx.now().minus(Duration.ofHours(HOURS)))
                .bind("most", MOST_KINDS)
                .map(
                    (row, context) ->
                        new Failure(
                            row.getString("why"), row.getString("country"), row.getLong("n")))
                .list());
  }

  /**
   * At this moment.
   *
   * @param due wait and should be on their way
   * @param dueFor how long the oldest of them has been due
   * @param later wait for their hour or another try, or their turn in a broadcast
   * @param accepted by the provider in the last hour; delivered, failed likewise
   * @param incoming came in and wait to be handled
   * @param incomingFor how long the oldest of them has waited
   * @param told of messages of ours by the provider and not recorded yet
   * @param toldFor how long the oldest of that has waited
   * @param standing broadcasts that stand still by themselves
   */
  public record Now(
      long due,
      Duration dueFor,
      long later,
      long sending,
      long held,
      long uncertain,
      long accepted,
      long delivered,
      long failed,
      long incoming,
      Duration incomingFor,
      long told,
      Duration toldFor,
      long standing) {

    /** Whether messages come or go minutes later than they should. */
    public boolean isLate() {
      return !late().isEmpty();
    }

    /** What is late, and for how long the oldest of it has waited. */
    public Map<Way, Duration> late() {
      Map<Way, Duration> late = new EnumMap<>(Way.class);
      late.put(Way.GOING, dueFor);
      late.put(Way.COMING, incomingFor);
      late.put(Way.TOLD, toldFor);
      late.values().removeIf(waited -> waited.compareTo(LATE) <= 0);
      return late;
    }

    /** Whether of more than a few messages in an hour every fifth failed. */
    public boolean isFailing() {
      return delivered + failed >= FEW && failed * 5 >= delivered + failed;
    }
  }

  /** Which way something goes that can be late. */
  public enum Way {
    /** Our messages, to people. */
    GOING,
    /** What people write. */
    COMING,
    /** What the provider tells of our messages. */
    TOLD;

    /** The end of the key of its text. */
    public String key() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * One hour.
   *
   * @param at when it began
   * @param open accepted by the provider and not heard of since
   */
  public record Hour(Instant at, long delivered, long open, long failed, long received) {

    private static Hour of(Instant at, Map<String, Long> counted) {
      return new Hour(
          at,
          counted.getOrDefault("delivered", 0L),
          counted.getOrDefault("open", 0L),
          counted.getOrDefault("failed", 0L),
          counted.getOrDefault("received", 0L));
    }

    /** All that were on their way out. */
    public long sent() {
      return delivered + open + failed;
    }
  }

  /**
   * Messages that did not arrive.
   *
   * @param why such as {@code code 30003} or {@code OPTED_OUT}; never about a person
   * @param country ISO 3166-1 alpha-2; null when none was asked to carry it
   */
  public record Failure(String why, String country, long messages) {}
}
