package org.portolan.i18n.search;

import com.ibm.icu.lang.UScript;
import java.util.HashMap;
import java.util.Map;

/**
 * Letters of another alphabet that look like those around them, typed by mistake or to deceive:
 * {@code vіsa} with a Cyrillic і is visa. Only a word that mixes alphabets is changed.
 */
final class LookAlikes {

  /** Small letters that most fonts draw alike (Unicode's confusables), Cyrillic and Greek. */
  private static final String CYRILLIC = "авеёікмнорстухјѕԁԛԝһ";

  private static final String LIKE_CYRILLIC = "abeeikmhopctyxjsdqwh";
  private static final String GREEK = "αοινρτυχκε";
  private static final String LIKE_GREEK = "aoivptuxke";

  private static final Map<Character, Character> TO_LATIN = new HashMap<>();
  private static final Map<Character, Character> TO_CYRILLIC = new HashMap<>();

  static {
    for (int i = 0; i < CYRILLIC.length(); i++) {
      TO_LATIN.put(CYRILLIC.charAt(i), LIKE_CYRILLIC.charAt(i));
      TO_CYRILLIC.putIfAbsent(LIKE_CYRILLIC.charAt(i), CYRILLIC.charAt(i));
    }
    for (int i = 0; i < GREEK.length(); i++) {
      TO_LATIN.put(GREEK.charAt(i), LIKE_GREEK.charAt(i));
    }
  }

  private LookAlikes() {}

  /** A folded word in one alphabet, if that can be. */
  static String undone(String word) {
    int latin = 0;
    int other = 0;
    for (int i = 0; i < word.length(); i++) {
      char c = word.charAt(i);
      if (c >= 'a' && c <= 'z') {
        latin++;
      } else if (isCyrillicOrGreek(c)) {
        other++;
      }
    }
    if (latin == 0 || other == 0) {
      return word;
    }
    return replaced(word, latin >= other ? TO_LATIN : TO_CYRILLIC);
  }

  private static boolean isCyrillicOrGreek(char c) {
    if (c < 0x370 || c > 0x52F) {
      return false;
    }
    int script = UScript.getScript(c);
    return script == UScript.CYRILLIC || script == UScript.GREEK;
  }

  private static String replaced(String word, Map<Character, Character> letters) {
    StringBuilder out = new StringBuilder(word.length());
    for (int i = 0; i < word.length(); i++) {
      out.append(letters.getOrDefault(word.charAt(i), word.charAt(i)));
    }
    return out.toString();
  }
}
