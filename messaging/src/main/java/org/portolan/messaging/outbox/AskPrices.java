package org.portolan.messaging.outbox;

import java.math.BigDecimal;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.portolan.cases.settings.Settings;
import org.portolan.cases.store.CaseStore;
import org.portolan.cases.store.ManyRows;
import org.portolan.cases.store.Tx;
import org.portolan.messaging.channel.Bills;
import org.portolan.messaging.channel.Bills.Billed;
import org.portolan.messaging.spending.Spending;
import org.portolan.messaging.spending.Spending.Correction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks the provider what it billed, and puts that in place of what was expected: with each message,
 * and in what the budgets count.
 *
 * <p>It goes through the provider's lists by the time at which things were sent, an hour of it at
 * most and a page at a time, so that no message costs a request of its own. Everything is asked for
 * twice: once when most prices are there, and a day later for those that were late. How far it has
 * come is in the database; any number of nodes share it, and a crash repeats one page at most.
 */
public final class AskPrices {

  private static final Logger LOG = LoggerFactory.getLogger(AskPrices.class);

  /** A list of more is slow to page through. */
  private static final Duration MOST_AT_ONCE = Duration.ofHours(1);

  private static final Duration LATE = Duration.ofDays(1);

  /** A node that has not answered by then is gone; nobody is asked again before, when it failed. */
  private static final Duration LEASE = Duration.ofMinutes(10);

  private static final Duration SHORTEST_PAUSE = Duration.ofSeconds(5);

  private static final ManyRows<Billed> BILLED =
      statement(
          """
          WITH due AS (
            SELECT o.id, r.amount, r.unit, COALESCE(o.billed, o.price) AS before,
              CASE WHEN o.billed IS NULL THEN o.currency ELSE o.billed_currency END AS before_unit
            FROM :rows JOIN outbox o ON o.provider_id = r.sid
            WHERE o.billed IS DISTINCT FROM r.amount OR o.billed_currency IS DISTINCT FROM r.unit
            ORDER BY o.id FOR UPDATE OF o)
          UPDATE outbox o SET billed = due.amount, billed_currency = due.unit
          FROM due WHERE o.id = due.id
          RETURNING o.purpose, o.accepted_at, due.before, due.before_unit, o.billed,
            o.billed_currency
          """);

  /** The same of attempts after which a message was sent once more. */
  private static final ManyRows<Billed> BILLED_BEFORE =
      statement(
          """
          WITH due AS (
            SELECT a.provider_id, o.purpose, r.amount, r.unit,
              COALESCE(a.billed, a.price) AS before,
              CASE WHEN a.billed IS NULL THEN a.currency ELSE a.billed_currency END AS before_unit
            FROM :rows JOIN outbox_attempt a ON a.provider_id = r.sid
              JOIN outbox o ON o.id = a.message_id
            WHERE a.billed IS DISTINCT FROM r.amount OR a.billed_currency IS DISTINCT FROM r.unit
            ORDER BY a.provider_id FOR UPDATE OF a)
          UPDATE outbox_attempt a SET billed = due.amount, billed_currency = due.unit
          FROM due WHERE a.provider_id = due.provider_id
          RETURNING due.purpose, a.accepted_at, due.before, due.before_unit, a.billed,
            a.billed_currency
          """);

  private final CaseStore store;
  private final List<Source> sources;
  private final Spending spending;
  private final InstantSource realTime;
  private final Duration after;
  private int next;

  /**
   * @param bills by the name under which how far it has come is kept
   * @param unset how long after sending it is asked for, where no setting says
   */
  public AskPrices(
      CaseStore store,
      Map<String, Bills> bills,
      Spending spending,
      Settings settings,
      Duration unset,
      InstantSource realTime) {
    this.store = store;
    this.spending = spending;
    this.realTime = realTime;
    this.after =
        settings.find("PRICES_AFTER_MINUTES").isPresent()
            ? Duration.ofMinutes(settings.number("PRICES_AFTER_MINUTES", 60))
            : unset;
    this.sources =
        new TreeMap<>(bills)
            .entrySet().stream()
                .flatMap(
                    one ->
                        Stream.of(
                            new Source(one.getKey(), one.getValue(), after),
                            new Source(one.getKey() + "-late", one.getValue(), after.plus(LATE))))
                .toList();
  }

  /** Asks for one page of what is to be asked for, in turns; returns whether there was any. */
  public synchronized boolean step() {
    for (int turn = 0; turn < sources.size(); turn++) {
      Source source = sources.get(next);
      next = (next + 1) % sources.size();
      if (asks(source)) {
        return true;
      }
    }
    return false;
  }

