package org.portolan.cases.print;

import java.io.IOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.font.PDType0Font;

/** The fonts of one document: of each only the glyphs that stand in it. */
final class DocumentFonts {

  private final PDDocument document;
  private final Map<PrintFont, Used> used = new HashMap<>();

  DocumentFonts(PDDocument document) {
    this.document = document;
  }

  private record Used(PDType0Font font, Set<Integer> glyphs) {}

  /** A font as the document has it; these glyphs come with it. */
  PDType0Font of(GlyphRun run) throws IOException {
    Used found = used.get(run.font());
    if (found == null) {
      found = new Used(PDType0Font.load(document, run.font().file(), true), new HashSet<>());
      used.put(run.font(), found);
    }
    Set<Integer> glyphs = found.glyphs;
    run.glyphs().forEach(glyph -> glyphs.add(glyph.code()));
    return found.font;
  }

  /** All text is written: leaves out of the fonts what nothing needs. */
  void close() throws IOException {
    for (Used one : used.values()) {
      one.font.addGlyphsToSubset(one.glyphs);
      one.font.subset();
    }
  }
}
