package org.portolan.cases.retention;

import java.time.Instant;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.Locale;
import org.portolan.cases.store.Compartment;

/**
 * How long the cases of a compartment are kept. Data, because the law of the country decides; kept
 * no longer than needed (GDPR Art. 5(1)(e), IHR Art. 45(2)(d)).
 *
 * @param from when the time begins
 * @param keptFor from then to the erasure
 * @param warning how long before its erasure a case is announced
 * @param statistics what is left afterwards
 */
public record RetentionPolicy(
    Compartment compartment, From from, Period keptFor, Period warning, Statistics statistics) {

  public RetentionPolicy {
    if (keptFor.isNegative() || keptFor.isZero() || warning.isNegative()) {
      throw new IllegalArgumentException("A policy keeps for some time: " + compartment);
    }
    if ((from == From.CHANGE) != (compartment == Compartment.IDENTITY) || statistics == null) {
      throw new IllegalArgumentException(
          "A policy says from when, and what is left: " + compartment);
    }
  }

  /** The reference date. */
  public enum From {
    /** When the case was closed. */
    CLOSING("closed_at"),
    /** When it was opened; an open case is kept in any case. */
    OPENING("opened_at"),
    /** When what is stored of a person was changed last: of people without a case. */
    CHANGE(null);

    private final String column;

    From(String column) {
      this.column = column;
    }

    /** The column of a case that says when; only of cases. */
    String column() {
      return column;
    }

    /** The end of the key of its text. */
    public String key() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** What is kept for statistics. */
  public enum Statistics {
    /** How many there were: by post, kind and the month in which they were opened. */
    MONTHS,
    /** Nothing, where even a small number would tell of somebody. */
    NOTHING;

    /** The end of the key of its text. */
    public String key() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * When a case is due whose time began then and that is announced now, in whole days of UTC.
   * However late the announcement, there is time to object.
   */
  Instant dueAt(Instant began, Instant announced) {
    Instant due = began.atZone(ZoneOffset.UTC).plus(keptFor).toInstant();
    Instant earliest = announced.atZone(ZoneOffset.UTC).plus(warning).toInstant();
    return due.isBefore(earliest) ? earliest : due;
  }

  /** Cases whose time began before this are to be announced. */
  Instant announcedWhenBegunBefore(Instant now) {
    return now.atZone(ZoneOffset.UTC).plus(warning).minus(keptFor).toInstant();
  }
}