  private boolean asks(Source source) {
    Instant now = realTime.instant().truncatedTo(ChronoUnit.SECONDS);
    Optional<Part> claimed =
        store.call(SendMessages.ACTOR, tx -> claim(tx, source.what, now, now.minus(source.lag)));
    claimed.ifPresent(
        part -> {
          try {
            Bills.Page page = source.provider.sent(part.from, part.until, part.page);
            store.run(SendMessages.ACTOR, tx -> keep(tx, source.what, part, page));
          } catch (RuntimeException e) {
            LOG.warn("Prices of {} cannot be asked for and are later", source.what, e);
            store.run(SendMessages.ACTOR, tx -> beginsAnew(tx, source.what));
          }
        });
    return claimed.isPresent();
  }

  /** The next part of the list for which it is time, for a while nobody else's. */
  private Optional<Part> claim(Tx tx, String what, Instant now, Instant end) {
    tx.sql()
        .createUpdate(
            """
            INSERT INTO price_asking (what, asked_until, part_until, claimed_until)
            VALUES (:what, :end, :end, :end) ON CONFLICT (what) DO NOTHING
            """)
        .bind("what", what)
        .bind("end", end)
        .execute();
    Duration pause = after.dividedBy(6);
    return tx.sql()
        .createQuery(
            """
            UPDATE price_asking SET claimed_until = :lease, part_until = CASE
              WHEN page IS NULL THEN LEAST(asked_until + make_interval(secs => :most), :end) ELSE part_until END
            WHERE what = :what AND claimed_until <= :now
              AND (page IS NOT NULL OR asked_until <= :ripe)
            RETURNING asked_until, part_until, page
            """)
        .bind("what", what)
        .bind("now", now)
        .bind("end", end)
        .bind("ripe", end.minus(pause.compareTo(SHORTEST_PAUSE) > 0 ? pause : SHORTEST_PAUSE))
        .bind("most", MOST_AT_ONCE.toSeconds())
        .bind("lease", now.plus(LEASE))
        .map(
            (row, context) ->
                new Part(
                    row.getTimestamp("asked_until").toInstant(),
                    row.getTimestamp("part_until").toInstant(),
                    Optional.ofNullable(row.getString("page"))))
        .findOne();
  }

  private static ManyRows<Billed> statement(String sql) {
    return ManyRows.<Billed>statement(sql)
        .column("sid", "text", Billed::providerId)
        .column("amount", "numeric", Billed::amount)
        .column("unit", "text", Billed::currency)
        .build();
  }

  /** A message may be sent once more in between, so those left behind come second. */
  private void keep(Tx tx, String what, Part part, Bills.Page page) {
    spending.corrects(
        tx,
        Stream.of(BILLED, BILLED_BEFORE)
            .flatMap(statement -> record(tx, statement, page.billed()).stream())
            .flatMap(Change::corrections)
            .toList());
    tx.sql()
        .createUpdate(
            """
            UPDATE price_asking SET page = :next, claimed_until = asked_until,
              asked_until = CASE WHEN CAST(:next AS text) IS NULL THEN part_until
                ELSE asked_until END
            WHERE what = :what AND asked_until = :from AND part_until = :until
            """)
        .bind("what", what)
        .bind("next", page.next().orElse(null))
        .bind("from", part.from)
        .bind("until", part.until)
        .execute();
  }

  /** The provider's name for a page may be what it could not answer. */
  private static void beginsAnew(Tx tx, String what) {
    tx.sql()
        .createUpdate("UPDATE price_asking SET page = NULL WHERE what = :what")
        .bind("what", what)
        .execute();
  }

  /** Keeps what is new with its message; what was expected or kept before comes back. */
  private static List<Change> record(Tx tx, ManyRows<Billed> statement, List<Billed> billed) {
    return statement
        .bind(tx.sql().createQuery(statement.sql()), billed)
        .map(
            (row, context) ->
                new Change(
                    Purpose.ofKey(row.getString("purpose")),
                    row.getTimestamp("accepted_at"),
                    row.getBigDecimal("before"),
                    row.getString("before_unit"),
                    row.getBigDecimal("billed"),
                    row.getString("billed_currency")))
        .list();
  }

  /**
   * A list of the provider's.
   *
   * @param what the name under which how far it has come is kept
   * @param lag how long after sending it is asked for
   */
  private record Source(String what, Bills provider, Duration lag) {}

  /** Part of the provider's list. */
  private record Part(Instant from, Instant until, Optional<String> page) {}

  private record Change(
      Purpose purpose,
      Timestamp accepted,
      BigDecimal before,
      String beforeUnit,
      BigDecimal billed,
      String unit) {

    /** What no longer counts, and what does. */
    Stream<Correction> corrections() {
      LocalDate day = LocalDate.ofInstant(accepted.toInstant(), ZoneOffset.UTC);
      Correction now = new Correction(day, Gate.whatFor(purpose), unit, billed);
      return before == null
          ? Stream.of(now)
          : Stream.of(new Correction(day, Gate.whatFor(purpose), beforeUnit, before.negate()), now);
    }
  }
}
