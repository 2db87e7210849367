package org.portolan.i18n.reading;

import com.ibm.icu.text.DateFormatSymbols;
import com.ibm.icu.text.SimpleDateFormat;
import com.ibm.icu.util.TimeZone;
import com.ibm.icu.util.ULocale;
import java.util.Date;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Names of the parts of the day, and the hours that each may mean. */
final class TimeWords {

  private static final int HOURS = 24;
  private static final int NOON = 12;
  private static final long MILLIS = 3_600_000L;

  /**
   * A part of the day.
   *
   * @param hours that begin in it
   * @param ofTwelve whether it is one of the two halves of a day, as AM and PM are
   */
  record Part(Set<Integer> hours, boolean ofTwelve) {}

  private final Function<String, List<Token>> cut;
  private final Meanings<Part> parts = new Meanings<>();
  private final Meanings<Integer> exact = new Meanings<>();

  /**
   * @param fromDawn whether what ICU has for AM and PM are parts of a day that begins at dawn
   */
  TimeWords(List<ULocale> locales, Function<String, List<Token>> cut, boolean fromDawn) {
    this.cut = cut;
    for (ULocale locale : locales) {
      String[] halves = new DateFormatSymbols(locale).getAmPmStrings();
      if (!fromDawn) {
        addIfWords(halves[0], part(0, NOON - 1));
        addIfWords(halves[1], part(NOON, HOURS - 1));
      }
      Map<String, Set<Integer>> named = new HashMap<>();
      for (int hour = 0; hour < HOURS; hour++) {
        named.computeIfAbsent(at(locale, "BBBB", hour), name -> new HashSet<>()).add(hour);
      }
      named.forEach((name, hours) -> addIfWords(name, new Part(hours, false)));
      String noon = at(locale, "bbbb", NOON);
      if (!noon.equals(at(locale, "aaaa", NOON))) {
        exact.add(cut.apply(noon), NOON);
      }
    }
  }

  void add(List<Token> phrase, int from, int to) {
    parts.add(phrase, part(from, to));
  }

  void addExact(List<Token> phrase, int hour) {
    exact.add(phrase, hour);
  }

  /** The part of the day that stands at a place, of all that it may mean together. */
  Optional<Meanings.Found<Part>> part(List<Token> tokens, int at) {
    return parts.longest(tokens, at);
  }

  /** Noon and midnight. */
  Optional<Meanings.Found<Integer>> exact(List<Token> tokens, int at) {
    return exact.longest(tokens, at);
  }

  private void addIfWords(String name, Part part) {
    List<Token> phrase = cut.apply(name);
    if (phrase.stream().noneMatch(token -> token.kind() == Token.Kind.NUMBER)) {
      parts.add(phrase, part);
    }
  }

  private static Part part(int from, int to) {
    Set<Integer> hours = new HashSet<>();
    for (int hour = from; hour != to; hour = (hour + 1) % HOURS) {
      hours.add(hour);
    }
    hours.add(to);
    boolean half = hours.size() == NOON && (from == 0 || from == NOON);
    return new Part(Set.copyOf(hours), half);
  }

  private static String at(ULocale locale, String pattern, int hour) {
    SimpleDateFormat format = new SimpleDateFormat(pattern, locale);
    format.setTimeZone(TimeZone.GMT_ZONE);
    return format.format(new Date(hour * MILLIS)).toLowerCase(Locale.ROOT);
  }
}
