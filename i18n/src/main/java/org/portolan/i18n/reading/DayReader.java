package org.portolan.i18n.reading;

import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.portolan.i18n.Language;
import org.portolan.i18n.calendars.Reckoning;
import org.portolan.i18n.reading.DayWords.Month;
import org.portolan.i18n.reading.DayWords.Weekday;

/**
 * Reads a day that somebody typed in their language or in English: {@code yesterday}, {@code in
 * three days}, {@code next Monday}, {@code 24 November 2026}, {@code ۳ آذر ۱۴۰۵}, {@code
 * 15/3/2019}. A month's name tells its calendar; figures may be of each calendar that the language
 * is used with. What may be several days is {@link Reading.Ambiguous}; a text that says more than a
 * day is not understood.
 *
 * <p>Never throws for any text, and takes no time for a long one. Stateless.
 */
public final class DayReader {

  /** Nobody is older, and no appointment is further away. */
  private static final int YEARS_BACK = 125;

  private static final int YEARS_AHEAD = 20;
  private static final int CENTURY = 100;
  private static final int DAYS_OF_WEEK = 7;
  private static final int MOST_NUMBERS = 3;

  /**
   * Reads a day.
   *
   * @param today where the person is, in the Gregorian calendar
   */
  public Reading<LocalDate> read(String text, Language language, LocalDate today) {
    Objects.requireNonNull(language, "language");
    if (text == null || text.isBlank()) {
      return new Reading.NotUnderstood<>();
    }
    Set<LocalDate> days = new LinkedHashSet<>(daysIn(text, MomentWords.of(language), today));
    if (days.isEmpty()) {
      days.addAll(daysIn(text, MomentWords.of(Language.ENGLISH), today));
    }
    return Reading.of(days);
  }

  private static List<LocalDate> daysIn(String text, MomentWords words, LocalDate today) {
    Said said = said(words.dayTokens(text), words);
    if (said == null) {
      return List.of();
    }
    if (said.months.isEmpty() && said.numbers.isEmpty()) {
      boolean one = said.fromToday.isEmpty() != said.weekdays.isEmpty();
      return one ? near(said, today) : List.of();
    }
    List<LocalDate> dates =
        said.months.isEmpty()
            ? inFigures(said.numbers, words, today)
            : named(said.months, said.numbers, today);
    return dates.stream().filter(date -> fits(said, date, today)).toList();
  }

  /** What stands in a text. */
  private record Said(
      Set<Integer> fromToday, Set<Weekday> weekdays, Set<Month> months, List<String> numbers) {}

  /** Null when something else is said too. */
  private static Said said(List<Token> tokens, MomentWords words) {
    Said said =
        new Said(
            new LinkedHashSet<>(), new LinkedHashSet<>(), new LinkedHashSet<>(), new ArrayList<>());
    for (int i = 0; i < tokens.size(); ) {
      int length = take(tokens, i, words.days(), said);
      if (length == 0) {
        length = words.noise(tokens, i);
      }
      if (length == 0 && tokens.get(i).kind() == Token.Kind.NUMBER) {
        said.numbers.add(tokens.get(i).text());
        length = 1;
      }
      if (length == 0 || said.numbers.size() > MOST_NUMBERS) {
        return null;
      }
      i += length;
    }
    return said;
  }

  /** The length of what was taken, the longest of what may stand there. */
  private static int take(List<Token> tokens, int at, DayWords words, Said said) {
    int near = take(words.fromToday().longest(tokens, at), said.fromToday, 0);
    int weekday = take(words.weekdays().longest(tokens, at), said.weekdays, near);
    int month = take(words.months().longest(tokens, at), said.months, Math.max(near, weekday));
    return Math.max(near, Math.max(weekday, month));
  }

  private static <T> int take(Optional<Meanings.Found<T>> found, Set<T> said, int unless) {
    if (found.isEmpty() || found.get().length() <= unless || !said.isEmpty()) {
      return 0;
    }
    said.addAll(found.get().meanings());
    return found.get().length();
  }

  private static List<LocalDate> near(Said said, LocalDate today) {
    List<LocalDate> days = new ArrayList<>();
    said.fromToday.forEach(number -> days.add(today.plusDays(number)));
    said.weekdays.forEach(weekday -> days.addAll(weekday(weekday, today)));
    return days;
  }

