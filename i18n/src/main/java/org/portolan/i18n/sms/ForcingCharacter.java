package org.portolan.i18n.sms;

import com.ibm.icu.lang.UCharacter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * A character that the GSM 7 alphabet does not have, so that the whole text goes out as UCS-2 and a
 * part holds 70 or 67 of its units instead of 160 or 153.
 *
 * @param codePoint also half of a surrogate pair, where it stands without the other
 * @param position of the first time it stands in the text, counted in characters from 1
 * @param times how often it stands there, at least 1
 */
public record ForcingCharacter(int codePoint, int position, int times) {

  /** Those of a text, each once, in the order they come; none when the text fits GSM 7. */
  public static List<ForcingCharacter> in(String text) {
    Map<Integer, ForcingCharacter> found = new LinkedHashMap<>();
    int position = 0;
    for (int i = 0; i < text.length(); ) {
      int c = text.codePointAt(i);
      i += Character.charCount(c);
      position++;
      if (!Gsm7.has(c)) {
        found.merge(c, new ForcingCharacter(c, position, 1), ForcingCharacter::and);
      }
    }
    return List.copyOf(found.values());
  }

  private ForcingCharacter and(ForcingCharacter again) {
    return new ForcingCharacter(codePoint, position, times + again.times);
  }

  /** As Unicode writes it: {@code U+00E7}. */
  public String code() {
    return String.format(Locale.ROOT, "U+%04X", codePoint);
  }

  /**
   * What Unicode calls it, in English: {@code LATIN SMALL LETTER C WITH CEDILLA}; what has no name
   * is described: {@code <control-0009>}, {@code <lead surrogate-D800>}.
   */
  public String name() {
    return UCharacter.getExtendedName(codePoint);
  }

  /**
   * The character to be shown: a mark on a circle of dots, and nothing where there is nothing to be
   * seen.
   */
  public String shown() {
    return switch (UCharacter.getType(codePoint)) {
      case UCharacter.CONTROL,
          UCharacter.FORMAT,
          UCharacter.SURROGATE,
          UCharacter.UNASSIGNED,
          UCharacter.PRIVATE_USE,
          UCharacter.SPACE_SEPARATOR,
          UCharacter.LINE_SEPARATOR,
          UCharacter.PARAGRAPH_SEPARATOR ->
          "";
      case UCharacter.NON_SPACING_MARK,
          UCharacter.ENCLOSING_MARK,
          UCharacter.COMBINING_SPACING_MARK ->
          "◌" + Character.toString(codePoint);
      default -> Character.toString(codePoint);
    };
  }
}
