package org.portolan.cases.portal;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.node.Text;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;
import org.commonmark.renderer.text.LineBreakRendering;
import org.commonmark.renderer.text.TextContentRenderer;
import org.owasp.html.HtmlPolicyBuilder;
import org.owasp.html.PolicyFactory;
import org.portolan.cases.portal.model.PageRules.Fault;
import org.portolan.cases.portal.model.PageRules.Wrong;

/**
 * Markdown (CommonMark) as it becomes HTML. HTML within it is text like any other; what the
 * renderer makes of the rest is checked once more against a list of what pages consist of.
 *
 * <p>A link leads to another page ({@code page:quarantine}), to something else of Portolan's
 * ({@code portolan:ask}), to a telephone number, or to a place on the web.
 */
public final class PageMarkdown {

  /** Begins the address of another page, before its own part of the address. */
  public static final String PAGE = "page:";

  private static final String PRODUCT = "portolan:";

  /** What a link may name of Portolan's beside pages. */
  public static final Set<String> PLACES = Set.of("ask", "really", "travel", "my");

  private static final Pattern WEB =
      Pattern.compile("https?://[^\\s<>\"'\\\\]{1,500}", Pattern.CASE_INSENSITIVE);

  private static final Pattern TELEPHONE = Pattern.compile("tel:\\+?[0-9]{2,15}");

  private static final Pattern NUMBER_BETWEEN_TAGS =
      Pattern.compile(
          "(?<![\\w\\p{L}&#])(?:\\+|&#43;)?[0-9][0-9 ()\\u2011-]{4,18}[0-9](?![^<>]*>)");

  private static final Parser PARSER = Parser.builder().build();

  private static final PolicyFactory POLICY =
      new HtmlPolicyBuilder()
          .allowElements(
              "p",
              "br",
              "h2",
              "h3",
              "h4",
              "ul",
              "ol",
              "li",
              "strong",
              "em",
              "blockquote",
              "hr",
              "code",
              "pre",
              "a")
          .allowUrlProtocols("http", "https", "tel")
          .allowAttributes("href")
          .onElements("a")
          .allowAttributes("start")
          .matching(Pattern.compile("[0-9]{1,4}"))
          .onElements("ol")
          .toFactory();

  private PageMarkdown() {}

  /**
   * HTML of a text.
   *
   * @param addresses where a link as it was written leads; empty: the words stay without a link
   */
  public static String html(String markdown, Function<String, String> addresses) {
    Node document = PARSER.parse(markdown);
    document.accept(
        new AbstractVisitor() {
          @Override
          public void visit(Link link) {
            visitChildren(link);
            String address =
                isKnown(link.getDestination()) ? addresses.apply(link.getDestination()) : "";
            link.setTitle(null);
            link.setDestination(address);
            if (address.isEmpty()) {
              leaveOnlyWords(link);
            }
          }

          @Override
          public void visit(org.commonmark.node.Heading heading) {
            // the title of the page is its only heading of the first level
            heading.setLevel(Math.min(4, Math.max(2, heading.getLevel())));
            visitChildren(heading);
          }
        });
    String html =
        HtmlRenderer.builder().escapeHtml(true).sanitizeUrls(true).build().render(document);
    return NUMBER_BETWEEN_TAGS
        .matcher(POLICY.sanitize(html))
        .replaceAll("<bdi dir=\"ltr\">$0</bdi>");
  }

  private static void leaveOnlyWords(Link link) {
    for (Node child = link.getFirstChild(); child != null; child = link.getFirstChild()) {
      link.insertBefore(child);
    }
    link.unlink();
  }

  /** The words of a text without any mark-up, a line for each block. */
  public static String plain(String markdown) {
    return TextContentRenderer.builder()
        .lineBreakRendering(LineBreakRendering.COMPACT)
        .build()
        .render(PARSER.parse(markdown));
  }

  /**
   * A text as it is read in a message without any mark-up, a blank line between its blocks.
   *
   * @param addresses where a link as it was written leads, told after its words; empty: not told
   */
  public static String message(String markdown, Function<String, String> addresses) {
    Node document = PARSER.parse(markdown);
    document.accept(
        new AbstractVisitor() {
          @Override
          public void visit(Link link) {
            String address =
                isKnown(link.getDestination()) ? addresses.apply(link.getDestination()) : "";
            while (link.getFirstChild() != null) {
              link.insertBefore(link.getFirstChild());
            }
            if (!address.isEmpty()) {
              link.insertBefore(new Text(" (" + address + ")"));
            }
            link.unlink();
          }
        });
    return TextContentRenderer.builder()
        .lineBreakRendering(LineBreakRendering.SEPARATE_BLOCKS)
        .build()
        .render(document);
  }

  /** Where the links of a text lead, as they were written. */
  public static List<String> links(String markdown) {
    List<String> links = new ArrayList<>();
    PARSER
        .parse(markdown)
        .accept(
            new AbstractVisitor() {
              @Override
              public void visit(Link link) {
                links.add(link.getDestination());
                visitChildren(link);
              }
            });
    return links;
  }

  /** The links of a text that lead nowhere. */
  static List<Fault> badLinks(String markdown, Predicate<String> pageExists) {
    List<Fault> faults = new ArrayList<>();
    for (String link : links(markdown)) {
      if (!isKnown(link)) {
        faults.add(new Fault(Wrong.BAD_LINK, link));
      } else if (link.startsWith(PAGE) && !pageExists.test(link.substring(PAGE.length()))) {
        faults.add(new Fault(Wrong.NO_SUCH_PAGE, link));
      }
    }
    return faults;
  }

  private static boolean isKnown(String link) {
    return link.startsWith(PAGE)
        || link.startsWith(PRODUCT) && PLACES.contains(link.substring(PRODUCT.length()))
        || WEB.matcher(link).matches()
        || TELEPHONE.matcher(link).matches();
  }

  /** What a link names of Portolan's beside pages, such as {@code ask}; null when it does not. */
  public static String place(String link) {
    return link.startsWith(PRODUCT) ? link.substring(PRODUCT.length()) : null;
  }
}
