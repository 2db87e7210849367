package org.portolan.web.portal;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.portolan.cases.portal.SearchPages.Found;
import org.portolan.cases.portal.model.Published;
import org.portolan.cases.portal.model.PublishedPage;
import org.portolan.cases.settings.Settings;
import org.portolan.i18n.Language;
import org.portolan.i18n.search.FoundPage;
import org.portolan.i18n.search.Highlights;
import org.portolan.i18n.search.Highlights.Part;
import org.portolan.i18n.search.SearchQuery;
import org.portolan.web.start.PublicFrame;
import org.portolan.web.start.PublicFrame.Frame;
import org.portolan.web.start.PublicPages;

/** Writes the search form and what was found; what was typed is only in the form's field. */
final class SearchView {

  /** Its address below a language's. */
  static final String PATH = "search";

  static final int AT_ONCE = 10;

  private final PublicFrame frame = new PublicFrame();
  private final PublicPages around;
  private final Published published;

  SearchView(Settings settings, Published published) {
    this.around = new PublicPages(settings);
    this.published = published;
  }

  /** As it is found. */
  String empty(Language reader) {
    return page(reader, "", "", topics(reader) + around.help(reader));
  }

  /** There was more than is read at all. */
  String tooLong(Language reader) {
    return page(reader, alert(reader, "my.requests.too-long"), "", around.help(reader));
  }

  /** There was nothing to look for. */
  String nothingTyped(Language reader, SearchQuery query) {
    return page(
        reader, alert(reader, "search.empty"), query.typed(), topics(reader) + around.help(reader));
  }

  /**
   * What was found.
   *
   * @param wanted which ten of it, from 1; the last when there are fewer
   */
  String results(Language reader, SearchQuery query, Found found, int wanted) {
    List<FoundPage> pages = found.pages();
    if (pages.isEmpty()) {
      return page(reader, clipped(reader, query), query.typed(), nothing(reader));
    }
    int last = (pages.size() + AT_ONCE - 1) / AT_ONCE;
    int number = Math.min(wanted, last);
    int first = (number - 1) * AT_ONCE;
    String items =
        pages.subList(first, Math.min(pages.size(), first + AT_ONCE)).stream()
            .map(page -> item(reader, query, found.published(), page))
            .collect(Collectors.joining());
    String list =
        "<p role=\"status\" class=\"hint\">%s</p>\n<ol class=\"found\" start=\"%d\">\n%s</ol>\n"
            .formatted(
                frame.text(reader, "search.found", "number", pages.size()), first + 1, items);
    return page(
        reader,
        clipped(reader, query),
        query.typed(),
        list + further(reader, query, number, last) + around.help(reader));
  }

  private String clipped(Language reader, SearchQuery query) {
    return query.clipped()
        ? "<p class=\"status\">%s</p>\n".formatted(frame.text(reader, "search.clipped"))
        : "";
  }

  private String nothing(Language reader) {
    return "<div role=\"status\"><h2>%s</h2>\n<ul>\n<li>%s</li>\n<li>%s</li>\n</ul></div>\n"
            .formatted(
                frame.text(reader, "search.nothing"),
                frame.text(reader, "search.other-words"),
                "<a href=\"#help\">" + frame.text(reader, "search.ask") + "</a>")
        + topics(reader)
        + around.help(reader);
  }

  /** Where one can look without a word. */
  private String topics(Language reader) {
    String items =
        published.topics(reader).stream()
            .map(
                topic ->
                    "<li><a href=\"%s%s/\">%s</a></li>\n"
                        .formatted(
                            PublicFrame.address(reader),
                            topic.slug(),
                            PublicFrame.escaped(topic.title(reader))))
            .collect(Collectors.joining());
    return items.isEmpty()
        ? ""
        : "<h2>%s</h2>\n<ul class=\"ways\">\n%s</ul>\n"
            .formatted(frame.text(reader, "search.topics"), items);
  }

  private String item(Language reader, SearchQuery query, Published in, FoundPage found) {
    Language language = found.document().language();
    Optional<PublishedPage> page = in(in, found.document().page(), language);
    if (page.isEmpty()) {
      return "";
    }
    Highlights highlights = Highlights.of(query, found.document());
    String written = PageView.written(reader, language);
    return "<li><a href=\"%s\"%s>%s</a>\n<p%s>%s</p>\n%s%s</li>\n"
        .formatted(
            address(in, reader, page.get()),
            written,
            marked(highlights.title()),
            written,
            marked(highlights.excerpt()),
            written.isEmpty() ? "" : hint(reader, "export.language", name(language)),
            also(reader, in, found));
  }

