package org.portolan.cases.print;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.GregorianCalendar;
import java.util.List;
import java.util.Optional;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.portolan.i18n.Language;

/**
 * A document of A4 sheets, written from above to below. Text is set as the language reads, and can
 * be searched, copied and read aloud: each line carries what it says beside its glyphs.
 */
public final class Paper implements AutoCloseable {

  private static final PDRectangle A4 = PDRectangle.A4;

  /** In points; three quarters of an inch and a little. */
  private static final float MARGIN = 62;

  /** Room for the line at the foot of a sheet. */
  private static final float FOOT = 24;

  private static final float TEXT = 11;
  private static final float TITLE = 17;
  private static final float SMALL = 9;
  private static final float SPACE = 7;
  private static final float INDENT = 16;

  /** Of a row, for its label. */
  private static final float LABEL = 0.42f;

  private static final int DARK = 0x1a1a1a;
  private static final int GREY = 0x595959;

  private final PDDocument document = new PDDocument();
  private final DocumentFonts fonts = new DocumentFonts(document);
  private final List<Sheet> sheets = new ArrayList<>();
  private Language language;
  private Typesetter typesetter;
  private float y;

  /**
   * @param language that its reader reads
   * @param title what programs call it: nothing of anybody's
   * @param at when it is made
   */
  public Paper(Language language, String title, Instant at) {
    document.getDocumentInformation().setTitle(title);
    document
        .getDocumentInformation()
        .setCreationDate(GregorianCalendar.from(at.atZone(ZoneOffset.UTC)));
    document.getDocumentCatalog().setLanguage(language.tag());
    in(language);
    sheet();
  }

  /** Whether all of a text can be printed with the fonts that there are. */
  public static boolean canPrint(String text) {
    return PrintFonts.printable(text, Language.ENGLISH).equals(text);
  }

  /** What follows is in this language. */
  public Paper in(Language next) {
    language = next;
    typesetter = new Typesetter(next);
    return this;
  }

  /** What follows stands on another sheet. */
  public Paper sheet() {
    sheets.add(new Sheet(document, fonts));
    y = A4.getHeight() - MARGIN;
    return this;
  }

  /** What it is about, in large letters. */
  public Paper title(String text) {
    return write(text, Typesetter.Way.OF_LANGUAGE, TITLE, DARK, 0).space();
  }

  /** A paragraph. */
  public Paper paragraph(String text) {
    return write(text, Typesetter.Way.OF_LANGUAGE, TEXT, DARK, 0).space();
  }

  /** Something that matters less. */
  public Paper remark(String text) {
    return write(text, Typesetter.Way.OF_LANGUAGE, SMALL, GREY, 0).space();
  }

  /** What somebody wrote, in whatever language; its lines are kept. */
  public Paper said(String text) {
    text.lines().forEach(line -> write(line, Typesetter.Way.OF_ITSELF, TEXT, DARK, 0));
    return space();
  }

  /** One of several things. */
  public Paper item(String text) {
    List<TextLine> lines = typesetter.lines(text, Typesetter.Way.OF_LANGUAGE, room(INDENT) / TEXT);
    List<TextLine> point = typesetter.lines("–", Typesetter.Way.OF_LANGUAGE, room(0) / TEXT);
    for (int i = 0; i < lines.size(); i++) {
      float below = advance(lines.get(i), TEXT);
      if (i == 0) {
        draw(point.get(0), TEXT, DARK, below, 0);
      }
      draw(lines.get(i), TEXT, DARK, below, INDENT);
    }
    return this;
  }

