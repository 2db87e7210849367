package org.portolan.cases.people;

import java.time.LocalDate;
import java.time.Period;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.portolan.i18n.calendars.Reckoning;
import org.portolan.i18n.calendars.Reckoning.Span;

/**
 * When somebody was born, as far as it is known: a day, a month or only a year, in the calendar in
 * which it was given, and the days that this means.
 *
 * @param given year first, such as {@code 1369-02-22} or {@code 1369}, in the calendar's own count
 * @param span the first and the last day that it can have been, in the Gregorian calendar
 */
public record BirthDate(Reckoning calendar, String given, Span span) {

  /** Nobody is older. */
  public static final int OLDEST_YEARS = 130;

  private static final int LONGEST_TYPED = 40;
  private static final Pattern TYPED =
      Pattern.compile("(\\d{4})(?:[-/. ](\\d{1,2})(?:[-/. ](\\d{1,2}))?)?");

  /** Why something is no birth date. */
  public enum Refusal {
    /** It does not begin with a year of four digits, followed by month and day or by nothing. */
    UNREADABLE,
    /** The calendar has no such day, such as 30 February. */
    NO_SUCH_DAY,
    IN_THE_FUTURE,
    TOO_LONG_AGO;

    /** As in the key of its words: {@code no-such-day}. */
    public String key() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  /** What was typed was a birth date, or why it was none. */
  public sealed interface Reading {}

  /** It is one. */
  public record Accepted(BirthDate date) implements Reading {}

  /** It is none. */
  public record Refused(Refusal why) implements Reading {}

  /**
   * Reads a birth date as somebody typed it: year, month and day, or less, in the digits of any
   * script, with hyphens, slashes, dots or spaces between them.
   *
   * @param today in the Gregorian calendar
   */
  public static Reading read(String typed, Reckoning calendar, LocalDate today) {
    Matcher parts = TYPED.matcher(typed.length() > LONGEST_TYPED ? "" : digits(typed.strip()));
    if (!parts.matches()) {
      return new Refused(Refusal.UNREADABLE);
    }
    int year = Integer.parseInt(parts.group(1));
    int month = parts.group(2) == null ? 0 : Integer.parseInt(parts.group(2));
    int day = parts.group(3) == null ? 0 : Integer.parseInt(parts.group(3));
    boolean zero = parts.group(2) != null && month == 0 || parts.group(3) != null && day == 0;
    Span span = zero ? null : calendar.span(year, month, day).orElse(null);
    if (span == null) {
      return new Refused(Refusal.NO_SUCH_DAY);
    }
    if (span.first().isAfter(today)) {
      return new Refused(Refusal.IN_THE_FUTURE);
    }
    if (span.last().isBefore(today.minusYears(OLDEST_YEARS))) {
      return new Refused(Refusal.TOO_LONG_AGO);
    }
    return new Accepted(new BirthDate(calendar, written(year, month, day), span));
  }

  private static String digits(String typed) {
    StringBuilder plain = new StringBuilder();
    typed
        .codePoints()
        .forEach(
            point -> {
              int digit = Character.digit(point, 10);
              plain.appendCodePoint(digit < 0 ? point : '0' + digit);
            });
    return plain.toString();
  }

  private static String written(int year, int month, int day) {
    return String.format(Locale.ROOT, "%04d", year)
        + (month == 0 ? "" : String.format(Locale.ROOT, "-%02d", month))
        + (day == 0 ? "" : String.format(Locale.ROOT, "-%02d", day));
  }

  /**
   * As it is sealed: {@code 1990}, {@code 1990-05} or {@code 1990-05-12}; another calendar's with
   * its name and what was given behind the days that it means, such as {@code 1990-05-12/1990-05-12
   * persian 1369-02-22}.
   */
  public String stored() {
    return calendar == Reckoning.GREGORIAN
        ? given
        : span.first() + "/" + span.last() + " " + calendar.key() + " " + given;
  }

  /**
   * From what {@link #stored()} wrote.
   *
   * @throws IllegalArgumentException for anything else; its message says nothing of it
   */
  public static BirthDate ofStored(String stored) {
    String[] parts = stored.split(" ", -1);
    Reckoning calendar =
        parts.length == 1
            ? Reckoning.GREGORIAN
            : Reckoning.ofKey(parts[1]).orElseThrow(BirthDate::notOne);
    String given = parts.length == 1 ? parts[0] : parts[parts.length - 1];
    Matcher numbers = TYPED.matcher(given);
    if (!numbers.matches()) {
      throw notOne();
    }
    return new BirthDate(
        calendar,
        given,
        calendar
            .span(
                Integer.parseInt(numbers.group(1)),
                numbers.group(2) == null ? 0 : Integer.parseInt(numbers.group(2)),
                numbers.group(3) == null ? 0 : Integer.parseInt(numbers.group(3)))
            .orElseThrow(BirthDate::notOne));
  }

  private static IllegalArgumentException notOne() {
    return new IllegalArgumentException("Not a stored birth date.");
  }

  /** In the Gregorian calendar: as given, one day, or from the first to the last possible day. */
  public String gregorian() {
    if (calendar == Reckoning.GREGORIAN) {
      return given;
    }
    return isOneDay() ? span.first().toString() : span.first() + " – " + span.last();
  }

  /** Whether the day is known. */
  public boolean isOneDay() {
    return span.first().equals(span.last());
  }

  /** The fewest whole years that somebody born then can be old, at least 0. */
  public int youngest(LocalDate today) {
    return Math.max(0, Period.between(span.last(), today).getYears());
  }

  /** The most whole years that somebody born then can be old. */
  public int oldest(LocalDate today) {
    return Math.max(0, Period.between(span.first(), today).getYears());
  }

  @Override
  public String toString() {
    return "BirthDate[…]";
  }
}
