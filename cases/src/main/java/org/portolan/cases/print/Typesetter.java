package org.portolan.cases.print;

import com.ibm.icu.text.Bidi;
import com.ibm.icu.text.BidiRun;
import com.ibm.icu.text.BreakIterator;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.portolan.i18n.Language;

/**
 * Sets text into lines: broken where the language breaks them, each ordered by the bidirectional
 * algorithm of Unicode, and shaped font by font.
 */
final class Typesetter {

  private final Language language;

  Typesetter(Language language) {
    this.language = language;
  }

  /** Which way a paragraph reads. */
  enum Way {
    /** As the language does. */
    OF_LANGUAGE,
    /** As its first letter does: what somebody wrote, in whatever language. */
    OF_ITSELF,
    LEFT_TO_RIGHT
  }

  /**
   * The lines of a paragraph.
   *
   * @param width of the longest line, at a size of one point
   */
  List<TextLine> lines(String paragraph, Way way, float width) {
    String text = PrintFonts.printable(paragraph, language).strip();
    if (text.isEmpty()) {
      return List.of();
    }
    Bidi bidi = new Bidi();
    bidi.setPara(text, level(way), null);
    List<TextLine> lines = new ArrayList<>();
    int from = 0;
    for (int until : ends(text, width)) {
      lines.add(line(bidi, text, from, until));
      from = until;
    }
    return lines;
  }

  private byte level(Way way) {
    return switch (way) {
      case OF_LANGUAGE -> language.rightToLeft() ? Bidi.RTL : Bidi.LTR;
      case OF_ITSELF -> language.rightToLeft() ? Bidi.LEVEL_DEFAULT_RTL : Bidi.LEVEL_DEFAULT_LTR;
      case LEFT_TO_RIGHT -> Bidi.LTR;
    };
  }

  /** Where lines end: as much in each as it has room for. */
  private List<Integer> ends(String text, float width) {
    float[] reach = reach(text.toCharArray());
    List<Integer> ends = new ArrayList<>();
    int start = 0;
    int from = 0;
    for (int until : breaks(text, reach, width)) {
      if (reach[visible(text, from, until)] - reach[start] > width && from > start) {
        ends.add(from);
        start = from;
      }
      from = until;
    }
    ends.add(text.length());
    return ends;
  }

  /** How far a text reaches before each of its characters, were it set in one line. */
  private float[] reach(char[] text) {
    float[] reach = new float[text.length + 1];
    for (PrintFonts.Part part : PrintFonts.parts(text, 0, text.length, language)) {
      part.font()
          .advances(
              text,
              part.from(),
              part.until(),
              Bidi.requiresBidi(text, part.from(), part.until()),
              reach);
    }
    for (int at = 1; at < reach.length; at++) {
      reach[at] += reach[at - 1];
    }
    return reach;
  }

  /** Places where a line may end; in what is longer than a line, between any characters. */
  private List<Integer> breaks(String text, float[] reach, float width) {
    BreakIterator lines = BreakIterator.getLineInstance(language.locale());
    BreakIterator characters = BreakIterator.getCharacterInstance(language.locale());
    lines.setText(text);
    characters.setText(text);
    List<Integer> breaks = new ArrayList<>();
    int from = 0;
    for (int until = lines.next(); until != BreakIterator.DONE; until = lines.next()) {
      if (text.charAt(until - 1) == '/') {
        // an address is copied whole
        continue;
      }
      if (reach[until] - reach[from] > width) {
        for (int at = characters.following(from); at < until; at = characters.next()) {
          breaks.add(at);
        }
      }
      breaks.add(until);
      from = until;
    }
    return breaks;
  }

  /** Without the spaces at its end, which no line needs room for. */
  private static int visible(String text, int from, int until) {
    int end = until;
    while (end > from && Character.isWhitespace(text.charAt(end - 1))) {
      end--;
    }
    return end;
  }

  private TextLine line(Bidi bidi, String text, int from, int until) {
    int end = visible(text, from, until);
    char[] characters = text.toCharArray();
    Bidi line = bidi.setLine(from, Math.max(end, from + 1));
    List<GlyphRun> runs = new ArrayList<>();
    for (int i = 0; i < line.countRuns(); i++) {
      BidiRun run = line.getVisualRun(i);
      boolean rightToLeft = run.isOddRun();
      List<PrintFonts.Part> parts =
          PrintFonts.parts(characters, from + run.getStart(), from + run.getLimit(), language);
      if (rightToLeft) {
        Collections.reverse(parts);
      }
      parts.forEach(
          part -> runs.add(part.font().shape(characters, part.from(), part.until(), rightToLeft)));
    }
    return new TextLine(
        PrintFonts.seen(text.substring(from, end)), runs, (bidi.getParaLevel() & 1) == 1);
  }
}
