package org.portolan.i18n.search;

import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.function.Consumer;
import org.portolan.i18n.search.SearchIndex.Entry;

/**
 * The words of one script, also as one long text, a word a line: looking through that is many times
 * faster than through as many words.
 */
final class Vocabulary {

  private static final char LINE = '\n';

  private final Entry[] entries;
  private final String lines;

  /** Where each word begins in the lines, and where another would. */
  private final int[] starts;

  Vocabulary(Collection<Entry> words) {
    entries = words.toArray(Entry[]::new);
    Arrays.sort(entries, Comparator.comparing(Entry::text));
    starts = new int[entries.length + 1];
    StringBuilder text = new StringBuilder().append(LINE);
    for (int i = 0; i < entries.length; i++) {
      starts[i] = text.length();
      text.append(entries[i].text()).append(LINE);
    }
    starts[entries.length] = text.length();
    lines = text.toString();
  }

  /** Every word in which these letters stand. */
  void containing(String letters, Consumer<Entry> found) {
    int at = lines.indexOf(letters);
    while (at >= 0) {
      int entry = entryAt(at);
      found.accept(entries[entry]);
      at = lines.indexOf(letters, starts[entry + 1]);
    }
  }

  /** The words of just these letters. */
  void exactly(String letters, Consumer<Entry> found) {
    for (int i = first(letters); i < entries.length && entries[i].text().equals(letters); i++) {
      found.accept(entries[i]);
    }
  }

  /**
   * The words that are one error away. An error is in the first half or in the second, so the other
   * half is as it was typed; or two letters were swapped just there.
   */
  void near(String typed, Consumer<Entry> found) {
    if (typed.length() < OneError.SHORTEST) {
      return;
    }
    int half = typed.length() / 2;
    String begins = typed.substring(0, half);
    for (int i = first(begins); i < entries.length && entries[i].text().startsWith(begins); i++) {
      acceptNear(typed, entries[i], found);
    }
    String ends = typed.substring(half) + LINE;
    for (int at = lines.indexOf(ends); at >= 0; at = lines.indexOf(ends, at + 1)) {
      Entry entry = entries[entryAt(at)];
      if (!entry.text().startsWith(begins)) {
        acceptNear(typed, entry, found);
      }
    }
    String swapped =
        typed.substring(0, half - 1)
            + typed.charAt(half)
            + typed.charAt(half - 1)
            + typed.substring(half + 1);
    exactly(swapped, found);
  }

  private static void acceptNear(String typed, Entry entry, Consumer<Entry> found) {
    if (OneError.between(typed, entry.text())) {
      found.accept(entry);
    }
  }

  private int entryAt(int place) {
    int found = Arrays.binarySearch(starts, place);
    return found >= 0 ? found : -found - 2;
  }

  /** The first word that is no smaller. */
  private int first(String letters) {
    int low = 0;
    int high = entries.length;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (entries[middle].text().compareTo(letters) < 0) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }
}