  private static Optional<PublishedPage> in(Published in, String slug, Language language) {
    return in.languages(slug).stream().filter(page -> page.language().equals(language)).findFirst();
  }

  /** Within the reader's language where that shows the page in the language it was found in. */
  private static String address(Published in, Language reader, PublishedPage page) {
    boolean same =
        in.page(reader, page.slug())
            .filter(shown -> shown.language().equals(page.language()))
            .isPresent();
    return same ? Links.to(reader, page) : page.address();
  }

  /** For who cannot read the language it was found in; all others have it in their own. */
  private String also(Language reader, Published in, FoundPage found) {
    if (found.tier() == 0) {
      return "";
    }
    String links =
        found.also().stream()
            .flatMap(language -> in(in, found.document().page(), language).stream())
            .map(
                page ->
                    "<a href=\"%s\" hreflang=\"%s\"%s>%s</a>"
                        .formatted(
                            page.address(),
                            page.language().tag(),
                            PageView.written(reader, page.language()),
                            PublicFrame.escaped(page.language().ownName())))
            .collect(Collectors.joining(" · "));
    return links.isEmpty() ? "" : hint(reader, "search.also", links);
  }

  private String hint(Language reader, String key, String html) {
    return "<p class=\"hint\">%s: %s</p>\n".formatted(frame.text(reader, key), html);
  }

  private static String name(Language language) {
    return "<bdi lang=\"%s\">%s</bdi>"
        .formatted(language.tag(), PublicFrame.escaped(language.ownName()));
  }

  private static String marked(List<Part> parts) {
    return parts.stream().map(SearchView::marked).collect(Collectors.joining());
  }

  /** Where a line ended, a heading or an item did. */
  private static String marked(Part part) {
    String text = PublicFrame.escaped(part.text()).replace("\n", " · ");
    return part.found() ? "<mark>" + text + "</mark>" : text;
  }

  /** Buttons, not links: what is looked for must not stand in an address. */
  private String further(Language reader, SearchQuery query, int number, int last) {
    if (last == 1) {
      return "";
    }
    return "<form method=\"post\" action=\"%s%s\" accept-charset=\"UTF-8\" class=\"further\">\n<input type=\"hidden\" name=\"q\" value=\"%s\">\n%s%s</form>\n"
        .formatted(
            PublicFrame.address(reader),
            PATH,
            PublicFrame.escaped(query.typed()),
            number > 1 ? button(reader, "search.before", number - 1) : "",
            number < last ? button(reader, "search.next", number + 1) : "");
  }

  private String button(Language reader, String key, int number) {
    return "<button name=\"page\" value=\"%d\">%s</button>\n"
        .formatted(number, frame.text(reader, key));
  }

  private String alert(Language reader, String key) {
    return "<p class=\"danger\" role=\"alert\" id=\"q-error\">%s</p>\n"
        .formatted(frame.text(reader, key));
  }

  private String page(Language reader, String above, String typed, String below) {
    boolean wrong = above.contains("q-error");
    String form =
        """
        <form method="post" action="%s%s" accept-charset="UTF-8" role="search">
        <label for="q">%s</label>
        <p class="hint" id="q-hint">%s</p>
        <input id="q" name="q" type="search" dir="auto" autocomplete="off" value="%s"%s>
        <input type="submit" id="search" value="%s">
        </form>
        """
            .formatted(
                PublicFrame.address(reader),
                PATH,
                frame.text(reader, "search.label"),
                frame.text(reader, "search.hint"),
                PublicFrame.escaped(typed),
                wrong
                    ? " aria-invalid=\"true\" aria-describedby=\"q-error q-hint\""
                    : " aria-describedby=\"q-hint\"",
                frame.text(reader, "search.title"));
    return frame.page(
        new Frame(
            reader,
            frame.text(reader, "search.title"),
            "",
            PATH,
            around.alternates(reader, PATH),
            ""),
        above + form + below);
  }
}