  /** What something is called, and what it is. */
  public Paper row(String label, String value) {
    float begin = (A4.getWidth() - 2 * MARGIN) * LABEL;
    List<TextLine> names =
        typesetter.lines(label, Typesetter.Way.OF_LANGUAGE, (begin - SPACE) / TEXT);
    List<TextLine> values = typesetter.lines(value, Typesetter.Way.OF_LANGUAGE, room(begin) / TEXT);
    for (int i = 0; i < Math.max(names.size(), values.size()); i++) {
      Optional<TextLine> name = i < names.size() ? Optional.of(names.get(i)) : Optional.empty();
      Optional<TextLine> is = i < values.size() ? Optional.of(values.get(i)) : Optional.empty();
      float below = advance(is.or(() -> name).orElseThrow(), TEXT);
      name.ifPresent(line -> draw(line, TEXT, GREY, below, 0));
      is.ifPresent(line -> draw(line, TEXT, DARK, below, begin));
    }
    return this;
  }

  /** Some white. */
  public Paper space() {
    y -= SPACE;
    return this;
  }

  /** A line across. */
  public Paper rule() {
    last().line(MARGIN, y, A4.getWidth() - MARGIN, GREY);
    return space();
  }

  /**
   * Lines of which each character has as much room as any other, as machines read them.
   *
   * @param lines of Latin letters, digits and {@code <}
   */
  public Paper zone(List<String> lines) {
    float pitch = (A4.getWidth() - 2 * MARGIN) / 44;
    for (String line : lines) {
      y -= 2 * pitch;
      if (y < MARGIN + FOOT) {
        sheet();
        y -= 2 * pitch;
      }
      last().zone(line, MARGIN, y, pitch, DARK);
    }
    return space();
  }

  /**
   * A code of black and white squares, in the middle.
   *
   * @param side of the code, in millimetres
   */
  public Paper code(Squares squares, float side) {
    float points = side * 72 / 25.4f;
    if (y - points < MARGIN + FOOT) {
      sheet();
    }
    y -= points;
    last().squares(squares, (A4.getWidth() - points) / 2, y, points);
    return space();
  }

  /** Black and white squares, as many each way. */
  public interface Squares {

    /** How many each way. */
    int modules();

    /** Whether one is black, counted from above and from the left. */
    boolean isBlack(int x, int y);
  }

  private Paper write(String text, Typesetter.Way way, float size, int colour, float indent) {
    for (TextLine line : typesetter.lines(text, way, room(indent) / size)) {
      draw(line, size, colour, advance(line, size), indent);
    }
    return this;
  }

  private float room(float indent) {
    return A4.getWidth() - 2 * MARGIN - indent;
  }

  /** Where the next line stands; on the next sheet, if this is full. */
  private float advance(TextLine line, float size) {
    float height = (line.ascent() + line.descent()) * size;
    if (y - height < MARGIN + FOOT) {
      sheet();
    }
    y -= height;
    return y + line.descent() * size;
  }

  private void draw(TextLine line, float size, int colour, float baseline, float indent) {
    boolean fromRight = line.rightToLeft();
    float indented = fromRight == language.rightToLeft() ? indent : 0;
    float x =
        fromRight ? A4.getWidth() - MARGIN - indented - line.width() * size : MARGIN + indented;
    last().text(line, x, baseline, size, colour, language);
  }

  private Sheet last() {
    return sheets.get(sheets.size() - 1);
  }

  /**
   * The document.
   *
   * @param foot stands at the end of each sheet, before its number, such as a reference
   */
  public byte[] pdf(String foot) {
    try {
      for (int i = 0; i < sheets.size(); i++) {
        String text = "%s · %d/%d".formatted(foot, i + 1, sheets.size());
        TextLine line =
            typesetter.lines(text, Typesetter.Way.LEFT_TO_RIGHT, room(0) / SMALL).get(0);
        float x = (A4.getWidth() - line.width() * SMALL) / 2;
        sheets.get(i).text(line, x, MARGIN - FOOT, SMALL, GREY, language);
        sheets.get(i).close();
      }
      fonts.close();
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      document.save(out);
      return out.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException("A document cannot be written to memory", e);
    }
  }

  @Override
  public void close() {
    try {
      document.close();
    } catch (IOException e) {
      throw new UncheckedIOException("A document cannot be closed", e);
    }
  }

  /** What is printed is somebody's. */
  @Override
  public String toString() {
    return "Paper";
  }
}
