package org.portolan.i18n.sms;

import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.lang.UCharacter.GraphemeClusterBreak;
import com.ibm.icu.lang.UCharacter.HangulSyllableType;
import com.ibm.icu.lang.UProperty;
import com.ibm.icu.util.VersionInfo;
import java.util.ArrayList;
import java.util.List;

/**
 * What Twilio's calculator takes for one character, and so keeps in one part: a letter with its
 * accents, a flag, a family. It follows Unicode 10, where a Bengali conjunct is still several and
 * emoji that came later do not join; ICU's own segmentation follows today's Unicode and counts
 * otherwise. The two differ still where a joiner or skin tone stands without what it joins, as no
 * phone sends it.
 */
final class Graphemes {

  private static final VersionInfo TWILIOS_UNICODE = VersionInfo.getInstance(10);
  private static final int ZERO_WIDTH_JOINER = 0x200D;

  /** Joined to what comes before by a zero-width joiner, in Unicode 10. */
  private static final List<Integer> GLUED =
      List.of(
          0x2640, 0x2642, 0x2695, 0x2696, 0x2708, 0x2764, 0x1F308, 0x1F33E, 0x1F373, 0x1F393,
          0x1F3A4, 0x1F3A8, 0x1F3EB, 0x1F3ED, 0x1F466, 0x1F467, 0x1F468, 0x1F469, 0x1F48B, 0x1F4BB,
          0x1F4BC, 0x1F527, 0x1F52C, 0x1F5E8, 0x1F680, 0x1F692);

  private Graphemes() {}

  static List<String> of(String text) {
    List<String> graphemes = new ArrayList<>();
    int start = 0;
    int base = -1;
    int previous = -1;
    int flags = 0;
    for (int i = 0; i < text.length(); ) {
      int c = text.codePointAt(i);
      if (i > 0 && !(joins(base, previous, c) || secondFlag(c, previous, flags))) {
        graphemes.add(text.substring(start, i));
        start = i;
      }
      flags = isRegional(c) ? (i == start ? 1 : flags + 1) : 0;
      base = isExtend(c) && i > start ? base : c;
      previous = c;
      i += Character.charCount(c);
    }
    if (start < text.length()) {
      graphemes.add(text.substring(start));
    }
    return graphemes;
  }

  /**
   * @param base the last character before {@code next} that is no mark
   */
  private static boolean joins(int base, int previous, int next) {
    if (isControl(previous) || isControl(next)) {
      return false;
    }
    if (isEmojiModifier(next)) {
      return isModifierBase(base) || isPrepend(previous);
    }
    return isExtend(next)
        || is(next, GraphemeClusterBreak.SPACING_MARK)
        || isPrepend(previous)
        || (previous == ZERO_WIDTH_JOINER && GLUED.contains(next))
        || hangul(previous, next);
  }

  private static boolean secondFlag(int c, int previous, int flags) {
    return isRegional(c) && isRegional(previous) && flags == 1;
  }

  private static boolean isModifierBase(int c) {
    return c >= 0 && isKnown(c) && UCharacter.hasBinaryProperty(c, UProperty.EMOJI_MODIFIER_BASE);
  }

  private static boolean isEmojiModifier(int c) {
    return c >= 0x1F3FB && c <= 0x1F3FF;
  }

  private static boolean isExtend(int c) {
    return !isEmojiModifier(c) && (is(c, GraphemeClusterBreak.EXTEND) || c == ZERO_WIDTH_JOINER);
  }

  private static boolean isPrepend(int c) {
    return is(c, GraphemeClusterBreak.PREPEND);
  }

  private static boolean isRegional(int c) {
    return is(c, GraphemeClusterBreak.REGIONAL_INDICATOR);
  }

  private static boolean isControl(int c) {
    return is(c, GraphemeClusterBreak.CONTROL)
        || is(c, GraphemeClusterBreak.CR)
        || is(c, GraphemeClusterBreak.LF);
  }

  private static boolean hangul(int previous, int next) {
    int before = UCharacter.getIntPropertyValue(previous, UProperty.HANGUL_SYLLABLE_TYPE);
    int after = UCharacter.getIntPropertyValue(next, UProperty.HANGUL_SYLLABLE_TYPE);
    return switch (before) {
      case HangulSyllableType.LEADING_JAMO ->
          after != HangulSyllableType.NOT_APPLICABLE && after != HangulSyllableType.TRAILING_JAMO;
      case HangulSyllableType.LV_SYLLABLE, HangulSyllableType.VOWEL_JAMO ->
          after == HangulSyllableType.VOWEL_JAMO || after == HangulSyllableType.TRAILING_JAMO;
      case HangulSyllableType.LVT_SYLLABLE, HangulSyllableType.TRAILING_JAMO ->
          after == HangulSyllableType.TRAILING_JAMO;
      default -> false;
    };
  }

  private static boolean is(int c, int breakProperty) {
    return c >= 0
        && UCharacter.getIntPropertyValue(c, UProperty.GRAPHEME_CLUSTER_BREAK) == breakProperty
        && (isKnown(c) || breakProperty == GraphemeClusterBreak.CONTROL);
  }

  private static boolean isKnown(int c) {
    VersionInfo age = UCharacter.getAge(c);
    return age.getMajor() > 0 && age.compareTo(TWILIOS_UNICODE) <= 0;
  }
}
