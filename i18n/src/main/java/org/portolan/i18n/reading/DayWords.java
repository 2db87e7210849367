package org.portolan.i18n.reading;

import com.ibm.icu.text.DateFormatSymbols;
import com.ibm.icu.text.RelativeDateTimeFormatter;
import com.ibm.icu.text.RelativeDateTimeFormatter.AbsoluteUnit;
import com.ibm.icu.text.RelativeDateTimeFormatter.Direction;
import com.ibm.icu.text.RelativeDateTimeFormatter.RelativeUnit;
import com.ibm.icu.util.ULocale;
import java.time.DayOfWeek;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.portolan.i18n.calendars.Reckoning;

/** Names of days: yesterday, in 3 days, next Monday, and the months of four calendars. */
final class DayWords {

  /** A month of a calendar, counted from 1. */
  record Month(Reckoning calendar, int number) {}

  /** A day of the week: of this, the last or the next, or left open. */
  record Weekday(DayOfWeek day, Direction direction) {}

  private static final int MOST_DAYS = 99;
  private static final int MOST_WEEKS = 20;
  private static final int DAYS_OF_WEEK = 7;

  private static final Map<Direction, Integer> NEAR =
      Map.of(
          Direction.LAST_2,
          -2,
          Direction.LAST,
          -1,
          Direction.THIS,
          0,
          Direction.NEXT,
          1,
          Direction.NEXT_2,
          2);

  private static final Map<DayOfWeek, AbsoluteUnit> UNITS =
      Map.of(
          DayOfWeek.MONDAY, AbsoluteUnit.MONDAY,
          DayOfWeek.TUESDAY, AbsoluteUnit.TUESDAY,
          DayOfWeek.WEDNESDAY, AbsoluteUnit.WEDNESDAY,
          DayOfWeek.THURSDAY, AbsoluteUnit.THURSDAY,
          DayOfWeek.FRIDAY, AbsoluteUnit.FRIDAY,
          DayOfWeek.SATURDAY, AbsoluteUnit.SATURDAY,
          DayOfWeek.SUNDAY, AbsoluteUnit.SUNDAY);

  private static final String ZERO_WIDTH_JOINT = "\u200c";

  private final Function<String, List<Token>> cut;
  private final Meanings<Integer> fromToday = new Meanings<>();
  private final Meanings<Weekday> weekdays = new Meanings<>();
  private final Meanings<Month> months = new Meanings<>();

  DayWords(List<ULocale> locales, Function<String, List<Token>> cut) {
    this.cut = cut;
    for (ULocale locale : locales) {
      near(RelativeDateTimeFormatter.getInstance(locale));
      weekdays(locale, RelativeDateTimeFormatter.getInstance(locale));
      for (Reckoning calendar : Reckoning.values()) {
        months(locale, calendar);
      }
    }
  }

  /** The names of Gregorian months that are one word, folded. */
  static Set<String> months(List<ULocale> locales) {
    Set<String> names = new HashSet<>();
    for (ULocale locale : locales) {
      for (String name : new DateFormatSymbols(locale).getShortMonths()) {
        List<String> words = Tokens.wordsOf(name);
        if (words.size() == 1) {
          names.add(words.get(0));
        }
      }
    }
    return names;
  }

  void add(List<Token> phrase, int days) {
    fromToday.add(phrase, days);
  }

  /** So many days from today. */
  Meanings<Integer> fromToday() {
    return fromToday;
  }

  Meanings<Weekday> weekdays() {
    return weekdays;
  }

  Meanings<Month> months() {
    return months;
  }

  private void near(RelativeDateTimeFormatter format) {
    NEAR.forEach(
        (direction, days) -> {
          String phrase = format.format(direction, AbsoluteUnit.DAY);
          if (phrase != null) {
            fromToday.add(cut.apply(phrase), days);
          }
        });
    for (Direction direction : List.of(Direction.LAST, Direction.NEXT)) {
      int sign = direction == Direction.NEXT ? 1 : -1;
      for (int n = 1; n <= MOST_DAYS; n++) {
        String days = format.format(n, direction, RelativeUnit.DAYS);
        fromToday.add(cut.apply(days), sign * n);
      }
      for (int n = 1; n <= MOST_WEEKS; n++) {
        String weeks = format.format(n, direction, RelativeUnit.WEEKS);
        fromToday.add(cut.apply(weeks), sign * n * DAYS_OF_WEEK);
      }
    }
  }

  private void weekdays(ULocale locale, RelativeDateTimeFormatter format) {
    DateFormatSymbols symbols = new DateFormatSymbols(locale);
    for (DayOfWeek day : DayOfWeek.values()) {
      int place = day == DayOfWeek.SUNDAY ? 1 : day.getValue() + 1;
      for (int context : List.of(DateFormatSymbols.FORMAT, DateFormatSymbols.STANDALONE)) {
        for (int width : List.of(DateFormatSymbols.WIDE, DateFormatSymbols.ABBREVIATED)) {
          String name = symbols.getWeekdays(context, width)[place];
          weekdays.add(cut.apply(name), new Weekday(day, Direction.PLAIN));
          String apart = name.replace(ZERO_WIDTH_JOINT, " ");
          weekdays.add(cut.apply(apart), new Weekday(day, Direction.PLAIN));
        }
      }
      for (Direction direction : List.of(Direction.LAST, Direction.THIS, Direction.NEXT)) {
        String phrase = format.format(direction, UNITS.get(day));
        if (phrase != null) {
          weekdays.add(cut.apply(phrase), new Weekday(day, direction));
        }
      }
    }
  }

  private void months(ULocale locale, Reckoning calendar) {
    DateFormatSymbols symbols = new DateFormatSymbols(calendar.in(locale), locale);
    for (int context : List.of(DateFormatSymbols.FORMAT, DateFormatSymbols.STANDALONE)) {
      addMonths(symbols.getMonths(context, DateFormatSymbols.WIDE), calendar);
      if (calendar == Reckoning.GREGORIAN) {
        addMonths(symbols.getMonths(context, DateFormatSymbols.ABBREVIATED), calendar);
      }
    }
  }

  private void addMonths(String[] names, Reckoning calendar) {
    for (int i = 0; i < names.length; i++) {
      List<Token> name = cut.apply(names[i]);
      // Chinese numbers the months of every calendar alike
      boolean numbered = name.stream().anyMatch(token -> token.kind() == Token.Kind.NUMBER);
      if (!numbered || calendar == Reckoning.GREGORIAN) {
        months.add(name, new Month(calendar, i + 1));
      }
    }
  }
}
