package org.portolan.i18n.names;

import java.util.Set;
import java.util.TreeSet;

/**
 * One word of a name that somebody searches for.
 *
 * @param keys those of {@link NameKeys#tokens}
 * @param near keys that one error of the typist's would have made of them: a letter left out, put
 *     in, taken for another, or swapped with its neighbour; without {@code keys}
 */
public record SearchedName(Set<String> keys, Set<String> near) {

  /** The letters of keys. */
  private static final String LETTERS = "abfhjklmnrst";

  /** In shorter keys an error leaves nothing to go by, except a letter left out. */
  private static final int SHORTEST = 3;

  static SearchedName of(Set<String> keys) {
    Set<String> near = new TreeSet<>();
    for (String key : keys) {
      if (!key.isEmpty() && !key.startsWith("=")) {
        addNear(near, key);
      }
    }
    near.removeAll(keys);
    return new SearchedName(Set.copyOf(keys), Set.copyOf(near));
  }

  private static void addNear(Set<String> near, String key) {
    for (int at = 0; at <= key.length(); at++) {
      for (char letter : LETTERS.toCharArray()) {
        near.add(key.substring(0, at) + letter + key.substring(at));
      }
    }
    for (int at = 0; at + 1 < key.length(); at++) {
      near.add(key.substring(0, at) + key.charAt(at + 1) + key.charAt(at) + key.substring(at + 2));
    }
    if (key.length() < SHORTEST) {
      return;
    }
    for (int at = 0; at < key.length(); at++) {
      near.add(key.substring(0, at) + key.substring(at + 1));
      for (char letter : LETTERS.toCharArray()) {
        near.add(key.substring(0, at) + letter + key.substring(at + 1));
      }
    }
  }
}
