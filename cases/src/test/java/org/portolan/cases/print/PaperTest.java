package org.portolan.cases.print;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.junit.jupiter.api.Test;
import org.portolan.i18n.Language;

/** Sheets are filled, numbered, and say in letters what their glyphs show. */
class PaperTest {

  private static final Instant AT = Instant.parse("2026-11-27T10:00:00Z");

  private static byte[] printed(String language, String text) {
    try (Paper paper = new Paper(Language.of(language), "Letter", AT)) {
      return paper.title(text).paragraph(text).item(text).row(text, text).said(text).pdf("V-1");
    }
  }

  @Test
  void what_is_printed_can_be_searched_in_the_order_in_which_it_is_read() {
    String text = "ليلى حداد (V-1234) ২০ ক্ষ ሰላም 你好";

    assertThat(PrintedText.lines(printed("ar", text)).stream().filter(text::equals))
        .as("title, paragraph, item, label, value, said")
        .hasSize(6);
  }

  @Test
  void only_the_glyphs_that_are_needed_come_with_it_and_only_fonts_of_ours() throws IOException {
    byte[] pdf = printed("zh-Hans", "您的签证已获批准");

    assertThat(pdf.length).isLessThan(60_000);
    try (PDDocument document = Loader.loadPDF(pdf)) {
      assertThat(document.getDocumentCatalog().getLanguage()).isEqualTo("zh-Hans");
      var resources = document.getPage(0).getResources();
      for (COSName name : resources.getFontNames()) {
        assertThat(resources.getFont(name).isEmbedded()).isTrue();
        assertThat(resources.getFont(name).getName()).matches("[A-Z]{6}\\+Noto.*");
      }
    }
  }

  @Test
  void a_long_text_goes_on_on_the_next_sheet_and_every_sheet_is_numbered() {
    String text = String.join("\n", Collections.nCopies(120, "A line of an officer."));
    byte[] pdf = printed("en", text);

    int sheets = PrintedText.sheets(pdf);
    assertThat(sheets).isGreaterThan(3);
    assertThat(PrintedText.lines(pdf))
        .containsAll(
            IntStream.rangeClosed(1, sheets)
                .mapToObj(sheet -> "V-1 · %d/%d".formatted(sheet, sheets))
                .toList());
  }

  @Test
  void many_print_at_once() {
    List<String> languages = List.of("ar", "bn", "zh-Hans", "am", "en", "ru", "fa", "ti");
    Set<List<String>> found =
        IntStream.range(0, 24)
            .parallel()
            .mapToObj(i -> printed(languages.get(i % 8), "ليلى ক্ষ ሰላም 你好 Ж"))
            .map(PrintedText::lines)
            .collect(Collectors.toSet());

    assertThat(found).hasSize(1);
  }

  @Test
  void the_zone_is_one_line_of_text() {
    try (Paper paper = new Paper(Language.ENGLISH, "Visa", AT)) {
      String upper = "V<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<";
      assertThat(PrintedText.lines(paper.zone(List.of(upper, upper)).pdf("V"))).contains(upper);
    }
  }
}
