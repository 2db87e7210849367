package org.portolan.cases.print;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.portolan.i18n.Language;

/** The fonts that come with us, and which of them writes what. Each is read when it is needed. */
final class PrintFonts {

  private static final String LATIN = "noto-sans";
  private static final String ARABIC = "noto-naskh-arabic";
  private static final String ETHIOPIC = "noto-sans-ethiopic";
  private static final String BENGALI = "noto-sans-bengali";
  private static final String CHINESE = "noto-sans-sc";

  /** The largest last: most documents never need it. */
  private static final List<String> ALL = List.of(LATIN, ARABIC, ETHIOPIC, BENGALI, CHINESE);

  /** What only says which way others read. */
  private static final String UNSEEN = "\u2066\u2067\u2068\u2069\u200e\u200f\u061c\ufeff";

  private static final Map<String, PrintFont> READ = new ConcurrentHashMap<>();

  private PrintFonts() {}

  /** The font in which most of a language's text is set. */
  static PrintFont of(Language language) {
    return font(
        switch (language.tag()) {
          case "ar", "fa", "fa-AF" -> ARABIC;
          case "am", "ti" -> ETHIOPIC;
          case "bn" -> BENGALI;
          case "zh-Hans" -> CHINESE;
          default -> LATIN;
        });
  }

  /**
   * The font for a character.
   *
   * @param before what the character before it is set in; a mark joins its letter, and so does what
   *     is not to be seen
   * @return empty when no font has it
   */
  static Optional<PrintFont> having(int point, PrintFont before, Language language) {
    if (joins(point) || before.has(point) && isShared(point)) {
      return Optional.of(before);
    }
    PrintFont own = of(language);
    if (own.has(point)) {
      return Optional.of(own);
    }
    return ALL.stream().map(PrintFonts::font).filter(font -> font.has(point)).findFirst();
  }

  /** Digits, spaces and marks of punctuation are of all scripts: they look like what is before. */
  private static boolean isShared(int point) {
    return Character.UnicodeScript.of(point) == Character.UnicodeScript.COMMON;
  }

  private static boolean joins(int point) {
    int type = Character.getType(point);
    return type == Character.NON_SPACING_MARK
        || type == Character.COMBINING_SPACING_MARK
        || type == Character.ENCLOSING_MARK
        || type == Character.FORMAT;
  }

  /**
   * A text as it can be printed: a character that no font has as its number in Unicode, so that
   * nothing is lost in silence; tabs and ends of lines as spaces.
   */
  static String printable(String text, Language language) {
    StringBuilder printable = new StringBuilder();
    text.codePoints()
        .forEach(
            point -> {
              if (Character.isISOControl(point) || isBreak(point)) {
                printable.append(' ');
              } else if (having(point, of(language), language).isPresent()) {
                printable.appendCodePoint(point);
              } else {
                printable.append("[U+%04X]".formatted(point));
              }
            });
    return printable.toString();
  }

  private static boolean isBreak(int point) {
    int type = Character.getType(point);
    return type == Character.LINE_SEPARATOR || type == Character.PARAGRAPH_SEPARATOR;
  }

  /** A text without what only says which way others read. */
  static String seen(String text) {
    StringBuilder seen = new StringBuilder();
    text.chars()
        .filter(character -> UNSEEN.indexOf(character) < 0)
        .forEach(character -> seen.append((char) character));
    return seen.toString();
  }

  /** The parts of a text by their fonts, in the order in which it is read; only what is seen. */
  static List<Part> parts(char[] text, int from, int until, Language language) {
    List<Part> parts = new ArrayList<>();
    PrintFont now = of(language);
    int start = from;
    int at = from;
    while (at < until) {
      int point = Character.codePointAt(text, at, until);
      int after = at + Character.charCount(point);
      boolean hidden = UNSEEN.indexOf(point) >= 0;
      PrintFont next = having(point, now, language).orElse(now);
      if ((hidden || next != now) && at > start) {
        parts.add(new Part(start, at, now));
      }
      if (hidden || next != now) {
        start = hidden ? after : at;
      }
      now = next;
      at = after;
    }
    if (until > start) {
      parts.add(new Part(start, until, now));
    }
    return parts;
  }

  /**
   * A part of a text that one font writes.
   *
   * @param until behind its last character
   */
  record Part(int from, int until, PrintFont font) {}

  private static PrintFont font(String name) {
    return READ.computeIfAbsent(name, PrintFont::of);
  }
}
