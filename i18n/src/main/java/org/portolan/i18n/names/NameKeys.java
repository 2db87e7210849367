package org.portolan.i18n.names;

import com.ibm.icu.text.Normalizer2;
import com.ibm.icu.text.Transliterator;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * Keys under which a name is found however it was written: in which script, with which vowels, in
 * which order. {@code محمد}, {@code Mohammed}, {@code Muhammad} and {@code Мухаммед} share a key.
 * Keys are coarse on purpose; a person looks at what was found.
 */
public final class NameKeys {

  private static final Transliterator LATIN = Transliterator.getInstance("Any-Latin; Latin-ASCII");
  private static final Normalizer2 CASE = Normalizer2.getNFKCCasefoldInstance();

  /** No name is longer; what comes after is not looked at. */
  private static final int LONGEST = 300;

  private static final Pattern BETWEEN_WORDS = Pattern.compile("[^\\p{L}\\p{M}\\p{Nd}'’ʼʿʾ`]+");
  private static final Pattern ARTICLE = Pattern.compile("(?:al|el|ul|il|as|ar|an|ad|az)[-‑]");

  private static final Pattern LETTER_OR_DIGIT = Pattern.compile("[\\p{L}\\p{Nd}]");
  private static final Pattern NO_LETTER_OR_DIGIT = Pattern.compile("[^\\p{L}\\p{Nd}]");

  /** Written before a name and no part of it. */
  private static final Set<String> PARTICLES =
      Set.of(
          "al", "el", "ul", "il", "bin", "ben", "ibn", "bint", "bent", "de", "da", "do", "dos",
          "das", "del", "di", "du", "la", "le", "van", "von", "der", "den", "mr", "mrs", "ms", "dr",
          "ال", "بن", "ابن", "بنت");

  /** Servant of …: belongs to the name after it, written together or apart. */
  private static final Set<String> SERVANT =
      Set.of("abd", "abdul", "abdel", "abdal", "abdol", "abdoul", "عبد", "абдул", "абд");

  /** Where the scholars' transliteration would write a sound with a letter nobody types. */
  private static final Map<Character, String> CYRILLIC =
      Map.of('й', "и", 'ц', "тс", 'ч', "ch", 'ж', "zh", 'ш', "sh", 'щ', "sh", 'х', "kh");

  private NameKeys() {}

  /**
   * The keys of a name, sorted, without repeats. Two names that share one are worth showing to
   * somebody who searches. A word of digits, or of a script that nobody has transliterated, is its
   * own key.
   *
   * @param name as typed, in any script; null and what has neither letters nor digits have no keys
   */
  public static List<String> tokens(String name) {
    Set<String> keys = new TreeSet<>();
    for (SearchedName word : searched(name)) {
      keys.addAll(word.keys());
    }
    return List.copyOf(keys);
  }

  /**
   * The words of a name as somebody types it to find a person, each with its keys and those one
   * error away.
   */
  public static List<SearchedName> searched(String typed) {
    if (typed == null) {
      return List.of();
    }
    List<SearchedName> searched = new ArrayList<>();
    List<String> words = words(typed);
    for (int i = 0; i < words.size(); i++) {
      String word = words.get(i);
      if (SERVANT.contains(word) && i + 1 < words.size()) {
        searched.add(SearchedName.of(Set.of(NameSound.of("abd" + latin(words.get(i + 1))))));
      } else {
        searched.add(SearchedName.of(keysOf(word)));
      }
    }
    joinedHan(words).forEach(key -> searched.add(SearchedName.of(Set.of(key))));
    searched.removeIf(word -> word.keys().isEmpty());
    return List.copyOf(searched);
  }

  /** What a name looks like in Latin letters, word by word; for comparing one with another. */
  static List<String> latinWords(String name) {
    return words(name).stream()
        .map(NameKeys::latin)
        .map(word -> NO_LETTER_OR_DIGIT.matcher(word).replaceAll(""))
        .filter(word -> !word.isEmpty())
        .toList();
  }

  private static Set<String> keysOf(String word) {
    Set<String> sounds = new TreeSet<>(NameSound.allOf(latin(word)));
    sounds.remove("");
    return sounds.isEmpty() && LETTER_OR_DIGIT.matcher(word).find() ? Set.of("=" + word) : sounds;
  }

  private static List<String> words(String name) {
    String end = name.length() > LONGEST ? name.substring(0, LONGEST) : name;
    String folded = ARTICLE.matcher(CASE.normalize(end)).replaceAll("");
    List<String> words = new ArrayList<>();
    for (String word : BETWEEN_WORDS.split(folded)) {
      boolean article = word.startsWith("ال") && word.length() > 4 && !word.startsWith("الله");
      if (word.codePoints().anyMatch(Character::isIdeographic)) {
        word.codePoints().forEach(c -> words.add(Character.toString(c)));
      } else if (!word.isEmpty()) {
        words.add(article ? word.substring(2) : word);
      }
    }
    List<String> names = words.stream().filter(word -> !PARTICLES.contains(word)).toList();
    return names.isEmpty() ? words : names;
  }

  /** A Chinese given name of two characters is typed as one word: 小明 is Xiaoming. */
  private static List<String> joinedHan(List<String> words) {
    List<String> joined = new ArrayList<>();
    for (int i = 1; i < words.size(); i++) {
      String first = words.get(i - 1);
      String second = words.get(i);
      if (isHan(first) && isHan(second)) {
        joined.add(NameSound.of(latin(first) + latin(second)));
      }
    }
    return joined;
  }

  private static boolean isHan(String word) {
    return Character.isIdeographic(word.codePointAt(0));
  }

  /** Arabic's feminine ending is not heard; it would become a t. */
  private static String latin(String word) {
    String heard = word.endsWith("ة") ? word.substring(0, word.length() - 1) : word;
    StringBuilder typed = new StringBuilder();
    for (char letter : heard.replace('ى', 'ا').toCharArray()) {
      typed.append(CYRILLIC.getOrDefault(letter, String.valueOf(letter)));
    }
    return CASE.normalize(LATIN.transliterate(typed.toString()));
  }
}
