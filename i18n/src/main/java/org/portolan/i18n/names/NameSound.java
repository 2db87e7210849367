package org.portolan.i18n.names;

import java.util.LinkedHashSet;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The sound of one name in Latin letters, so coarse that the ways of writing it in another alphabet
 * fall together: consonants only, those that alphabets confuse as one, {@code a} for any vowel at
 * the beginning.
 */
final class NameSound {

  private static final Pattern NO_LETTERS = Pattern.compile("[^a-z]");
  private static final Pattern DOUBLED = Pattern.compile("(.)\\1+");

  /** Longest first; what is not named here stands for itself. */
  private static final String[][] ALIKE = {
    {"sch", "s"},
    {"tch", "s"},
    {"shch", "s"},
    {"dzh", "j"},
    {"tsh", "s"},
    {"dj", "j"},
    {"dz", "j"},
    {"zh", "j"},
    {"gh", "j"},
    {"kh", "h"},
    {"sh", "s"},
    {"ch", "s"},
    {"th", "t"},
    {"dh", "d"},
    {"ph", "f"},
    {"ts", "s"},
    {"tz", "s"},
    {"ck", "k"},
    {"qu", "k"},
    {"x", "ks"},
    {"q", "k"},
    {"c", "k"},
    {"g", "j"},
    {"d", "t"},
    {"v", "f"},
    {"p", "b"},
    {"z", "s"}
  };

  private NameSound() {}

  /** With the other reading of ch: Michael is heard as Mikhail. */
  static Set<String> allOf(String latin) {
    Set<String> sounds = new LinkedHashSet<>();
    sounds.add(of(latin));
    if (latin.contains("ch")) {
      sounds.add(of(latin.replace("ch", "kh")));
    }
    return sounds;
  }

  static String of(String latin) {
    String letters = initial(latin);
    for (String[] alike : ALIKE) {
      letters = letters.replace(alike[0], alike[1]);
    }
    String consonants = withoutVowels(DOUBLED.matcher(letters).replaceAll("$1"));
    String servant =
        consonants.startsWith("abtl") && consonants.length() > 4
            ? "abt" + consonants.substring(4)
            : consonants;
    boolean silent = servant.length() > 2 && servant.endsWith("h");
    return silent ? servant.substring(0, servant.length() - 1) : servant;
  }

  /** Ayn, hamza and any vowel at the beginning are one; W, Ou and V are another. */
  private static String initial(String latin) {
    boolean breath = !latin.isEmpty() && "'`ʿʾ".indexOf(latin.charAt(0)) >= 0;
    String letters = NO_LETTERS.matcher(latin).replaceAll("");
    if (letters.isEmpty()) {
      return "";
    }
    if (letters.matches("(?:w|ou[ai]|v).*")) {
      return "v" + letters.replaceFirst("^(?:w|ou|v)", "");
    }
    return breath || isVowel(letters.charAt(0)) ? "a" + letters : letters;
  }

  private static String withoutVowels(String letters) {
    StringBuilder heard = new StringBuilder();
    for (int i = 0; i < letters.length(); i++) {
      char letter = letters.charAt(i);
      if (!isVowel(letter)) {
        heard.append(letter);
      } else if (i == 0) {
        heard.append('a');
      }
    }
    return heard.toString();
  }

  private static boolean isVowel(char letter) {
    return "aeiouyw".indexOf(letter) >= 0;
  }
}
