package org.portolan.i18n.names;

import com.ibm.icu.text.Normalizer2;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.portolan.i18n.Language;

/**
 * Names as the machine readable zone of a travel document writes them: A to Z and the filler {@code
 * <}, after the tables of ICAO Doc 9303 part 3, section 6, for Latin, Cyrillic and Arabic letters.
 * ICAO has no table for other scripts; whoever writes in one gives their name in Latin letters
 * themselves.
 *
 * <p>Where a table leaves a choice, or makes an exception for a language, a letter has several
 * spellings; the first is the one ICAO names first.
 */
public final class IcaoTransliteration {

  private static final Normalizer2 COMPOSED = Normalizer2.getNFCInstance();
  private static final Normalizer2 APART = Normalizer2.getNFKDInstance();

  private static final Map<Integer, List<String>> LETTERS = IcaoTables.letters();
  private static final Map<Integer, String> UKRAINIAN =
      Map.of((int) 'Г', "H", (int) 'И', "Y", (int) 'Ґ', "G");

  private static final int SHADDA = 0x0651;
  private static final int TEH_MARBUTA = 0x0629;
  private static final String TEH_MARBUTA_LAST = "XAH";

  private static final List<String> NONE = List.of("");

  /** Left out of a zone: apostrophes and what stands for them, full stops, direction marks. */
  private static final String LEFT_OUT = "'’‘ʼʻʿʾ`´.·\u200c\u200d\u200e\u200f\u0640";

  /** More spellings of one word help nobody. */
  private static final int MOST_SPELLINGS = 64;

  /** A longer name is none. */
  private static final int LONGEST = 1_000;

  private IcaoTransliteration() {}

  /**
   * A name in the letters of a zone, its words separated by {@code <}.
   *
   * @param language in which the name is written, for the exceptions that a table makes
   * @return empty when it has no letters, is very long, or has a character that no table of ICAO's
   *     tells how to write
   */
  public static Optional<String> letters(String name, Language language) {
    boolean ukrainian = language.tag().equals("uk");
    List<String> written = new ArrayList<>();
    for (String word : words(name)) {
      Optional<List<List<String>>> letters = spelled(word);
      if (letters.isEmpty()) {
        return Optional.empty();
      }
      StringBuilder one = new StringBuilder();
      int[] points = word.codePoints().toArray();
      for (int at = 0; at < points.length; at++) {
        String first = letters.get().get(at).get(0);
        one.append(ukrainian ? UKRAINIAN.getOrDefault(points[at], first) : first);
      }
      written.add(one.toString());
    }
    written.removeIf(String::isEmpty);
    return written.isEmpty() ? Optional.empty() : Optional.of(String.join("<", written));
  }

  /**
   * The name field of a zone: surname, two fillers, given names, filled up; what is too long is cut
   * off so that the given names keep at least their first letter (Doc 9303 part 3, section 4.6).
   *
   * @param surname as {@link #letters} writes it
   * @param given likewise; empty for somebody with one name
   * @param room characters of the field
   */
  public static String field(String surname, String given, int room) {
    String first =
        given.isEmpty() ? surname : surname.substring(0, Math.min(surname.length(), room - 3));
    String all = given.isEmpty() ? first : first + "<<" + given;
    return all.length() >= room ? all.substring(0, room) : all + "<".repeat(room - all.length());
  }

  /**
   * All the ways in which a zone may write one word, likeliest first.
   *
   * @return nothing when a character of it stands in no table
   */
  static Set<String> spellings(String word) {
    Set<String> spellings = new LinkedHashSet<>(Set.of(""));
    for (List<String> letter : spelled(word).orElse(List.of())) {
      Set<String> longer = new LinkedHashSet<>();
      for (String start : spellings) {
        boolean few = spellings.size() * letter.size() <= MOST_SPELLINGS;
        letter.stream().limit(few ? letter.size() : 1).forEach(next -> longer.add(start + next));
      }
      spellings = longer;
    }
    spellings.remove("");
    return spellings;
  }

  /** The words of a name, in capital letters; a hyphen parts words as a space does. */
  static List<String> words(String name) {
    if (name == null || name.length() > LONGEST) {
      return List.of();
    }
    List<String> words = new ArrayList<>();
    StringBuilder word = new StringBuilder();
    COMPOSED
        .normalize(name)
        .toUpperCase(Locale.ROOT)
        .codePoints()
        .filter(point -> LEFT_OUT.indexOf(point) < 0)
        .forEach(
            point -> {
              if (isBetween(point)) {
                words.add(word.toString());
                word.setLength(0);
              } else {
                word.appendCodePoint(point);
              }
            });
    words.add(word.toString());
    words.removeIf(String::isEmpty);
    return List.copyOf(words);
  }

  private static boolean isBetween(int point) {
    int type = Character.getType(point);
    return Character.isWhitespace(point)
        || Character.isSpaceChar(point)
        || type == Character.DASH_PUNCTUATION
        || point == ','
        || point == '،'
        || point == '/'
        || point == '<';
  }

  /** For each character of a word its spellings; empty when one stands in no table. */
  private static Optional<List<List<String>>> spelled(String word) {
    List<List<String>> spelled = new ArrayList<>();
    int[] points = word.codePoints().toArray();
    for (int at = 0; at < points.length; at++) {
      List<String> letter = spelling(points, at, spelled);
      if (letter == null) {
        return Optional.empty();
      }
      spelled.add(letter);
    }
    return Optional.of(spelled);
  }

  private static List<String> spelling(int[] points, int at, List<List<String>> before) {
    int point = points[at];
    if (point >= 'A' && point <= 'Z') {
      return List.of(Character.toString(point));
    }
    if (point == SHADDA) {
      return doubled(before);
    }
    if (point == TEH_MARBUTA && at == points.length - 1) {
      return List.of(TEH_MARBUTA_LAST);
    }
    List<String> known = LETTERS.get(point);
    if (known != null) {
      return known;
    }
    return Character.getType(point) == Character.NON_SPACING_MARK ? NONE : base(point);
  }

  /** The last letter once more; other marks may stand between. */
  private static List<String> doubled(List<List<String>> before) {
    for (int last = before.size() - 1; last >= 0; last--) {
      if (!before.get(last).equals(NONE)) {
        return before.get(last);
      }
    }
    return NONE;
  }

  /** A letter with marks that no table names, as the letter without them; null when it has none. */
  private static List<String> base(int point) {
    int base = APART.normalize(Character.toString(point)).codePointAt(0);
    return base >= 'A' && base <= 'Z' ? List.of(Character.toString(base)) : LETTERS.get(base);
  }
}
