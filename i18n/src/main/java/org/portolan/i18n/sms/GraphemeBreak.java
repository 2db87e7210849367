package org.portolan.i18n.sms;

import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.lang.UCharacter.GraphemeClusterBreak;
import com.ibm.icu.lang.UProperty;
import com.ibm.icu.util.VersionInfo;
import java.util.Set;

/**
 * How each character behaves where graphemes may end, in Unicode 10.0, whose tables Twilio's
 * calculator has: ICU's of today, without the characters that came later, and with what has changed
 * since put back. Read once into a table, since a text asks for each of its characters.
 */
final class GraphemeBreak {

  static final byte OTHER = 0;
  static final byte CONTROL = 1;
  static final byte EXTEND = 2;
  static final byte SPACING_MARK = 3;
  static final byte PREPEND = 4;
  static final byte REGIONAL = 5;
  static final byte LEADING = 6;
  static final byte VOWEL = 7;
  static final byte TRAILING = 8;
  static final byte LV = 9;
  static final byte LVT = 10;
  static final byte EMOJI_BASE = 11;
  static final byte EMOJI_MODIFIER = 12;
  static final byte JOINER = 13;
  static final byte GLUED = 14;
  static final byte GLUED_BASE = 15;

  private static final VersionInfo UNICODE = VersionInfo.getInstance(10);
  private static final int JOINER_SIGN = 0x200D;

  /** The planes of letters and emoji; of the others only one with tags has more than letters. */
  private static final int TABLED = 0x20000;

  private static final int TAGS = 0xE0000;
  private static final int BEHIND_TAGS = 0xE1000;

  private static final Set<Integer> JOINED_TO_WHAT_IS_BEFORE =
      Set.of(
          0x2640, 0x2642, 0x2695, 0x2696, 0x2708, 0x2764, 0x1F308, 0x1F33E, 0x1F373, 0x1F393,
          0x1F3A4, 0x1F3A8, 0x1F3EB, 0x1F3ED, 0x1F48B, 0x1F4BB, 0x1F4BC, 0x1F527, 0x1F52C, 0x1F5E8,
          0x1F680, 0x1F692);

  /** Take a skin tone only since later versions. */
  private static final Set<Integer> NO_BASE_THEN =
      Set.of(0x1F46A, 0x1F46B, 0x1F46C, 0x1F46D, 0x1F46F, 0x1F48F, 0x1F491, 0x1F91D, 0x1F93C);

  private static final Set<Integer> SPACING_THEN =
      Set.of(
          0xCC0, 0xCC7, 0xCC8, 0xCCA, 0xCCB, 0x1B35, 0x1B3B, 0x1B3D, 0x1B43, 0x1B44, 0x1BAA, 0x1BF2,
          0x1BF3, 0x1CF2, 0x1CF3, 0xA953, 0xA9BD, 0xA9C0, 0x111C0, 0x11235, 0x1134D, 0x116B6,
          0x11720, 0x11721, 0x11A07, 0x11A08, 0x1D166, 0x1D16D);

  private static final byte[] TABLE = table(0, TABLED);
  private static final byte[] TAG_TABLE = table(TAGS, BEHIND_TAGS);

  private GraphemeBreak() {}

  static byte of(int codePoint) {
    if (codePoint < TABLED) {
      return TABLE[codePoint];
    }
    return codePoint >= TAGS && codePoint < BEHIND_TAGS ? TAG_TABLE[codePoint - TAGS] : OTHER;
  }

  private static byte[] table(int from, int before) {
    byte[] table = new byte[before - from];
    for (int i = 0; i < table.length; i++) {
      table[i] = read(from + i);
    }
    return table;
  }

  private static byte read(int c) {
    if (UCharacter.getType(c) == UCharacter.SURROGATE) {
      return CONTROL;
    }
    if (c == JOINER_SIGN) {
      return JOINER;
    }
    VersionInfo age = UCharacter.getAge(c);
    boolean known = age.getMajor() > 0 && age.compareTo(UNICODE) <= 0;
    int today = UCharacter.getIntPropertyValue(c, UProperty.GRAPHEME_CLUSTER_BREAK);
    if (!known) {
      // what was not assigned then but was to be ignored
      boolean ignored = today == GraphemeClusterBreak.CONTROL && age.getMajor() == 0;
      return ignored ? CONTROL : OTHER;
    }
    byte changed = changedSince(c);
    return changed != OTHER || c == 0x111C9 ? changed : asToday(c, today);
  }

  private static byte changedSince(int c) {
    if (c >= 0x1F3FB && c <= 0x1F3FF) {
      return EMOJI_MODIFIER;
    }
    if (c >= 0x1F466 && c <= 0x1F469) {
      return GLUED_BASE;
    }
    if (JOINED_TO_WHAT_IS_BEFORE.contains(c)) {
      return GLUED;
    }
    if (SPACING_THEN.contains(c)) {
      return SPACING_MARK;
    }
    return switch (c) {
      case 0x11A3A -> PREPEND;
      case 0x1171E -> EXTEND;
      default -> OTHER;
    };
  }

  private static byte asToday(int c, int today) {
    return switch (today) {
      case GraphemeClusterBreak.CONTROL, GraphemeClusterBreak.CR, GraphemeClusterBreak.LF ->
          CONTROL;
      case GraphemeClusterBreak.EXTEND -> EXTEND;
      case GraphemeClusterBreak.SPACING_MARK -> SPACING_MARK;
      case GraphemeClusterBreak.PREPEND -> PREPEND;
      case GraphemeClusterBreak.REGIONAL_INDICATOR -> REGIONAL;
      case GraphemeClusterBreak.L -> LEADING;
      case GraphemeClusterBreak.V -> VOWEL;
      case GraphemeClusterBreak.T -> TRAILING;
      case GraphemeClusterBreak.LV -> LV;
      case GraphemeClusterBreak.LVT -> LVT;
      default -> isBase(c) ? EMOJI_BASE : OTHER;
    };
  }

  private static boolean isBase(int c) {
    return UCharacter.hasBinaryProperty(c, UProperty.EMOJI_MODIFIER_BASE)
        && !NO_BASE_THEN.contains(c);
  }
}
