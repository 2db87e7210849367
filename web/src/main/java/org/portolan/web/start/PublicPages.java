package org.portolan.web.start;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.portolan.cases.settings.Settings;
import org.portolan.i18n.Language;
import org.portolan.i18n.Languages;
import org.portolan.i18n.Texts;

/**
 * Writes public pages: HTML without script or session, light enough for a slow phone. What stands
 * on a page is a function of the language and the settings alone.
 */
final class PublicPages {

  private static final String EMERGENCY_BY_DEFAULT = "112";

  private final Texts texts = Texts.product();
  private final String emergency;
  private final Optional<String> number;

  PublicPages(Settings settings) {
    this.emergency = settings.find("EMERGENCY_NUMBER").orElse(EMERGENCY_BY_DEFAULT);
    this.number = settings.find("TWILIO_FROM");
  }

  /** The first page. */
  String start(Language language) {
    return page(
        language,
        "start.title",
        unreviewed(language)
            + paragraph(language, "start.what")
            + paragraph(language, "start.daily")
            + "<h2>"
            + text(language, "start.help-title")
            + "</h2>\n"
            + paragraph(language, "start.help")
            + number
                .map(n -> "<p>" + isolated(language, "start.write", "number", n) + "</p>\n")
                .orElse("")
            + "<p class=\"danger\">"
            + isolated(language, "start.danger", "emergency", emergency)
            + "</p>\n"
            + paragraph(language, "start.stop")
            + "<p><a href=\"%smy\">%s</a></p>\n"
                .formatted(address(language), text(language, "start.my")));
  }

  /** What there is instead of a page that does not exist, or that this person may not see. */
  String notFound(Language language) {
    return page(
        language,
        "error.not-found",
        paragraph(language, "error.not-found-hint") + firstPage(language));
  }

  /** What there is when something broke. */
  String failed(Language language) {
    return page(
        language,
        "error.failed",
        "<p>"
            + isolated(language, "error.failed-hint", "emergency", emergency)
            + "</p>\n"
            + firstPage(language));
  }

  private String page(Language language, String titleKey, String content) {
    String title = text(language, titleKey);
    return """
    <!DOCTYPE html>
    <html lang="%s" dir="%s">
    <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <title>%s – Portolan</title>
    <link rel="stylesheet" href="/style/public.css">
    <link rel="icon" type="image/svg+xml" href="/style/icon.svg">
    </head>
    <body>
    <header><a href="%s">Portolan</a></header>
    <nav aria-label="%s">%s</nav>
    <main>
    <h1>%s</h1>
    %s</main>
    </body>
    </html>
    """
        .formatted(
            language.tag(),
            language.rightToLeft() ? "rtl" : "ltr",
            title,
            address(language),
            text(language, "start.languages"),
            languages(language),
            title,
            content);
  }

  private String languages(Language current) {
    List<Language> all = Languages.travellers();
    return all.stream()
        .map(
            language ->
                "<a href=\"%s?chosen\" lang=\"%s\" hreflang=\"%2$s\" dir=\"%s\"%s>%s</a>"
                    .formatted(
                        address(language),
                        language.tag(),
                        language.rightToLeft() ? "rtl" : "ltr",
                        language.equals(current) ? " aria-current=\"true\"" : "",
                        escaped(language.ownName())))
        .collect(Collectors.joining("\n"));
  }

  /** Said of every translation until a native reader has approved it; English is the original. */
  private String unreviewed(Language language) {
    boolean translation = !language.equals(Language.ENGLISH);
    return translation && !Languages.reviewed(language)
        ? "<p class=\"status\">%s <a href=\"/en/?chosen\" lang=\"en\" dir=\"ltr\">English</a></p>\n"
            .formatted(text(language, "handset.unreviewed"))
        : "";
  }

  private String firstPage(Language language) {
    return "<p><a href=\"%s\">%s</a></p>\n"
        .formatted(address(language), text(language, "error.first-page"));
  }

  private String paragraph(Language language, String key) {
    return "<p>" + text(language, key) + "</p>\n";
  }

  private String text(Language language, String key) {
    return escaped(texts.text(language, key));
  }

  /** A text with a number in it that reads from left to right in any script, and can be called. */
  private String isolated(Language language, String key, String argument, String value) {
    String link =
        "<a href=\"tel:%s\"><bdi dir=\"ltr\">%1$s</bdi></a>"
            .formatted(escaped(value.replaceAll("[^+0-9]", "")));
    return escaped(texts.text(language, key, Map.of(argument, "\u0000"))).replace("\u0000", link);
  }

  private static String address(Language language) {
    return "/" + language.tag() + "/";
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }
}
