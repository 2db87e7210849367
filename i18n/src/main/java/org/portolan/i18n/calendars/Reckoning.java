package org.portolan.i18n.calendars;

import com.ibm.icu.util.Calendar;
import com.ibm.icu.util.TimeZone;
import com.ibm.icu.util.ULocale;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** A calendar that papers are dated by; the rules are those of ICU. */
public enum Reckoning {
  GREGORIAN("gregorian"),
  /** Solar Hijri, of Iran and Afghanistan. */
  PERSIAN("persian"),
  /** Thirteen months, the last of five or six days; the year begins in September. */
  ETHIOPIC("ethiopic"),
  /** Lunar Hijri, by the tables of Umm al-Qura. */
  HIJRI("islamic-umalqura");

  private static final int HIGHEST_YEAR = 9999;

  private final String icu;

  Reckoning(String icu) {
    this.icu = icu;
  }

  /** As stored, and as in the key of its name: {@code ethiopic}. */
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The calendar with a key; empty when there is none. */
  public static Optional<Reckoning> ofKey(String key) {
    return Arrays.stream(values()).filter(one -> one.key().equals(key)).findFirst();
  }

  /**
   * The first and the last day that a day, a month or a year of this calendar means.
   *
   * @param month from 1, or 0 when only the year is known
   * @param day from 1, or 0 when only the year and the month are known
   * @return empty when the calendar has no such day
   */
  public Optional<Span> span(int year, int month, int day) {
    if (year < 1 || year > HIGHEST_YEAR || month < 0 || day < 0 || (month == 0 && day > 0)) {
      return Optional.empty();
    }
    try {
      return this == GREGORIAN ? gregorian(year, month, day) : other(year, month, day);
    } catch (DateTimeException | IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static Optional<Span> gregorian(int year, int month, int day) {
    if (month == 0) {
      return Optional.of(new Span(LocalDate.of(year, 1, 1), LocalDate.of(year, 12, 31)));
    }
    YearMonth known = YearMonth.of(year, month);
    return Optional.of(
        day == 0
            ? new Span(known.atDay(1), known.atEndOfMonth())
            : new Span(LocalDate.of(year, month, day), LocalDate.of(year, month, day)));
  }

  private Optional<Span> other(int year, int month, int day) {
    Calendar first = at(year, Math.max(month, 1), Math.max(day, 1));
    if (first.get(Calendar.EXTENDED_YEAR) != year
        || first.get(Calendar.MONTH) != Math.max(month, 1) - 1
        || first.get(Calendar.DAY_OF_MONTH) != Math.max(day, 1)) {
      return Optional.empty();
    }
    LocalDate begins = iso(first);
    if (month == 0) {
      return Optional.of(new Span(begins, iso(at(year + 1, 1, 1)).minusDays(1)));
    }
    return Optional.of(
        new Span(
            begins,
            day > 0
                ? begins
                : begins.plusDays(first.getActualMaximum(Calendar.DAY_OF_MONTH) - 1L)));
  }

  /** This calendar as ICU has it, at GMT, with the names of a locale. */
  public Calendar in(ULocale locale) {
    return Calendar.getInstance(
        TimeZone.GMT_ZONE, new ULocale(locale.getBaseName() + "@calendar=" + icu));
  }

  private Calendar at(int year, int month, int day) {
    Calendar calendar = in(ULocale.ENGLISH);
    calendar.clear();
    calendar.set(Calendar.EXTENDED_YEAR, year);
    calendar.set(Calendar.MONTH, month - 1);
    calendar.set(Calendar.DAY_OF_MONTH, day);
    calendar.getTimeInMillis();
    return calendar;
  }

  private static LocalDate iso(Calendar calendar) {
    return Instant.ofEpochMilli(calendar.getTimeInMillis()).atZone(ZoneOffset.UTC).toLocalDate();
  }

  /** The year of this calendar in which a day is. */
  public int yearOf(LocalDate day) {
    if (this == GREGORIAN) {
      return day.getYear();
    }
    Calendar calendar = in(ULocale.ENGLISH);
    calendar.setTimeInMillis(day.atStartOfDay(ZoneOffset.UTC).toInstant().toEpochMilli());
    return calendar.get(Calendar.EXTENDED_YEAR);
  }

  /** From one day to another, both included, in the Gregorian calendar. */
  public record Span(LocalDate first, LocalDate last) {}
}
