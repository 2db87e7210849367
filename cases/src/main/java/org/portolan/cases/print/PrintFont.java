package org.portolan.cases.print;

import java.awt.Font;
import java.awt.FontFormatException;
import java.awt.font.FontRenderContext;
import java.awt.font.GlyphVector;
import java.awt.font.LineMetrics;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;

/**
 * A font, twice: as the JDK shapes text with it (HarfBuzz), and as PDFBox puts it into a document.
 * Both number its glyphs alike, as its file does.
 */
final class PrintFont {

  /** Text is shaped at this size, so that nothing is rounded to whole points. */
  private static final float SHAPED_AT = 1_000;

  /** From here on numbers are no glyphs: HarfBuzz leaves them where nothing is to be seen. */
  private static final int NO_GLYPH = 0xFFFE;

  private static final FontRenderContext EXACT = new FontRenderContext(null, true, true);

  private final String name;
  private final TrueTypeFont file;
  private final Font font;
  private final float ascent;
  private final float descent;

  private PrintFont(String name, TrueTypeFont file, Font font) {
    this.name = name;
    this.file = file;
    this.font = font.deriveFont(SHAPED_AT);
    LineMetrics metrics = this.font.getLineMetrics("", EXACT);
    this.ascent = metrics.getAscent() / SHAPED_AT;
    this.descent = metrics.getDescent() / SHAPED_AT;
  }

  /** A font that comes with us. */
  static PrintFont of(String name) {
    try (InputStream in = PrintFont.class.getResourceAsStream(name + ".ttf")) {
      byte[] file = in.readAllBytes();
      return new PrintFont(
          name,
          new TTFParser().parse(new RandomAccessReadBuffer(file)),
          Font.createFont(Font.TRUETYPE_FONT, new ByteArrayInputStream(file)));
    } catch (IOException | FontFormatException e) {
      throw new IllegalStateException("The font " + name + " cannot be read", e);
    }
  }

  String name() {
    return name;
  }

  /** Above the line that letters stand on, of a font of one point. */
  float ascent() {
    return ascent;
  }

  /** Below that line. */
  float descent() {
    return descent;
  }

  boolean has(int point) {
    return font.canDisplay(point);
  }

  /**
   * Shapes a part of a text that reads one way.
   *
   * @param from its first character
   * @param until behind its last; what stands around it decides how letters join
   */
  GlyphRun shape(char[] text, int from, int until, boolean rightToLeft) {
    GlyphVector shaped = shaped(text, from, until, rightToLeft);
    List<GlyphRun.Glyph> glyphs = new ArrayList<>();
    float[] places = shaped.getGlyphPositions(0, shaped.getNumGlyphs() + 1, null);
    for (int i = 0; i < shaped.getNumGlyphs(); i++) {
      int code = shaped.getGlyphCode(i);
      if (code < NO_GLYPH) {
        glyphs.add(
            new GlyphRun.Glyph(code, places[2 * i] / SHAPED_AT, -places[2 * i + 1] / SHAPED_AT));
      }
    }
    return new GlyphRun(this, glyphs, places[2 * shaped.getNumGlyphs()] / SHAPED_AT);
  }

  private GlyphVector shaped(char[] text, int from, int until, boolean rightToLeft) {
    return font.layoutGlyphVector(
        EXACT,
        text,
        from,
        until,
        rightToLeft ? Font.LAYOUT_RIGHT_TO_LEFT : Font.LAYOUT_LEFT_TO_RIGHT);
  }

  /**
   * Adds how much room each character of a part needs to what is known of the one behind it; of
   * characters that share a glyph the first has all of it.
   */
  void advances(char[] text, int from, int until, boolean rightToLeft, float[] room) {
    GlyphVector shaped = shaped(text, from, until, rightToLeft);
    int many = shaped.getNumGlyphs();
    float[] places = shaped.getGlyphPositions(0, many + 1, null);
    for (int i = 0; i < many; i++) {
      room[from + shaped.getGlyphCharIndex(i) + 1] +=
          (places[2 * i + 2] - places[2 * i]) / SHAPED_AT;
    }
  }

  /** The font's file, of which a document takes what it needs; several may at once. */
  TrueTypeFont file() {
    return file;
  }

  @Override
  public String toString() {
    return name;
  }
}
