package org.portolan.web.traveller;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.portolan.cases.visa.VisaTypes;
import org.portolan.i18n.Language;
import org.portolan.i18n.Texts;
import org.portolan.web.start.PublicFrame;
import org.portolan.web.traveller.ReadableExport.Line;
import org.portolan.web.traveller.ReadableExport.Section;

/**
 * An export as a document of its own, which needs nothing but a browser: in the person's language
 * and direction, to be read on a screen or printed.
 */
final class ExportDocument {

  private static final String PAGE =
      """
      <!DOCTYPE html>
      <html lang="%s" dir="%s">
      <head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
      <title>%3$s</title>
      <style>body{font:1rem/1.5 sans-serif;max-width:45rem;margin:2rem auto;padding:0 1rem}\
      dl{border-top:1px solid;margin:0;padding:.5rem 0}dt{font-weight:bold}\
      dd{margin:0;white-space:pre-wrap;overflow-wrap:anywhere}</style></head>
      <body><h1>%3$s</h1>
      %4$s</body></html>
      """;

  private ExportDocument() {}

  /**
   * The document, as HTML in UTF-8.
   *
   * @param all what {@link org.portolan.cases.export.PersonExport} gave
   * @param types what questions of applications are called
   */
  static byte[] html(Map<String, Object> all, VisaTypes types) {
    Language language =
        Optional.ofNullable(ExportedValues.map(all.get("person")).get("language"))
            .flatMap(tag -> Language.find(tag.toString()))
            .orElse(Language.ENGLISH);
    String sections =
        new ReadableExport(language, types)
            .of(all).stream().map(ExportDocument::section).collect(Collectors.joining());
    return PAGE.formatted(
            language.tag(),
            language.rightToLeft() ? "rtl" : "ltr",
            PublicFrame.escaped(Texts.product().text(language, "my.export")),
            sections)
        .getBytes(StandardCharsets.UTF_8);
  }

  private static String section(Section section) {
    return section.rows().stream()
        .map(
            row ->
                row.stream()
                    .map(ExportDocument::line)
                    .collect(Collectors.joining("", "<dl>", "</dl>\n")))
        .collect(
            Collectors.joining(
                "", "<h2><bdi>" + PublicFrame.escaped(section.title()) + "</bdi></h2>\n", ""));
  }

  private static String line(Line line) {
    return "<dt>%s</dt><dd><bdi>%s</bdi></dd>"
        .formatted(PublicFrame.escaped(line.label()), PublicFrame.escaped(line.value()));
  }
}
