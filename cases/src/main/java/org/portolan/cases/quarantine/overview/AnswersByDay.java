package org.portolan.cases.quarantine.overview;

import jakarta.enterprise.context.Dependent;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.portolan.cases.store.Tx;

/** How the check-ins of the last days went, counted within what the actor may see. */
@Dependent
public class AnswersByDay {

  /** Days of an order, the longest that is compared at a glance. */
  private static final int DAYS = 14;

  /** The last 14 days, days without check-ins too, the oldest first. */
  public List<Day> lastDays(Tx tx) {
    LocalDate today = LocalDate.ofInstant(tx.now(), ZoneOffset.UTC);
    return tx.sql()
        .createQuery(
            """
            SELECT d::date AS day,
              count(*) FILTER (WHERE i.answered_at IS NOT NULL) AS answered,
              count(*) FILTER (WHERE i.answered_at IS NULL AND i.refused_at IS NOT NULL) AS refused,
              count(*) FILTER (WHERE i.answered_at IS NULL AND i.refused_at IS NULL
                AND i.reached_at IS NOT NULL) AS open,
              count(*) FILTER (WHERE i.day IS NOT NULL AND i.answered_at IS NULL
                AND i.refused_at IS NULL AND i.reached_at IS NULL AND i.state <> 'due')
                AS not_reached,
              count(*) FILTER (WHERE i.answered_at IS NULL AND i.refused_at IS NULL
                AND i.reached_at IS NULL AND i.state = 'due') AS not_asked
            FROM generate_series(:first::date, :last::date, interval '1 day') d
            LEFT JOIN check_in i ON i.day = d::date
            GROUP BY 1 ORDER BY 1
            """)
        .bind("first", today.minusDays(DAYS - 1))
        .bind("last", today)
        .map(
            (row, context) ->
                new Day(
                    row.getObject("day", LocalDate.class),
                    row.getLong("answered"),
                    row.getLong("refused"),
                    row.getLong("open"),
                    row.getLong("not_reached"),
                    row.getLong("not_asked")))
        .list();
  }

  /**
   * One day, as the people's own calendars have it.
   *
   * @param answered began to answer, late answers too
   * @param refused said to a person that they will not answer
   * @param open were reached and have not answered
   * @param notReached were asked and not reached: the carrier's doing, or they want no messages
   * @param notAsked were not asked: our fault
   */
  public record Day(
      LocalDate day, long answered, long refused, long open, long notReached, long notAsked) {

    /** All check-ins of the day. */
    public long asked() {
      return answered + refused + open + notReached + notAsked;
    }
  }
}
