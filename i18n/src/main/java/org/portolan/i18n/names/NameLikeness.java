package org.portolan.i18n.names;

import java.util.List;
import java.util.Set;

/**
 * How much a stored name is like one that was typed, for putting the likeliest first. Both are
 * compared as Latin letters and as sounds, so that a name written without vowels loses little.
 */
public final class NameLikeness {

  /** Heard alike though written otherwise. */
  private static final double SAME_SOUND = 0.9;

  /** One error away in what is heard. */
  private static final double NEAR_SOUND = 0.65;

  /** Two errors in six letters are another name more often than the same. */
  private static final double ERROR = 1.5;

  /** What each word of the stored name that nobody typed takes away. */
  private static final double NOT_TYPED = 0.02;

  private final List<Word> typed;

  /** For comparing many names with one that was typed. */
  public NameLikeness(String typed) {
    this.typed = words(typed);
  }

  /**
   * From 0, nothing in common, to 1, the same name.
   *
   * @param stored in any script
   */
  public double of(String stored) {
    List<Word> words = words(stored);
    if (typed.isEmpty() || words.isEmpty()) {
      return 0;
    }
    double sum = 0;
    for (Word wanted : typed) {
      sum += words.stream().mapToDouble(wanted::likeness).max().orElse(0);
    }
    int notTyped = Math.max(0, words.size() - typed.size());
    return Math.max(0, sum / typed.size() - NOT_TYPED * notTyped);
  }

  private static List<Word> words(String name) {
    return name == null
        ? List.of()
        : NameKeys.latinWords(name).stream()
            .map(latin -> new Word(latin, SearchedName.of(NameSound.allOf(latin))))
            .toList();
  }

  private record Word(String latin, SearchedName sound) {

    double likeness(Word other) {
      if (latin.equals(other.latin)) {
        return 1;
      }
      int longest = Math.max(latin.length(), other.latin.length());
      double letters = Math.max(0, 1 - ERROR * distance(latin, other.latin) / longest);
      return Math.max(letters * SAME_SOUND, heard(other));
    }

    private double heard(Word other) {
      if (shares(sound.keys(), other.sound.keys())) {
        return SAME_SOUND;
      }
      return shares(sound.near(), other.sound.keys()) ? NEAR_SOUND : 0;
    }

    private static boolean shares(Set<String> some, Set<String> others) {
      return others.stream().anyMatch(key -> !key.isEmpty() && some.contains(key));
    }
  }

  /** Letters put in, left out, changed, or swapped with a neighbour (optimal string alignment). */
  static int distance(String one, String other) {
    int[] beforeLast = new int[other.length() + 1];
    int[] last = new int[other.length() + 1];
    for (int j = 0; j <= other.length(); j++) {
      last[j] = j;
    }
    for (int i = 1; i <= one.length(); i++) {
      int[] row = new int[other.length() + 1];
      row[0] = i;
      for (int j = 1; j <= other.length(); j++) {
        boolean same = one.charAt(i - 1) == other.charAt(j - 1);
        row[j] = Math.min(last[j - 1] + (same ? 0 : 1), Math.min(last[j], row[j - 1]) + 1);
        if (i > 1
            && j > 1
            && one.charAt(i - 1) == other.charAt(j - 2)
            && one.charAt(i - 2) == other.charAt(j - 1)) {
          row[j] = Math.min(row[j], beforeLast[j - 2] + 1);
        }
      }
      beforeLast = last;
      last = row;
    }
    return last[other.length()];
  }
}
