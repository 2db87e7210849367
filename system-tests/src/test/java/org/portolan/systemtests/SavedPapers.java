package org.portolan.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.documentinterchange.markedcontent.PDMarkedContent;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.text.PDFMarkedContentExtractor;

/** Letters and visas as somebody saves them from a page, reads them and photographs them. */
final class SavedPapers {

  private SavedPapers() {}

  /**
   * What a link or a button saves.
   *
   * @param name that the file has, which tells nothing of anybody
   */
  static byte[] save(Page page, String selector, String name) {
    Download download = page.waitForDownload(() -> page.click(selector));
    assertThat(download.suggestedFilename()).isEqualTo(name);
    try {
      return Files.readAllBytes(download.path());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What it says, without the spaces, since lines end where there is no more room. */
  static String words(byte[] pdf) {
    List<String> lines = new ArrayList<>();
    try (PDDocument document = Loader.loadPDF(pdf)) {
      for (PDPage page : document.getPages()) {
        PDFMarkedContentExtractor extractor = new PDFMarkedContentExtractor();
        extractor.processPage(page);
        extractor.getMarkedContents().stream()
            .map(PDMarkedContent::getActualText)
            .forEach(lines::add);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return tight(String.join("", lines));
  }

  /** A text as {@link #words} has it. */
  static String tight(String text) {
    return text.replaceAll("\\s+", "");
  }

  /** A photograph of the first sheet. */
  static FilePayload photograph(byte[] pdf) {
    try (PDDocument document = Loader.loadPDF(pdf)) {
      BufferedImage image = new PDFRenderer(document).renderImageWithDPI(0, 150);
      ByteArrayOutputStream png = new ByteArrayOutputStream();
      ImageIO.write(image, "png", png);
      return new FilePayload("visa.png", "image/png", png.toByteArray());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
