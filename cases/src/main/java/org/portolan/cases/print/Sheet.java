package org.portolan.cases.print;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.contentstream.operator.Operator;
import org.apache.pdfbox.contentstream.operator.OperatorName;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSFloat;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSString;
import org.apache.pdfbox.pdfwriter.ContentStreamWriter;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDResources;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.common.PDStream;
import org.apache.pdfbox.pdmodel.documentinterchange.taggedpdf.StandardStructureTypes;
import org.apache.pdfbox.pdmodel.font.PDType0Font;
import org.portolan.i18n.Language;

/**
 * One sheet, on which glyphs stand where they were set. PDFBox writes text by characters only, so
 * what it would write is written here by glyphs.
 */
final class Sheet {

  private final PDDocument document;
  private final DocumentFonts fonts;
  private final PDPage page = new PDPage(PDRectangle.A4);
  private final PDResources resources = new PDResources();
  private final List<Object> tokens = new ArrayList<>();

  Sheet(PDDocument document, DocumentFonts fonts) {
    this.document = document;
    this.fonts = fonts;
    page.setResources(resources);
    document.addPage(page);
  }

  /** A line of text; what it says goes with it. */
  void text(TextLine line, float x, float y, float size, int colour, Language language) {
    begin(line.text(), language, colour);
    float at = x;
    for (GlyphRun run : line.runs()) {
      PDType0Font font = font(run, size);
      for (GlyphRun.Glyph glyph : run.glyphs()) {
        glyph(font, glyph.code(), at + glyph.x() * size, y + glyph.y() * size);
      }
      at += run.width() * size;
    }
    end();
  }

  /** Characters that all have the same room. */
  void zone(String characters, float x, float y, float pitch, int colour) {
    begin(characters, Language.ENGLISH, colour);
    for (int i = 0; i < characters.length(); i++) {
      GlyphRun run =
          PrintFonts.of(Language.ENGLISH).shape(new char[] {characters.charAt(i)}, 0, 1, false);
      float size = pitch * 1.45f;
      float middle = (pitch - run.width() * size) / 2;
      glyph(font(run, size), run.glyphs().get(0).code(), x + i * pitch + middle, y);
    }
    end();
  }

  private void begin(String says, Language language, int colour) {
    COSDictionary about = new COSDictionary();
    about.setItem(COSName.ACTUAL_TEXT, new COSString(says));
    about.setString(COSName.LANG, language.tag());
    operator(
        OperatorName.BEGIN_MARKED_CONTENT_SEQ,
        COSName.getPDFName(StandardStructureTypes.SPAN),
        about);
    colour(colour);
    operator(OperatorName.BEGIN_TEXT);
  }

  private void end() {
    operator(OperatorName.END_TEXT);
    operator(OperatorName.END_MARKED_CONTENT);
  }

  private PDType0Font font(GlyphRun run, float size) {
    try {
      PDType0Font font = fonts.of(run);
      operator(OperatorName.SET_FONT_AND_SIZE, resources.add(font), new COSFloat(size));
      return font;
    } catch (IOException e) {
      throw new UncheckedIOException("A font cannot be read", e);
    }
  }

  private void glyph(PDType0Font font, int code, float x, float y) {
    operator(
        OperatorName.SET_MATRIX, number(1), number(0), number(0), number(1), number(x), number(y));
    operator(OperatorName.SHOW_TEXT, new COSString(font.encodeGlyphId(code)));
  }

  /** A thin line. */
  void line(float x, float y, float until, int colour) {
    colour(colour);
    rectangle(x, y, until - x, 0.5f);
    operator(OperatorName.FILL_NON_ZERO);
  }

  /** Squares, the upper left first. */
  void squares(Paper.Squares squares, float x, float y, float side) {
    float each = side / squares.modules();
    colour(0);
    for (int row = 0; row < squares.modules(); row++) {
      for (int column = 0; column < squares.modules(); column++) {
        if (squares.isBlack(column, row)) {
          rectangle(x + column * each, y + side - (row + 1) * each, each, each);
        }
      }
    }
    operator(OperatorName.FILL_NON_ZERO);
  }

  private void rectangle(float x, float y, float width, float height) {
    operator(OperatorName.APPEND_RECT, number(x), number(y), number(width), number(height));
  }

  private void colour(int rgb) {
    operator(
        OperatorName.NON_STROKING_RGB,
        number((rgb >> 16 & 0xFF) / 255f),
        number((rgb >> 8 & 0xFF) / 255f),
        number((rgb & 0xFF) / 255f));
  }

  private static COSFloat number(float value) {
    return new COSFloat(value);
  }

  private void operator(String name, Object... before) {
    tokens.addAll(List.of(before));
    tokens.add(Operator.getOperator(name));
  }

  /** Nothing more comes onto it. */
  void close() throws IOException {
    PDStream content = new PDStream(document);
    try (OutputStream out = content.createOutputStream(COSName.FLATE_DECODE)) {
      new ContentStreamWriter(out).writeTokens(tokens);
    }
    page.setContents(content);
  }
}
