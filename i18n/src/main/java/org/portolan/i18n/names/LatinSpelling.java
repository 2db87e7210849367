package org.portolan.i18n.names;

import com.ibm.icu.text.Transliterator;
import java.util.Locale;
import java.util.Map;

/**
 * How a name might stand in a passport's Latin letters: offered to its bearer, who compares it with
 * the passport. Cyrillic as ICAO Doc 9303 part 3, section 6 B recommends; other scripts as ICU
 * writes them, which for scripts that leave out vowels is a beginning and no more.
 */
public final class LatinSpelling {

  private static final Transliterator ANY =
      Transliterator.getInstance("Any-Latin; Latin-ASCII; Any-Upper");

  private static final Map<Character, String> CYRILLIC =
      Map.ofEntries(
          Map.entry('А', "A"),
          Map.entry('Б', "B"),
          Map.entry('В', "V"),
          Map.entry('Г', "G"),
          Map.entry('Д', "D"),
          Map.entry('Е', "E"),
          Map.entry('Ё', "E"),
          Map.entry('Ж', "ZH"),
          Map.entry('З', "Z"),
          Map.entry('И', "I"),
          Map.entry('І', "I"),
          Map.entry('Ї', "I"),
          Map.entry('Й', "I"),
          Map.entry('К', "K"),
          Map.entry('Л', "L"),
          Map.entry('М', "M"),
          Map.entry('Н', "N"),
          Map.entry('О', "O"),
          Map.entry('П', "P"),
          Map.entry('Р', "R"),
          Map.entry('С', "S"),
          Map.entry('Т', "T"),
          Map.entry('У', "U"),
          Map.entry('Ў', "U"),
          Map.entry('Ф', "F"),
          Map.entry('Х', "KH"),
          Map.entry('Ц', "TS"),
          Map.entry('Ч', "CH"),
          Map.entry('Ш', "SH"),
          Map.entry('Щ', "SHCH"),
          Map.entry('Ъ', "IE"),
          Map.entry('Ы', "Y"),
          Map.entry('Ь', ""),
          Map.entry('Э', "E"),
          Map.entry('Ю', "IU"),
          Map.entry('Я', "IA"),
          Map.entry('Є', "IE"),
          Map.entry('Ґ', "G"));

  private LatinSpelling() {}

  /**
   * A name in the letters A to Z, with spaces, hyphens and apostrophes.
   *
   * @return empty when nothing of it can be written so
   */
  public static String of(String name) {
    StringBuilder spelt = new StringBuilder();
    for (char letter : name.toUpperCase(Locale.ROOT).toCharArray()) {
      String known = CYRILLIC.get(letter);
      spelt.append(known == null ? String.valueOf(letter) : known);
    }
    return ANY.transliterate(spelt.toString())
        .replaceAll("[^A-Z' -]", "")
        .replaceAll("\\s+", " ")
        .strip();
  }
}
