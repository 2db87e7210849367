package org.portolan.i18n.reading;

import com.ibm.icu.util.ULocale;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.portolan.i18n.Language;
import org.portolan.i18n.calendars.Reckoning;

/**
 * The words for days and times of one language: those that ICU has and those of {@code
 * moments/<tag>.txt}, which are how people speak.
 */
final class MomentWords {

  private static final Map<Language, MomentWords> WORDS = new ConcurrentHashMap<>();
  private static final String DAY = "day ";
  private static final String HOURS = "hours ";
  private static final String TIME = "time ";

  private final WordList own;
  private final NumberWords numbers;
  private final DayWords days;
  private final TimeWords times;
  private final Meanings<Boolean> noise = new Meanings<>();
  private final Phrases halves;
  private final Set<String> months;

  private MomentWords(Language language) {
    own = WordList.of("moments", language.tag());
    numbers = NumberWords.of(language);
    halves = NumberPhrases.of(language).others("half");
    List<ULocale> locales = own.ofMeaning("locales").stream().map(ULocale::forLanguageTag).toList();
    months = DayWords.months(locales);
    days = new DayWords(locales, this::dayTokens);
    times = new TimeWords(locales, this::tokens, countsFromDawn());
    own.phrases().forEach(this::add);
    WordList answers = WordList.of(language.tag());
    for (String kind : List.of("small", "polite", "affirm")) {
      answers.ofMeaning(kind).forEach(phrase -> addNoise(tokens(phrase)));
    }
  }

  static MomentWords of(Language language) {
    return WORDS.computeIfAbsent(language, MomentWords::new);
  }

  List<Token> tokens(String text) {
    return MomentTokens.of(text, numbers, Set.of());
  }

  /** In which French sept. and Portuguese dez. are months, and not seven and ten. */
  List<Token> dayTokens(String text) {
    return MomentTokens.of(text, numbers, months);
  }

  DayWords days() {
    return days;
  }

  TimeWords times() {
    return times;
  }

  /** What changes nothing: the length of it, or 0. */
  int noise(List<Token> tokens, int at) {
    boolean comma = tokens.get(at).kind() == Token.Kind.COMMA;
    return comma ? 1 : noise.longest(tokens, at).map(Meanings.Found::length).orElse(0);
  }

  /** And a half: the length of it, or 0. */
  int half(List<Token> tokens, int at) {
    return halves.longest(tokens, at).map(Phrases.Found::length).orElse(0);
  }

  /** The calendars that a date in figures may be of, the likeliest first. */
  List<Reckoning> calendars() {
    return own.ofMeaning("calendars").stream()
        .map(key -> Reckoning.ofKey(key).orElseThrow())
        .toList();
  }

  /** In which orders day, month and year are written when the year is not first. */
  List<String> orders() {
    return own.ofMeaning("order");
  }

  /** Whether many count the hours from dawn: at two it is 8:00, or 20:00. */
  boolean countsFromDawn() {
    return !own.ofMeaning("dawn-clock").isEmpty();
  }

  private void add(String meaning, List<String> phrases) {
    for (String phrase : phrases) {
      List<Token> tokens = tokens(phrase);
      if (meaning.startsWith(DAY)) {
        days.add(dayTokens(phrase), Integer.parseInt(meaning.substring(DAY.length())));
      } else if (meaning.startsWith(HOURS)) {
        List<Integer> hours =
            Arrays.stream(meaning.substring(HOURS.length()).split("-"))
                .map(Integer::valueOf)
                .toList();
        times.add(tokens, hours.get(0), hours.get(1));
      } else if (meaning.startsWith(TIME)) {
        times.addExact(tokens, Integer.parseInt(meaning.substring(TIME.length())));
      } else if (meaning.equals("noise")) {
        addNoise(tokens);
      }
    }
  }

  /** An article that is also the number one is a number here. */
  private void addNoise(List<Token> phrase) {
    if (phrase.stream().noneMatch(token -> token.kind() == Token.Kind.NUMBER)) {
      noise.add(phrase, true);
    }
  }
}
