package org.portolan.cases.visa;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Sentences that scenarios are told in, each with what it does. */
final class Sentences {

  private final Map<Pattern, Told> known = new LinkedHashMap<>();
  private final Scene scene;

  Sentences(Scene scene) {
    this.scene = scene;
  }

  /** What a sentence does, with the words that stand in its gaps. */
  @FunctionalInterface
  interface Told {
    void with(List<String> words);
  }

  /** What a colleague does, with the words that stand in the gaps. */
  @FunctionalInterface
  interface Doing {
    Scene.Seeing by(String who, List<String> words);
  }

  /** A sentence. */
  void say(String pattern, Told told) {
    known.put(Pattern.compile(pattern), told);
  }

  /** A sentence that begins with the name of a colleague. */
  void says(String act, Doing doing) {
    say(
        "([A-Z]\\w*) " + act,
        words -> {
          String who = words.get(0);
          scene.became = scene.staff(who, doing.by(who, words.subList(1, words.size())));
        });
  }

  /** Does what a sentence says; false when nobody knows it. */
  boolean tell(String sentence) {
    for (Map.Entry<Pattern, Told> one : known.entrySet()) {
      Matcher gaps = one.getKey().matcher(sentence);
      if (gaps.matches()) {
        List<String> words = new ArrayList<>();
        for (int i = 1; i <= gaps.groupCount(); i++) {
          words.add(gaps.group(i));
        }
        one.getValue().with(words);
        return true;
      }
    }
    return false;
  }
}
