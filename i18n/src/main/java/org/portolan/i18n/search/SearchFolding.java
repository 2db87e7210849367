package org.portolan.i18n.search;

import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.lang.UProperty;
import com.ibm.icu.lang.UScript;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.portolan.i18n.reading.Folding;

/**
 * {@link Folding} for texts of any length, letter by letter, so that the form of a word is found in
 * the form of every text with the word in it. Over and above: points of Hebrew, letters of Latin
 * that have no accent to lose, spellings of Indic languages that sound alike, the apostrophe in
 * Ukrainian words. Bidi controls and other invisible characters vanish.
 */
final class SearchFolding {

  private static final int INDIC_FIRST = 0x0900;
  private static final int INDIC_LAST = 0x0B7F;

  /** Folded letters that were asked for before. */
  private static final AtomicReferenceArray<String> LETTERS = new AtomicReferenceArray<>(0x10000);

  /** The same for letters with marks; there is no end of these, so not all are kept. */
  private static final Map<String, String> MARKED = new ConcurrentHashMap<>();

  private static final int MOST_MARKED = 20_000;
  private static final int MOST_KEPT = 6;

  private SearchFolding() {}

  static String fold(String text) {
    return of(text).text();
  }

  static FoldedText of(String text) {
    StringBuilder folded = new StringBuilder(text.length() + 16);
    int[] from = new int[text.length() + 17];
    for (int at = 0; at < text.length(); ) {
      int end = letterEnd(text, at);
      if (!joinsCyrillic(text, at, end)) {
        int before = folded.length();
        folded.append(letter(text, at, end));
        if (folded.length() >= from.length) {
          from = Arrays.copyOf(from, folded.length() * 2);
        }
        Arrays.fill(from, before, folded.length(), at);
      }
      at = end;
    }
    from = Arrays.copyOf(from, folded.length() + 1);
    from[folded.length()] = text.length();
    return new FoldedText(text, folded.toString(), from);
  }

  /** A letter with the marks and invisible characters after it. */
  private static int letterEnd(String text, int start) {
    int end = start + Character.charCount(text.codePointAt(start));
    while (end < text.length()) {
      char next = text.charAt(end);
      if (next < 0x300) {
        return end;
      }
      int c = text.codePointAt(end);
      if (!isMark(c) && !UCharacter.hasBinaryProperty(c, UProperty.DEFAULT_IGNORABLE_CODE_POINT)) {
        return end;
      }
      end += Character.charCount(c);
    }
    return end;
  }

  static boolean isMark(int c) {
    int type = Character.getType(c);
    return type == Character.NON_SPACING_MARK
        || type == Character.COMBINING_SPACING_MARK
        || type == Character.ENCLOSING_MARK;
  }

  /** здоров'я is one word. */
  private static boolean joinsCyrillic(String text, int start, int end) {
    return end == start + 1
        && "'’ʼ`´′".indexOf(text.charAt(start)) >= 0
        && start > 0
        && end < text.length()
        && Character.UnicodeBlock.of(text.charAt(start - 1)) == Character.UnicodeBlock.CYRILLIC
        && Character.UnicodeBlock.of(text.charAt(end)) == Character.UnicodeBlock.CYRILLIC;
  }

  private static String letter(String text, int start, int end) {
    if (end > start + 1) {
      return marked(text.substring(start, end));
    }
    int index = text.charAt(start);
    String known = LETTERS.get(index);
    if (known == null) {
      known = more(Folding.fold(text.substring(start, end)));
      LETTERS.set(index, known);
    }
    return known;
  }

  private static String marked(String letter) {
    String known = MARKED.get(letter);
    if (known == null) {
      known = more(Folding.fold(letter));
      if (MARKED.size() < MOST_MARKED && letter.length() <= MOST_KEPT) {
        MARKED.put(letter, known);
      }
    }
    return known;
  }

  private static String more(String folded) {
    if (folded.length() == 1 && folded.charAt(0) < 0x80) {
      return folded;
    }
    StringBuilder out = new StringBuilder(folded.length() + 1);
    folded.codePoints().forEach(c -> append(out, c));
    return out.toString();
  }

  private static void append(StringBuilder out, int c) {
    switch (c) {
      case 'æ' -> out.append("ae");
      case 'œ' -> out.append("oe");
      case 'þ' -> out.append("th");
      case 'ø' -> out.append('o');
      case 'đ', 'ð', 'ɖ' -> out.append('d');
      case 'ł' -> out.append('l');
      case 'ħ' -> out.append('h');
      case 'ŧ' -> out.append('t');
      case 'ŋ' -> out.append('n');
      case 'ґ' -> out.append('г');
      default -> {
        if (c >= INDIC_FIRST && c <= INDIC_LAST) {
          indic(out, c);
        } else if (!isPoint(c)) {
          out.appendCodePoint(c);
        }
      }
    }
  }

  private static boolean isPoint(int c) {
    if (Character.getType(c) != Character.NON_SPACING_MARK) {
      return false;
    }
    int script = UScript.getScript(c);
    return script == UScript.HEBREW || script == UScript.SYRIAC || script == UScript.GREEK;
  }

  /**
   * The blocks of Indic scripts are built alike, 128 places each: a nukta and a nasal sign tell
   * spellings apart, not words, and neither does the length of i and u, nor which of two or three
   * letters with one sound in Bengali was taken.
   */
  private static void indic(StringBuilder out, int c) {
    int block = c & ~0x7F;
    switch (c & 0x7F) {
      case 0x3C -> {}
      case 0x01 -> {
        if (block != 0x0980) {
          out.appendCodePoint(block + 0x02);
        }
      }
      case 0x40 -> out.appendCodePoint(block + 0x3F);
      case 0x42 -> out.appendCodePoint(block + 0x41);
      default -> out.appendCodePoint(block == 0x0980 ? bengali(c) : c);
    }
  }

  private static int bengali(int c) {
    return switch (c) {
      case 'ণ' -> 'ন';
      case 'শ', 'ষ' -> 'স';
      case 'ৎ' -> 'ত';
      default -> c;
    };
  }
}
