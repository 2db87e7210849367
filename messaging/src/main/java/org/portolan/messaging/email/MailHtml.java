package org.portolan.messaging.email;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.portolan.i18n.Language;

/**
 * A text as a small page: its language and direction, its paragraphs, its links; no pictures, no
 * styles from elsewhere, nothing that tells us whether it was opened.
 */
final class MailHtml {

  private static final Pattern LINK = Pattern.compile("https?://[^\\s<>\"]*[^\\s<>\".,;:!?)]");

  private static final String LOOK =
      "max-width:38rem;margin:0 auto;padding:1rem;font-family:sans-serif;font-size:1.0625rem;"
          + "line-height:1.6;color:#14202b;background:#fffdf8";

  private MailHtml() {}

  /** The page. */
  static String of(String title, String text, Language language) {
    Document page = Document.createShell("");
    page.outputSettings().prettyPrint(false);
    page.selectFirst("html")
        .attr("lang", language.tag())
        .attr("dir", language.rightToLeft() ? "rtl" : "ltr");
    page.head().appendElement("meta").attr("charset", "utf-8");
    page.title(title);
    Element body = page.body().attr("style", LOOK);
    body.attr("dir", language.rightToLeft() ? "rtl" : "ltr");
    for (String paragraph : text.strip().split("\\R{2,}")) {
      lines(body.appendElement("p"), paragraph);
    }
    return "<!DOCTYPE html>\n" + page.outerHtml();
  }

  private static void lines(Element paragraph, String text) {
    String[] lines = text.split("\\R");
    for (int i = 0; i < lines.length; i++) {
      if (i > 0) {
        paragraph.appendElement("br");
      }
      linked(paragraph, lines[i]);
    }
  }

  private static void linked(Element paragraph, String line) {
    Matcher link = LINK.matcher(line);
    int end = 0;
    while (link.find()) {
      paragraph.appendText(line.substring(end, link.start()));
      paragraph
          .appendElement("bdi")
          .attr("dir", "ltr")
          .appendElement("a")
          .attr("href", link.group())
          .text(link.group());
      end = link.end();
    }
    paragraph.appendText(line.substring(end));
  }
}
