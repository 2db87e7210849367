package org.portolan.i18n.search;

import com.ibm.icu.lang.UScript;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.portolan.i18n.names.NameKeys;
import org.portolan.i18n.search.SearchIndex.Entry;

/** Words by how they sound in Latin letters, for whoever cannot type their script. */
final class Sounds {

  /** Consonants; fewer are in too many words. */
  private static final int SHORTEST = 3;

  private final Map<String, List<Entry>> byKey = new HashMap<>();

  void add(Entry entry) {
    for (String key : keys(entry.text())) {
      byKey.computeIfAbsent(key, unused -> new ArrayList<>(1)).add(entry);
    }
  }

  /** Words of another script than this one's. */
  List<Entry> like(String word) {
    int script = SearchIndex.script(word);
    List<Entry> like = new ArrayList<>();
    for (String key : keys(word)) {
      for (Entry entry : byKey.getOrDefault(key, List.of())) {
        if (SearchIndex.script(entry.text()) != script) {
          like.add(entry);
        }
      }
    }
    return like;
  }

  /** Whether two words of different scripts sound alike. */
  static boolean alike(String word, String other) {
    return SearchIndex.script(word) != SearchIndex.script(other)
        && keys(word).stream().anyMatch(keys(other)::contains);
  }

  private static List<String> keys(String word) {
    boolean letters = UScript.getScript(word.codePointAt(0)) != UScript.COMMON;
    return letters && word.length() >= SHORTEST
        ? NameKeys.tokens(word).stream().filter(key -> key.length() >= SHORTEST).toList()
        : List.of();
  }
}
