package org.portolan.i18n.sms;

import static org.portolan.i18n.sms.GraphemeBreak.CONTROL;
import static org.portolan.i18n.sms.GraphemeBreak.EMOJI_BASE;
import static org.portolan.i18n.sms.GraphemeBreak.EMOJI_MODIFIER;
import static org.portolan.i18n.sms.GraphemeBreak.EXTEND;
import static org.portolan.i18n.sms.GraphemeBreak.GLUED;
import static org.portolan.i18n.sms.GraphemeBreak.GLUED_BASE;
import static org.portolan.i18n.sms.GraphemeBreak.JOINER;
import static org.portolan.i18n.sms.GraphemeBreak.LEADING;
import static org.portolan.i18n.sms.GraphemeBreak.LV;
import static org.portolan.i18n.sms.GraphemeBreak.LVT;
import static org.portolan.i18n.sms.GraphemeBreak.OTHER;
import static org.portolan.i18n.sms.GraphemeBreak.PREPEND;
import static org.portolan.i18n.sms.GraphemeBreak.REGIONAL;
import static org.portolan.i18n.sms.GraphemeBreak.SPACING_MARK;
import static org.portolan.i18n.sms.GraphemeBreak.TRAILING;
import static org.portolan.i18n.sms.GraphemeBreak.VOWEL;

/**
 * What Twilio's calculator takes for one character, and so keeps in one part: a letter with its
 * accents, a flag, a family. It follows the rules of Unicode 10, where a Bengali conjunct is still
 * several and emoji that came later do not join, and departs from them where marks stand after a
 * flag or a skin tone after several marks; so does this. ICU's own segmentation follows today's
 * Unicode and counts otherwise.
 */
final class Graphemes {

  private final String text;

  // the grapheme so far, by the classes of its characters
  private byte first;
  private byte beforePrevious;
  private byte previous;
  private int later;
  private boolean marks;
  private boolean onlyMarksLater;
  private int flagsInARow;
  private boolean flagsLater;
  private boolean flagAgain;

  Graphemes(String text) {
    this.text = text;
  }

  /** Where the grapheme ends that begins at a place: the place of the next one. */
  int end(int start) {
    int c = text.codePointAt(start);
    begin(GraphemeBreak.of(c));
    int at = start + Character.charCount(c);
    while (at < text.length()) {
      c = text.codePointAt(at);
      byte next = GraphemeBreak.of(c);
      if (breaksBefore(next)) {
        break;
      }
      take(next);
      at += Character.charCount(c);
    }
    return at;
  }

  private void begin(byte next) {
    first = next;
    previous = next;
    beforePrevious = OTHER;
    later = 0;
    marks = next == EXTEND;
    onlyMarksLater = true;
    flagsInARow = 0;
    flagsLater = false;
    flagAgain = false;
  }

  private void take(byte next) {
    later++;
    marks |= next == EXTEND;
    onlyMarksLater &= next == EXTEND;
    if (next == REGIONAL) {
      flagAgain |= flagsInARow < later - 1;
      flagsInARow += flagsInARow == later - 1 ? 1 : 0;
      flagsLater = true;
    }
    beforePrevious = previous;
    previous = next;
  }

  private boolean breaksBefore(byte next) {
    if (previous == OTHER && next == OTHER) {
      return true;
    }
    if (next == EMOJI_MODIFIER
        && later > 0
        && onlyMarksLater
        && first != EXTEND
        && !isBase(first)) {
      return true;
    }
    return breaksAtFlag(next)
        || previous == CONTROL
        || next == CONTROL
        || !(joinsLetters(next) || joinsEmoji(next) || joinsFlag(next));
  }

  private boolean breaksAtFlag(byte next) {
    boolean lastFlagFollowsFlags =
        next == REGIONAL ? flagsInARow == later : flagsLater && !flagAgain;
    return lastFlagFollowsFlags && previous != PREPEND && previous != REGIONAL;
  }

  private boolean joinsLetters(byte next) {
    return switch (next) {
          case EXTEND, JOINER, SPACING_MARK -> true;
          case LEADING, LV, LVT -> previous == LEADING;
          case VOWEL -> previous == LEADING || previous == LV || previous == VOWEL;
          case TRAILING ->
              previous == LV || previous == VOWEL || previous == LVT || previous == TRAILING;
          default -> false;
        }
        || previous == PREPEND;
  }

  private boolean joinsEmoji(byte next) {
    if (next == EMOJI_MODIFIER) {
      return marks ? previous == EXTEND && isBase(beforePrevious) : isBase(previous);
    }
    return previous == JOINER && (next == GLUED || next == GLUED_BASE);
  }

  private boolean joinsFlag(byte next) {
    return next == REGIONAL && previous == REGIONAL && !flagsLater;
  }

  private static boolean isBase(byte one) {
    return one == EMOJI_BASE || one == GLUED_BASE;
  }
}
