package org.portolan.i18n.reading;

import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.lang.UScript;
import com.ibm.icu.text.Normalizer2;
import com.ibm.icu.text.Transliterator;

/**
 * Makes alike what people mean alike: case, accents, width, digits of every script, Arabic and
 * Persian letter forms, the Ethiopic letters that sound the same, traditional Chinese. Invisible
 * marks go; controls and broken surrogates become spaces; line ends stay. Linear in the length.
 */
public final class Folding {

  /** Twilio takes 1,600 characters; what comes after is not read. */
  static final int LONGEST = 2_000;

  private static final Normalizer2 CASE = Normalizer2.getNFKCCasefoldInstance();
  private static final Normalizer2 DECOMPOSED = Normalizer2.getNFDInstance();
  private static final Transliterator SIMPLIFIED = Transliterator.getInstance("Hant-Hans");

  private static final int TEN_EMOJI = 0x1F51F;

  private Folding() {}

  /** The folded form; what comes after 2,000 characters is left out. */
  public static String fold(String text) {
    String digits = digits(text);
    String folded = plain(DECOMPOSED.normalize(CASE.normalize(digits)));
    return hasHan(folded) ? simplified(folded) : folded;
  }

  /** Digits of every kind as 0 to 9, and nothing in it that is no text. */
  private static String digits(String text) {
    int end = Math.min(text.length(), LONGEST);
    StringBuilder out = new StringBuilder(end + 16);
    int previousEthiopic = 0;
    for (int i = 0; i < end; ) {
      int c = text.codePointAt(i);
      i += Character.charCount(c);
      int ethiopic = ethiopicNumber(c);
      if (ethiopic > 0 && previousEthiopic >= 10 && ethiopic < 10) {
        out.setLength(out.length() - 1);
        out.append(ethiopic);
      } else if (ethiopic > 0) {
        out.append(ethiopic);
      } else {
        appendDigits(out, c);
      }
      previousEthiopic = ethiopic;
    }
    return out.toString();
  }

  private static void appendDigits(StringBuilder out, int c) {
    int type = Character.getType(c);
    if (type == Character.DECIMAL_DIGIT_NUMBER) {
      out.append(Character.digit(c, 10));
    } else if (c == TEN_EMOJI) {
      out.append(" 10 ");
    } else if (type == Character.OTHER_NUMBER || type == Character.LETTER_NUMBER) {
      int value = Character.getNumericValue(c);
      out.append(value >= 0 && value < 100 ? " " + value + " " : " ⁄ ");
    } else if (c == '\n' || c == '\r' || c == 0x2028 || c == 0x2029) {
      out.append('\n');
    } else if (type == Character.CONTROL || type == Character.SURROGATE || c == '№') {
      out.append(' ');
    } else if (c == '´' || c == '`' || c == '’' || c == '‘' || c == 'ʼ' || c == '′') {
      out.append('\'');
    } else {
      out.appendCodePoint(c);
    }
  }

  /** 1 to 9, 10 to 90; 0 for anything else. */
  private static int ethiopicNumber(int c) {
    return c >= 0x1369 && c <= 0x137A ? Character.getNumericValue(c) : 0;
  }

  private static String plain(String text) {
    StringBuilder out = new StringBuilder(text.length());
    text.codePoints().forEach(c -> appendPlain(out, c));
    return out.toString();
  }

  private static void appendPlain(StringBuilder out, int c) {
    switch (c) {
      case 'ى', 'ی' -> out.append('ي');
      case 'ک' -> out.append('ك');
      case 'ة', 'ہ', 'ھ', 'ۀ' -> out.append('ه');
      case 'ٱ' -> out.append('ا');
      case 'ı' -> out.append('i');
      case 'ـ' -> {}
      default -> {
        int folded = ethiopic(c);
        if (!isAccent(folded)) {
          out.appendCodePoint(folded);
        }
      }
    }
  }

  /** Vowel signs of Indic scripts are marks too, but carry the word: they stay. */
  private static boolean isAccent(int c) {
    if (UCharacter.getType(c) == Character.ENCLOSING_MARK) {
      return true;
    }
    if (UCharacter.getType(c) != Character.NON_SPACING_MARK) {
      return false;
    }
    int script = UScript.getScript(c);
    return script == UScript.INHERITED
        || script == UScript.ARABIC
        || script == UScript.CYRILLIC
        || script == UScript.LATIN;
  }

  /** ሐ, ኀ and ኸ as ሀ, ሠ as ሰ, ዐ as አ, ፀ as ጸ, ቐ as ቀ: written as one likes. */
  private static int ethiopic(int c) {
    if (c < 0x1200 || c > 0x137F) {
      return c;
    }
    int order = c & 7;
    int folded =
        switch (c & ~7) {
          case 0x1210, 0x1280, 0x12B8 -> 0x1200 + order;
          case 0x1220 -> 0x1230 + order;
          case 0x1250 -> 0x1240 + order;
          case 0x12D0 -> 0x12A0 + order;
          case 0x1340 -> 0x1338 + order;
          default -> c;
        };
    return switch (folded) {
      case 0x1203 -> 0x1200;
      case 0x12A3 -> 0x12A0;
      default -> folded;
    };
  }

  private static boolean hasHan(String text) {
    return text.codePoints().anyMatch(Character::isIdeographic);
  }

  private static String simplified(String text) {
    return SIMPLIFIED.transliterate(text);
  }
}
