package org.portolan.cases.quarantine;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.portolan.cases.quarantine.OrderNotices.Notice;
import org.portolan.cases.quarantine.model.Protocol;
import org.portolan.cases.store.Tx;

/**
 * An officer lets an order end on another day, or at once. Whom it binds is told: that is owed to
 * them. Each act says which last day was seen: where a colleague has changed it meanwhile nothing
 * happens, and they look again.
 */
@Dependent
public class ChangeOrder {

  /** A longer order is another one, made anew. */
  public static final int MOST_DAYS = 90;

  private final Protocols protocols;
  private final OrderNotices notices;

  @Inject
  public ChangeOrder(Protocols protocols, OrderNotices notices) {
    this.protocols = protocols;
    this.notices = notices;
  }

  /** What became of it. */
  public enum Outcome {
    DONE,
    /** It ends on that day already. */
    THE_SAME,
    /** That day is over, or its last hour is: then it is released. */
    PAST,
    /** So long is no order. */
    TOO_LONG,
    /** It has ended, or another day was seen than it has now. */
    OVERTAKEN;

    /** The end of the key of its text. */
    public String key() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  /**
   * Lets it end on another day.
   *
   * @param seen the last day as whoever asks saw it
   * @param wanted where the person is
   */
  public Outcome until(Tx tx, UUID caseId, LocalDate seen, LocalDate wanted) {
    Optional<Running> running = running(tx, caseId, seen);
    if (running.isEmpty()) {
      return Outcome.OVERTAKEN;
    }
    Running order = running.get();
    if (wanted.equals(seen)) {
      return Outcome.THE_SAME;
    }
    if (wanted.isAfter(order.firstDay.plusDays(MOST_DAYS - 1L))) {
      return Outcome.TOO_LONG;
    }
    Instant closes = wanted.atTime(order.protocol.close()).atZone(order.zone).toInstant();
    if (wanted.isBefore(order.firstDay) || !closes.isAfter(tx.now())) {
      return Outcome.PAST;
    }
    tx.sql()
        .createUpdate(
            """
            UPDATE quarantine SET last_day = :last, closes_at = :closes, next_ask_at = :ask
            WHERE case_id = :case
            """)
        .bind("last", wanted)
        .bind("closes", closes)
        .bind("ask", order.nextAsk(tx.now(), wanted))
        .bind("case", caseId)
        .execute();
    tx.record(
        caseId,
        "quarantine.changed",
        Map.of("from", seen.toString(), "lastDay", wanted.toString()));
    notices.leave(tx, caseId, Notice.CHANGED);
    return Outcome.DONE;
  }

  /**
   * Ends it at once.
   *
   * @param seen the last day as whoever asks saw it
   */
  public Outcome release(Tx tx, UUID caseId, LocalDate seen) {
    if (running(tx, caseId, seen).isEmpty()) {
      return Outcome.OVERTAKEN;
    }
    tx.sql()
        .createUpdate(
            """
            WITH closed AS (UPDATE case_file SET closed_at = :now WHERE id = :case)
            UPDATE quarantine SET ended_at = :now, next_ask_at = NULL WHERE case_id = :case
            """)
        .bind("now", tx.now())
        .bind("case", caseId)
        .execute();
    tx.record(caseId, "quarantine.released", Map.of("lastDay", seen.toString()));
    notices.leave(tx, caseId, Notice.RELEASED);
    return Outcome.DONE;
  }

  /** The order as it stands, until this transaction ends; empty when it is not as it was seen. */
  private Optional<Running> running(Tx tx, UUID caseId, LocalDate seen) {
    return tx.sql()
        .createQuery(
            """
            SELECT first_day, time_zone, protocol, protocol_version, next_ask_at FROM quarantine
            WHERE case_id = :case AND ended_at IS NULL AND last_day = :seen FOR UPDATE
            """)
        .bind("case", caseId)
        .bind("seen", seen)
        .map(
            (row, context) ->
                new Running(
                    row.getObject("first_day", LocalDate.class),
                    ZoneId.of(row.getString("time_zone")),
                    protocols.of(row.getString("protocol"), row.getInt("protocol_version")),
                    Optional.ofNullable(row.getTimestamp("next_ask_at"))
                        .map(java.sql.Timestamp::toInstant)))
        .findOne();
  }

  private record Running(
      LocalDate firstDay, ZoneId zone, Protocol protocol, Optional<Instant> asks) {

    /**
     * The next question, of which there may be none left. Where the last had been asked, the one
     * after it is asked tomorrow.
     */
    Instant nextAsk(Instant now, LocalDate lastDay) {
      ZonedDateTime local = now.atZone(zone);
      Instant next =
          asks.orElseGet(
              () -> protocol.askingBegins(local.toLocalDate().plusDays(1), zone).toInstant());
      return next.atZone(zone).toLocalDate().isAfter(lastDay) ? null : next;
    }
  }
}
