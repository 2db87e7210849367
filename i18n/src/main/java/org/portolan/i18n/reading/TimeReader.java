package org.portolan.i18n.reading;

import java.time.LocalTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.portolan.i18n.Language;
import org.portolan.i18n.reading.TimeWords.Part;

/**
 * Reads a time of the day that somebody typed in their language or in English: {@code 19:30},
 * {@code 7 in the evening}, {@code sept heures et demie}, {@code saa mbili usiku}.
 *
 * <p>An hour up to twelve without a part of the day is {@link Reading.Ambiguous}. In Amharic,
 * Tigrinya and Swahili the hours are also counted from dawn, where two is eight o'clock: there an
 * hour has up to four meanings, and a part of the day leaves those that are in it.
 *
 * <p>Never throws for any text, and takes no time for a long one. Stateless.
 */
public final class TimeReader {

  private static final int HOURS = 24;
  private static final int NOON = 12;
  private static final int DAWN = 6;
  private static final int MINUTES = 60;
  private static final int HALF = 30;

  /** What stands in a text. */
  private static final class Said {
    String hour;
    int minutes;
    boolean withMinutes;
    final Set<Integer> exact = new LinkedHashSet<>();
    final List<Part> parts = new ArrayList<>();
  }

  /** Reads a time. */
  public Reading<LocalTime> read(String text, Language language) {
    Objects.requireNonNull(language, "language");
    if (text == null || text.isBlank()) {
      return new Reading.NotUnderstood<>();
    }
    Set<LocalTime> times = timesIn(text, MomentWords.of(language));
    return Reading.of(times.isEmpty() ? timesIn(text, MomentWords.of(Language.ENGLISH)) : times);
  }

  private static Set<LocalTime> timesIn(String text, MomentWords words) {
    List<Token> tokens = words.tokens(text);
    Said said = new Said();
    for (int i = 0; i < tokens.size(); ) {
      int length = take(tokens, i, words, said);
      if (length == 0) {
        return Set.of();
      }
      i += length;
    }
    return times(said, words.countsFromDawn());
  }

  private static int take(List<Token> tokens, int at, MomentWords words, Said said) {
    Token token = tokens.get(at);
    if (token.kind() == Token.Kind.NUMBER) {
      return said.hour == null ? clock(tokens, at, words, said) : 0;
    }
    Optional<Meanings.Found<Part>> part = words.times().part(tokens, at);
    Optional<Meanings.Found<Integer>> exact = words.times().exact(tokens, at);
    int noise = words.noise(tokens, at);
    int longest = Math.max(noise, part.map(Meanings.Found::length).orElse(0));
    if (exact.isPresent() && exact.get().length() >= longest && said.hour == null) {
      said.exact.addAll(exact.get().meanings());
      return exact.get().length();
    }
    if (part.isPresent() && part.get().length() >= noise) {
      said.parts.add(together(part.get().meanings()));
      return part.get().length();
    }
    return noise;
  }

  /**
   * 7, 7:30, 7 30, 7 and a half; between hour and minutes may stand a sign or what says "hours".
   */
  private static int clock(List<Token> tokens, int at, MomentWords words, Said said) {
    said.hour = tokens.get(at).text();
    int next = at + 1;
    while (next < tokens.size() && tokens.get(next).kind() != Token.Kind.NUMBER) {
      int half = words.half(tokens, next);
      if (half > 0) {
        said.minutes = HALF;
        said.withMinutes = true;
        return next + half - at;
      }
      int between = words.noise(tokens, next);
      if (between == 0) {
        return 1;
      }
      next += between;
    }
    if (next < tokens.size() && tokens.get(next).text().length() == 2) {
      said.minutes = Integer.parseInt(tokens.get(next).text());
      said.withMinutes = true;
      return next + 1 - at;
    }
    return 1;
  }

  private static Part together(Set<Part> parts) {
    Set<Integer> hours = new HashSet<>();
    parts.forEach(part -> hours.addAll(part.hours()));
    return new Part(hours, parts.stream().allMatch(Part::ofTwelve));
  }

  private static Set<LocalTime> times(Said said, boolean fromDawn) {
    Set<LocalTime> times = new LinkedHashSet<>();
    if (said.hour == null) {
      said.exact.forEach(hour -> times.add(LocalTime.of(hour, 0)));
      return times;
    }
    if (said.hour.length() > 2 || said.minutes >= MINUTES || Integer.parseInt(said.hour) > HOURS) {
      return times;
    }
    for (int hour : hours(said, fromDawn)) {
      if (said.parts.stream().allMatch(part -> part.hours().contains(hour))) {
        times.add(LocalTime.of(hour, said.minutes));
      }
    }
    return times;
  }

  private static Set<Integer> hours(Said said, boolean fromDawn) {
    int hour = Integer.parseInt(said.hour);
    if (hour > NOON || hour == 0) {
      return Set.of(hour % HOURS);
    }
    boolean written24 = said.hour.startsWith("0") && said.withMinutes && said.parts.isEmpty();
    if (written24 && !fromDawn) {
      return Set.of(hour);
    }
    Set<Integer> hours = new LinkedHashSet<>(List.of(hour % NOON, hour % NOON + NOON));
    if (fromDawn && said.parts.stream().noneMatch(Part::ofTwelve)) {
      hours.add((hour + DAWN) % HOURS);
      hours.add((hour + DAWN + NOON) % HOURS);
    }
    return hours;
  }
}