  /**
   * "Next Friday", said on a Tuesday, is the coming one to some and that of next week to others.
   */
  private static List<LocalDate> weekday(Weekday weekday, LocalDate today) {
    LocalDate next = today.with(TemporalAdjusters.next(weekday.day()));
    LocalDate last = today.with(TemporalAdjusters.previous(weekday.day()));
    boolean isToday = today.getDayOfWeek() == weekday.day();
    return switch (weekday.direction()) {
      case NEXT -> isToday ? List.of(next) : List.of(next, next.plusDays(DAYS_OF_WEEK));
      case LAST -> isToday ? List.of(last) : List.of(last.minusDays(DAYS_OF_WEEK), last);
      default -> isToday ? List.of(last, today, next) : List.of(last, next);
    };
  }

  private static List<LocalDate> named(Set<Month> months, List<String> numbers, LocalDate today) {
    List<LocalDate> days = new ArrayList<>();
    for (Month month : months) {
      if (numbers.size() == 1) {
        days.addAll(nearest(month, number(numbers.get(0)), today));
      } else if (numbers.size() == 2) {
        boolean yearFirst = numbers.get(0).length() > 2;
        String day = numbers.get(yearFirst ? 1 : 0);
        days.addAll(dated(month, day, numbers.get(yearFirst ? 0 : 1), today));
      }
    }
    return days;
  }

  private static List<LocalDate> inFigures(
      List<String> numbers, MomentWords words, LocalDate today) {
    List<LocalDate> days = new ArrayList<>();
    boolean yearFirst = numbers.get(0).length() > 2;
    List<String> orders = yearFirst ? List.of("ymd") : words.orders();
    for (String order : orders) {
      if (numbers.size() == order.length()) {
        int month = number(numbers.get(order.indexOf('m')));
        String day = numbers.get(order.indexOf('d'));
        String year = numbers.get(order.indexOf('y'));
        words
            .calendars()
            .forEach(calendar -> days.addAll(dated(new Month(calendar, month), day, year, today)));
      } else if (numbers.size() == order.length() - 1 && !yearFirst) {
        boolean dayFirst = order.indexOf('d') < order.indexOf('m');
        int month = number(numbers.get(dayFirst ? 1 : 0));
        int day = number(numbers.get(dayFirst ? 0 : 1));
        words
            .calendars()
            .forEach(calendar -> days.addAll(nearest(new Month(calendar, month), day, today)));
      }
    }
    return days;
  }

  /** Without a year: the last and the next such day, or today. */
  private static List<LocalDate> nearest(Month month, int day, LocalDate today) {
    int year = month.calendar().yearOf(today);
    List<LocalDate> days = new ArrayList<>();
    for (int one = year - 1; one <= year + 1; one++) {
      day(month, day, one).ifPresent(days::add);
    }
    if (days.contains(today)) {
      return List.of(today);
    }
    LocalDate last = days.stream().filter(today::isAfter).max(LocalDate::compareTo).orElse(null);
    return days.stream()
        .filter(one -> one.equals(last) || one.isAfter(today))
        .limit(last == null ? 1 : 2)
        .toList();
  }

  private static List<LocalDate> dated(Month month, String day, String year, LocalDate today) {
    List<LocalDate> days = new ArrayList<>();
    if (day.length() > 2 || year.length() == 1 || year.length() == 3 || year.length() > 4) {
      return days;
    }
    if (year.length() > 2) {
      day(month, number(day), number(year)).ifPresent(days::add);
    } else {
      int century = month.calendar().yearOf(today) / CENTURY * CENTURY;
      for (int one : List.of(century - CENTURY, century, century + CENTURY)) {
        day(month, number(day), one + number(year)).ifPresent(days::add);
      }
    }
    days.removeIf(
        date ->
            date.isBefore(today.minusYears(YEARS_BACK))
                || date.isAfter(today.plusYears(YEARS_AHEAD)));
    return days;
  }

  private static Optional<LocalDate> day(Month month, int day, int year) {
    return day < 1 || month.number() < 1
        ? Optional.empty()
        : month.calendar().span(year, month.number(), day).map(Reckoning.Span::first);
  }

  /** A weekday or a word such as "yesterday" beside a date must be of that day. */
  private static boolean fits(Said said, LocalDate date, LocalDate today) {
    boolean weekday =
        said.weekdays.isEmpty()
            || said.weekdays.stream().anyMatch(one -> one.day() == date.getDayOfWeek());
    return weekday
        && (said.fromToday.isEmpty()
            || said.fromToday.stream().anyMatch(days -> today.plusDays(days).equals(date)));
  }

  private static int number(String digits) {
    return digits.length() > 4 ? 0 : Integer.parseInt(digits);
  }
}
