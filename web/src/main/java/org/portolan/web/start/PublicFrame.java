package org.portolan.web.start;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.portolan.i18n.Language;
import org.portolan.i18n.Languages;
import org.portolan.i18n.Texts;

/** What all public pages have around them, and how their texts come to stand in HTML. */
public final class PublicFrame {

  private final Texts texts;

  /** With the texts of the product. */
  public PublicFrame() {
    this(Texts.product());
  }

  /** With other texts, to try them out. */
  public PublicFrame(Texts texts) {
    this.texts = texts;
  }

  /**
   * A whole page.
   *
   * @param below its address below the language's, such as {@code really}; empty for the first
   * @param content HTML
   */
  public String page(Language language, String titleKey, String below, String content) {
    return page(new Frame(language, text(language, titleKey), "", below, "", ""), content);
  }

  /**
   * What is a page's own of what it has around it.
   *
   * @param title HTML
   * @param written attributes of the title where it is in another language, else empty
   * @param below its address below the language's, such as {@code really}; empty for the first
   * @param head HTML that its head has beside what all have
   * @param above HTML that stands before all else
   */
  public record Frame(
      Language language, String title, String written, String below, String head, String above) {}

  /**
   * A whole page.
   *
   * @param content HTML
   */
  public String page(Frame frame, String content) {
    Language language = frame.language;
    return """
    <!DOCTYPE html>
    <html lang="%s" dir="%s">
    <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <title>%s – Portolan</title>
    <link rel="stylesheet" href="/style/public.css">
    <link rel="icon" type="image/svg+xml" href="/style/icon.svg">
    %s</head>
    <body>
    %s<header><a href="%s">Portolan</a> <a class="search" href="%ssearch">%s</a></header>
    <nav aria-label="%s">%s</nav>
    <main>
    <h1%s>%s</h1>
    %s</main>
    </body>
    </html>
    """
        .formatted(
            language.tag(),
            language.rightToLeft() ? "rtl" : "ltr",
            frame.title,
            frame.head,
            frame.above,
            address(language),
            address(language),
            text(language, "search.title"),
            text(language, "start.languages"),
            languages(language, frame.below),
            frame.written,
            frame.title,
            content);
  }

  private String languages(Language current, String below) {
    List<Language> all = Languages.travellers();
    return all.stream()
        .map(
            language ->
                "<a href=\"%s\" lang=\"%s\" hreflang=\"%2$s\" dir=\"%s\"%s>%s</a>"
                    .formatted(
                        address(language) + (below.isEmpty() ? "?chosen" : below),
                        language.tag(),
                        language.rightToLeft() ? "rtl" : "ltr",
                        language.equals(current) ? " aria-current=\"true\"" : "",
                        escaped(language.ownName())))
        .collect(Collectors.joining("\n"));
  }

  /** Said of every translation until a native reader has approved it; English is the original. */
  public String unreviewed(Language language) {
    boolean translation = !language.equals(Language.ENGLISH);
    return translation && !Languages.reviewed(language)
        ? "<p class=\"status\">%s <a href=\"/en/?chosen\" lang=\"en\" dir=\"ltr\">English</a></p>\n"
            .formatted(text(language, "handset.unreviewed"))
        : "";
  }

  /** A text as a paragraph. */
  public String paragraph(Language language, String key) {
    return "<p>" + text(language, key) + "</p>\n";
  }

  /** A text. */
  public String text(Language language, String key) {
    return escaped(plain(language, key));
  }

  /** A text as it is, to be escaped where it will stand. */
  public String plain(Language language, String key) {
    return texts.text(language, key);
  }

  /** A text with an argument as it is, to be escaped where it will stand. */
  public String plain(Language language, String key, String argument, Object value) {
    return texts.text(language, key, Map.of(argument, value));
  }

  /** A text with arguments as it is, to be escaped where it will stand. */
  public String plain(Language language, String key, Map<String, Object> arguments) {
    return texts.text(language, key, arguments);
  }

  /** A text with an argument. */
  public String text(Language language, String key, String argument, Object value) {
    return escaped(texts.text(language, key, Map.of(argument, value)));
  }

  /** A text with a number in it that reads from left to right in any script, and can be called. */
  public String withNumber(Language language, String key, String argument, String value) {
    return withLink(language, key, argument, "tel:" + value.replaceAll("[^+0-9]", ""), value);
  }

  /** A text with something in it that reads from left to right in any script, and leads there. */
  public String withLink(
      Language language, String key, String argument, String address, String value) {
    String link =
        "<a href=\"%s\"><bdi dir=\"ltr\">%s</bdi></a>".formatted(escaped(address), escaped(value));
    return text(language, key, argument, "\u0000").replace("\u0000", link);
  }

  /** Where a language's pages begin. */
  public static String address(Language language) {
    return "/" + language.tag() + "/";
  }

  /** Whatever somebody typed, as it may stand in HTML. */
  public static String escaped(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }
}
