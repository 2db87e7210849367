package org.portolan.cases.portal.rumours;

import jakarta.enterprise.context.Dependent;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.portolan.cases.store.Tx;

/** Where, how and how much rumours go round: counts alone, nothing sealed is opened. */
@Dependent
public class RumourTrends {

  /** How far back is counted: twelve weeks, this one included. */
  public static final int WEEKS = 12;

  /**
   * How often rumours were heard in each week, the earliest first, weeks without any included.
   *
   * <p>A week begins on Monday (ISO 8601).
   */
  public List<Week> weeks(Tx tx) {
    LocalDate first = first(tx);
    Map<LocalDate, Week> counted = new HashMap<>();
    tx.sql()
        .createQuery(
            """
            SELECT h.heard_on - (EXTRACT(isodow FROM h.heard_on)::int - 1) AS monday,
              count(*) FILTER (WHERE r.state = 'open') AS open,
              count(*) FILTER (WHERE r.state <> 'open') AS answered
            FROM rumour_hearing h JOIN rumour r ON r.case_id = h.case_id
            WHERE h.heard_on >= :first GROUP BY 1
            """)
        .bind("first", first)
        .map(
            (row, context) ->
                new Week(
                    row.getObject("monday", LocalDate.class),
                    row.getLong("open"),
                    row.getLong("answered")))
        .forEach(week -> counted.put(week.monday(), week));
    List<Week> weeks = new ArrayList<>();
    for (int i = 0; i < WEEKS; i++) {
      LocalDate monday = first.plusWeeks(i);
      weeks.add(counted.getOrDefault(monday, new Week(monday, 0, 0)));
    }
    return weeks;
  }

  /** How often in each country, the most often first; null where nobody knows. */
  public List<Share> countries(Tx tx) {
    return shares(tx, "country");
  }

  /** How often in each language, BCP 47, the most often first. */
  public List<Share> languages(Tx tx) {
    return shares(tx, "language");
  }

  /** How often by each medium, the most often first. */
  public List<Share> media(Tx tx) {
    return shares(tx, "medium");
  }

  /**
   * @param column one of ours, never what somebody typed
   */
  private static List<Share> shares(Tx tx, String column) {
    return tx.sql()
        .createQuery(
            "SELECT "
                + column
                + " AS what, count(*) AS times FROM rumour_hearing WHERE heard_on >= :first"
                + " GROUP BY 1 ORDER BY 2 DESC, 1 LIMIT 10")
        .bind("first", first(tx))
        .map((row, context) -> new Share(row.getString("what"), row.getLong("times")))
        .list();
  }

  private static LocalDate first(Tx tx) {
    return LocalDate.ofInstant(tx.now(), ZoneOffset.UTC)
        .with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY))
        .minusWeeks(WEEKS - 1L);
  }

  /**
   * A week.
   *
   * @param open heard of rumours that nobody has answered yet
   * @param answered heard of those with an answer by now
   */
  public record Week(LocalDate monday, long open, long answered) {

    /** All that was heard. */
    public long heard() {
      return open + answered;
    }
  }

  /**
   * A part of what was heard.
   *
   * @param what a key, tag or code; null where nobody knows
   */
  public record Share(String what, long times) {}
}
