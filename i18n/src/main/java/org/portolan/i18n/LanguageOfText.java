package org.portolan.i18n;

import java.lang.Character.UnicodeScript;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * In which language somebody probably wrote, of those that we can answer in: by the script, and by
 * the words and letters that the product's own texts have in that language and not in others. Good
 * enough to answer a mail in, of whose sender nothing else is known; a person may choose another.
 */
public final class LanguageOfText {

  private static final Pattern NO_LETTERS = Pattern.compile("[^\\p{L}\\p{M}]+");

  /** What ICU's patterns have beside words. */
  private static final Pattern SYNTAX =
      Pattern.compile("\\{\\s*[\\w-]+\\s*(,[^{}]*)?|[=\\w-]+\\s*(?=\\{)");

  private static final List<Vocabulary> VOCABULARIES =
      Languages.travellers().stream().map(Vocabulary::of).toList();

  private LanguageOfText() {}

  /** The language; empty when two are as likely, or when none of ours is written like this. */
  public static Optional<Language> of(String text) {
    List<String> words = wordsOf(text).toList();
    Optional<UnicodeScript> script = scriptOf(words);
    List<Vocabulary> alike =
        VOCABULARIES.stream().filter(one -> script.equals(Optional.of(one.script))).toList();
    if (alike.size() < 2) {
      return alike.stream().map(Vocabulary::language).findFirst();
    }
    Map<Vocabulary, Double> scores =
        alike.stream()
            .collect(Collectors.toMap(Function.identity(), one -> one.score(words, alike)));
    double best = scores.values().stream().max(Comparator.naturalOrder()).orElseThrow();
    List<Language> likely =
        alike.stream().filter(one -> scores.get(one) == best).map(Vocabulary::language).toList();
    return best > 0 && areOneAnothers(likely) ? Optional.of(likely.get(0)) : Optional.empty();
  }

  /**
   * Whether who reads any of these reads the first too. English comes last for everybody, so that a
   * word of many languages is not one of English.
   */
  private static boolean areOneAnothers(List<Language> likely) {
    Language first = likely.get(0);
    return likely.size() == 1
        || !first.equals(Language.ENGLISH)
            && likely.stream().allMatch(language -> Languages.fallbacks(language).contains(first));
  }

  private static Stream<String> wordsOf(String text) {
    return Arrays.stream(NO_LETTERS.split(text.toLowerCase(Locale.ROOT)))
        .filter(word -> !word.isEmpty());
  }

  private static Optional<UnicodeScript> scriptOf(List<String> words) {
    return words.stream()
        .flatMapToInt(String::codePoints)
        .filter(Character::isLetter)
        .mapToObj(UnicodeScript::of)
        .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()))
        .entrySet()
        .stream()
        .max(Map.Entry.comparingByValue())
        .map(Map.Entry::getKey);
  }

  /** The words and letters of one language's texts. */
  private record Vocabulary(
      Language language, UnicodeScript script, Set<String> words, Set<Integer> letters) {

    static Vocabulary of(Language language) {
      List<String> words =
          Stream.of(
                  Bundles.traveller(language),
                  Bundles.voice(language),
                  Bundles.publicPages(language))
              .flatMap(texts -> texts.values().stream())
              .flatMap(text -> wordsOf(SYNTAX.matcher(text).replaceAll(" ")))
              .toList();
      Set<Integer> letters =
          words.stream().flatMapToInt(String::codePoints).boxed().collect(Collectors.toSet());
      return new Vocabulary(language, scriptOf(words).orElseThrow(), new HashSet<>(words), letters);
    }

    /** A word counts by how few have it; a letter that a language does not have speaks against. */
    double score(List<String> said, List<Vocabulary> alike) {
      double known =
          said.stream()
              .filter(words::contains)
              .mapToDouble(word -> 1.0 / alike.stream().filter(o -> o.words.contains(word)).count())
              .sum();
      long foreign =
          said.stream()
              .flatMapToInt(String::codePoints)
              .distinct()
              .filter(letter -> !letters.contains(letter))
              .count();
      return known - foreign;
    }
  }
}
