package org.portolan.benchmarks;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts.FontName;
import org.apache.pdfbox.text.PDFTextStripper;

/** The lines of documents written anew by PDFBox alone, in Helvetica, which is not embedded. */
final class BareLetter {

  private static final float SIZE = 11;
  private static final float LEADING = 15;
  private static final float MARGIN = 62;

  private final List<List<String>> documents;

  private BareLetter(List<List<String>> documents) {
    this.documents = documents;
  }

  /** With the lines of others, as far as they are in Latin-1. */
  static BareLetter like(List<byte[]> others) throws IOException {
    List<List<String>> documents = new ArrayList<>();
    for (byte[] other : others) {
      try (PDDocument read = Loader.loadPDF(other)) {
        documents.add(
            new PDFTextStripper()
                .getText(read)
                .lines()
                .map(line -> line.replaceAll("[^\\x20-\\x7E]", ""))
                .filter(line -> !line.isBlank())
                .toList());
      }
    }
    return new BareLetter(documents);
  }

  /** Writes all of them; how many bytes they have. */
  int pdf() throws IOException {
    int bytes = 0;
    for (List<String> lines : documents) {
      bytes += pdf(lines).length;
    }
    return bytes;
  }

  private static byte[] pdf(List<String> lines) throws IOException {
    try (PDDocument document = new PDDocument()) {
      PDPage page = new PDPage(PDRectangle.A4);
      document.addPage(page);
      try (PDPageContentStream content = new PDPageContentStream(document, page)) {
        content.beginText();
        content.setFont(new PDType1Font(FontName.HELVETICA), SIZE);
        content.setLeading(LEADING);
        content.newLineAtOffset(MARGIN, PDRectangle.A4.getHeight() - MARGIN);
        for (String line : lines) {
          content.showText(line);
          content.newLine();
        }
        content.endText();
      }
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      document.save(out);
      return out.toByteArray();
    }
  }
}
