package org.portolan.messaging.email;

import java.util.Set;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeVisitor;

/** What a page says, without its markup, what it hides and what it quotes. */
final class HtmlText {

  /** Nothing to read, and where the usual programs put what they quote. */
  private static final String LEFT_OUT =
      "script, style, head, title, template, noscript, object, svg, [hidden],"
          + " [style~=(?i)display\\s*:\\s*none], .gmail_quote, .gmail_quote_container,"
          + " blockquote[type=cite], .moz-cite-prefix, .moz-signature, .gmail_signature,"
          + " .yahoo_quoted, #appendonsend, #appendonsend ~ *, #divRplyFwdMsg, #divRplyFwdMsg ~ *,"
          + " #Signature, .protonmail_quote, .tutanota_quote";

  private static final Set<String> ENDS_A_LINE =
      Set.of(
          "p",
          "div",
          "li",
          "ul",
          "ol",
          "tr",
          "table",
          "h1",
          "h2",
          "h3",
          "h4",
          "h5",
          "h6",
          "hr",
          "blockquote",
          "pre",
          "section",
          "article",
          "header",
          "footer",
          "address");

  private static final int DEEPEST = 300;

  private HtmlText() {}

  /** The text, its lines as a reader sees them. */
  static String of(String html) {
    Document page = Jsoup.parse(html);
    page.select(LEFT_OUT).remove();
    StringBuilder text = new StringBuilder();
    page.body().traverse(new Reading(text));
    return text.toString()
        .replace('\u00a0', ' ')
        .replaceAll("[ \\t]+\n", "\n")
        .replaceAll("\n[ \\t]+", "\n")
        .replaceAll("\n{3,}", "\n\n")
        .strip();
  }

  private record Reading(StringBuilder text) implements NodeVisitor {

    @Override
    public void head(Node node, int depth) {
      if (depth > DEEPEST) {
        return;
      }
      if (node instanceof TextNode words) {
        append(words.getWholeText().replaceAll("\\s+", " "));
      } else if (node instanceof Element element) {
        if (element.normalName().equals("br")) {
          text.append('\n');
        } else if (endsALine(element)) {
          line();
        }
      }
    }

    @Override
    public void tail(Node node, int depth) {
      if (node instanceof Element element && endsALine(element)) {
        line();
      }
    }

    private void append(String words) {
      boolean atStart =
          text.length() == 0 || Character.isWhitespace(text.charAt(text.length() - 1));
      text.append(atStart ? words.stripLeading() : words);
    }

    private void line() {
      if (text.length() > 0 && text.charAt(text.length() - 1) != '\n') {
        text.append('\n');
      }
    }

    private static boolean endsALine(Element element) {
      return ENDS_A_LINE.contains(element.normalName());
    }
  }
}
