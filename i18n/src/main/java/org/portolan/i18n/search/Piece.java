package org.portolan.i18n.search;

import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.lang.UProperty;
import com.ibm.icu.lang.UScript;
import java.util.ArrayList;
import java.util.List;

/**
 * A word of a folded text, or in a script that writes no spaces, all that stands between two signs.
 *
 * @param start where it begins in the folded text
 * @param end where it ends
 * @param unspaced whether nobody can see the words in it
 */
record Piece(int start, int end, boolean unspaced) {

  private static final byte SIGN = 0;
  private static final byte WORD = 1;
  private static final byte UNSPACED = 2;
  private static final byte MARK = 3;

  private static final byte[] KINDS = new byte[0x10000];

  static {
    for (int c = 0; c < KINDS.length; c++) {
      KINDS[c] = findKind(c);
    }
  }

  /** All of a text. */
  static List<Piece> of(String folded) {
    List<Piece> pieces = new ArrayList<>(folded.length() / 6 + 1);
    int start = -1;
    byte kind = SIGN;
    for (int at = 0; at < folded.length(); ) {
      int c = folded.codePointAt(at);
      byte next = c < KINDS.length ? KINDS[c] : findKind(c);
      boolean goesOn = next == kind || (next == MARK && kind != SIGN);
      if (!goesOn) {
        if (kind != SIGN) {
          pieces.add(new Piece(start, at, kind == UNSPACED));
        }
        start = at;
        kind = next == MARK ? WORD : next;
      }
      at += Character.charCount(c);
    }
    if (kind != SIGN) {
      pieces.add(new Piece(start, folded.length(), kind == UNSPACED));
    }
    return pieces;
  }

  /** Whether it takes the room of two Latin letters. */
  static boolean isWide(int c) {
    int width = UCharacter.getIntPropertyValue(c, UProperty.EAST_ASIAN_WIDTH);
    return width == UCharacter.EastAsianWidth.WIDE || width == UCharacter.EastAsianWidth.FULLWIDTH;
  }

  /** Whether a letter, mark or digit stands here. */
  static boolean isInWord(String folded, int at) {
    return at >= 0
        && at < folded.length()
        && (Character.isSurrogate(folded.charAt(at)) || KINDS[folded.charAt(at)] != SIGN);
  }

  private static byte findKind(int c) {
    int type = Character.getType(c);
    if (type == Character.UNASSIGNED || type == Character.SURROGATE) {
      return SIGN;
    }
    int breaking = UCharacter.getIntPropertyValue(c, UProperty.LINE_BREAK);
    if (breaking == UCharacter.LineBreak.COMPLEX_CONTEXT || isEastAsian(c)) {
      return UNSPACED;
    }
    if (SearchFolding.isMark(c) || c == 'ー') {
      return MARK;
    }
    return Character.isLetterOrDigit(c) || type == Character.LETTER_NUMBER ? WORD : SIGN;
  }

  private static boolean isEastAsian(int c) {
    if (!Character.isLetter(c) && !Character.isIdeographic(c)) {
      return false;
    }
    return switch (UScript.getScript(c)) {
      case UScript.HAN, UScript.HIRAGANA, UScript.KATAKANA, UScript.BOPOMOFO, UScript.YI -> true;
      default -> false;
    };
  }
}
