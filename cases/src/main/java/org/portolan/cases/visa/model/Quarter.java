package org.portolan.cases.visa.model;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Three months of a year, at Greenwich. Quarters do not overlap: what is counted in one cannot be
 * subtracted from another.
 *
 * @param number from 1 to 4
 */
public record Quarter(int year, int number) {

  private static final Pattern KEY = Pattern.compile("(\\d{4})-([1-4])");
  private static final int MONTHS = 3;

  /** The one that a day is in. */
  public static Quarter of(LocalDate day) {
    return new Quarter(day.getYear(), (day.getMonthValue() - 1) / MONTHS + 1);
  }

  /** From what {@link #key()} wrote; empty for anything else. */
  public static Optional<Quarter> parse(String key) {
    Matcher parts = KEY.matcher(key == null ? "" : key);
    return parts.matches()
        ? Optional.of(
            new Quarter(Integer.parseInt(parts.group(1)), Integer.parseInt(parts.group(2))))
        : Optional.empty();
  }

  /** As it stands in an address: {@code 2026-3}. */
  public String key() {
    return "%04d-%d".formatted(year, number);
  }

  /** Those that were over when a day began, the latest first. */
  public static List<Quarter> over(LocalDate day, int many) {
    return Stream.iterate(of(day).before(), Quarter::before).limit(many).toList();
  }

  private Quarter before() {
    return of(firstDay().minusDays(1));
  }

  public LocalDate firstDay() {
    return LocalDate.of(year, (number - 1) * MONTHS + 1, 1);
  }

  public LocalDate lastDay() {
    return firstDay().plusMonths(MONTHS).minusDays(1);
  }

  /** Its first moment. */
  public Instant from() {
    return firstDay().atStartOfDay(ZoneOffset.UTC).toInstant();
  }

  /** The first moment after it. */
  public Instant until() {
    return lastDay().plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant();
  }
}
