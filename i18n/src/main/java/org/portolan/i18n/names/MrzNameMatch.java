package org.portolan.i18n.names;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.BiPredicate;

/**
 * Whether a name that somebody gave and the name in a machine readable zone can be the same. A zone
 * has fewer letters, no marks, often other vowels, and sometimes not all of the name; the order of
 * names is not looked at.
 */
public enum MrzNameMatch {
  /** The same letters, in a spelling that ICAO's tables allow. */
  SAME,
  /** The same letters as far as the zone has room. */
  CUT_SHORT,
  /** It sounds alike: transcribed in another way than by the tables. */
  ALIKE,
  /** Another name. */
  OTHER;

  /** Below this {@link NameLikeness} names are of different people more often than not. */
  private static final double LIKE = 0.8;

  /**
   * Compares.
   *
   * @param name in any script; null and what has no letters is another name
   */
  public static MrzNameMatch of(String name, MrzName zone) {
    List<Set<String>> words =
        IcaoTransliteration.words(name).stream().map(IcaoTransliteration::spellings).toList();
    List<String> there = zone.words();
    if (words.isEmpty() || there.isEmpty()) {
      return OTHER;
    }
    if (isSame(words, there)) {
      return SAME;
    }
    if (zone.cut() && each(there, words, MrzNameMatch::begins)) {
      return CUT_SHORT;
    }
    String written = zone.written();
    double likeness =
        Math.min(new NameLikeness(name).of(written), new NameLikeness(written).of(name));
    return likeness >= LIKE ? ALIKE : OTHER;
  }

  private static boolean isSame(List<Set<String>> words, List<String> there) {
    boolean wordByWord =
        words.size() == there.size() && each(there, words, (word, ways) -> ways.contains(word));
    return wordByWord || isSameTogether(words, there);
  }

  /** AL RASHID and ALRASHID, in the order given or with the surname last. */
  private static boolean isSameTogether(List<Set<String>> words, List<String> there) {
    String together = String.join("", there);
    for (int first = 0; first < words.size(); first++) {
      List<Set<String>> turned = new ArrayList<>(words.subList(first, words.size()));
      turned.addAll(words.subList(0, first));
      if (continues(turned, 0, together)) {
        return true;
      }
    }
    return false;
  }

  private static boolean continues(List<Set<String>> words, int at, String rest) {
    if (at == words.size()) {
      return rest.isEmpty();
    }
    return words.get(at).stream()
        .anyMatch(
            way -> rest.startsWith(way) && continues(words, at + 1, rest.substring(way.length())));
  }

  private static boolean begins(String word, Set<String> ways) {
    return ways.stream().anyMatch(way -> way.startsWith(word));
  }

  /**
   * Whether each word of the zone has a word of its own that fits, the longest looked for first.
   */
  private static boolean each(
      List<String> there, List<Set<String>> words, BiPredicate<String, Set<String>> fits) {
    List<Set<String>> left = new ArrayList<>(words);
    List<String> longestFirst = new ArrayList<>(there);
    longestFirst.sort((one, other) -> Integer.compare(other.length(), one.length()));
    for (String word : longestFirst) {
      int at = indexOf(left, word, fits);
      if (at < 0) {
        return false;
      }
      left.remove(at);
    }
    return true;
  }

  private static int indexOf(
      List<Set<String>> words, String word, BiPredicate<String, Set<String>> fits) {
    for (int at = 0; at < words.size(); at++) {
      if (fits.test(word, words.get(at))) {
        return at;
      }
    }
    return -1;
  }
}
