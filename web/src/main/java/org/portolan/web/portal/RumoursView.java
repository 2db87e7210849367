package org.portolan.web.portal;

import jakarta.servlet.http.HttpServletResponse;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.portolan.cases.portal.model.Published;
import org.portolan.cases.portal.model.PublishedRumour;
import org.portolan.cases.settings.Settings;
import org.portolan.i18n.Language;
import org.portolan.i18n.Moments;
import org.portolan.messaging.PublicAddress;
import org.portolan.web.start.Answer;
import org.portolan.web.start.PublicFrame;
import org.portolan.web.start.PublicFrame.Frame;
import org.portolan.web.start.PublicPages;

/** Writes the page on which rumours are put right: what is said, and what is true. */
final class RumoursView {

  /** Its address below a language's. */
  static final String PATH = "rumours";

  /** Characters of rumours and answers on one page: as much as the budget of its weight lets. */
  private static final int LONGEST = 18_000;

  private final PublicFrame frame = new PublicFrame();
  private final PublicPages around;
  private final Links links;
  private final KeptView phone;

  RumoursView(Settings settings, PublicAddress address) {
    this.around = new PublicPages(settings);
    this.links = new Links(address);
    this.phone = new KeptView(settings);
  }

  /** Leads there from the first page; empty while no rumour is put right. */
  String link(Published published, Language reader) {
    return published.rumours(reader).isEmpty()
        ? ""
        : "<p><a href=\"%s%s\">%s</a></p>\n"
            .formatted(PublicFrame.address(reader), PATH, frame.text(reader, "rumours.title"));
  }

  /** The first page, with the latest. */
  Answer page(Published published, Language reader) {
    return page(published, reader, 1).orElseThrow();
  }

  /**
   * A page, the latest first, with as many as fit.
   *
   * @param number from 1; there is no page where there is nothing on it, but for the first
   */
  Optional<Answer> page(Published published, Language reader, int number) {
    List<List<PublishedRumour>> pages = divided(published.rumours(reader));
    return number < 1 || number > pages.size()
        ? Optional.empty()
        : Optional.of(page(published, reader, pages, number));
  }

  private Answer page(
      Published published, Language reader, List<List<PublishedRumour>> pages, int number) {
    List<PublishedRumour> shown = pages.get(number - 1);
    String below = address(number);
    String content =
        frame.unreviewed(reader)
            + frame.paragraph(reader, shown.isEmpty() ? "rumours.none" : "rumours.lead")
            + shown.stream()
                .map(one -> rumour(published, reader, one))
                .collect(Collectors.joining())
            + further(reader, number, pages.size())
            + phone.link(reader)
            + around.help(reader);
    return Answer.page(
        HttpServletResponse.SC_OK,
        reader.tag(),
        frame.page(
            new Frame(
                reader,
                frame.text(reader, "rumours.title"),
                "",
                below,
                links.head(reader, below),
                ""),
            content));
  }

  /** Below a language's: the first has no number. */
  private static String address(int number) {
    return number == 1 ? PATH : PATH + "/" + number;
  }

  private String further(Language reader, int number, int last) {
    String ways =
        (number > 1 ? way(reader, "prev", "rumours.newer", number - 1) : "")
            + (number < last ? way(reader, "next", "rumours.older", number + 1) : "");
    return ways.isEmpty() ? "" : "<p class=\"further\">" + ways + "</p>\n";
  }

  private String way(Language reader, String rel, String key, int number) {
    return "<a rel=\"%s\" href=\"%s%s\">%s</a>\n"
        .formatted(rel, PublicFrame.address(reader), address(number), frame.text(reader, key));
  }

  /** In their order, each page as full as it may be; one at least. */
  private static List<List<PublishedRumour>> divided(List<PublishedRumour> all) {
    List<List<PublishedRumour>> pages = new ArrayList<>();
    pages.add(new ArrayList<>());
    int length = 0;
    for (PublishedRumour one : all) {
      length += one.saying().length() + one.answer().length();
      if (length > LONGEST) {
        pages.add(new ArrayList<>());
        length = one.saying().length() + one.answer().length();
      }
      pages.get(pages.size() - 1).add(one);
    }
    return pages;
  }

  private String rumour(Published published, Language reader, PublishedRumour one) {
    String written = PageView.written(reader, one.language());
    LocalDate day = LocalDate.ofInstant(one.publishedAt(), ZoneOffset.UTC);
    return """
    <section class="rumour"><h2>%s</h2>
    <blockquote%s>%s</blockquote>
    <p><strong>%s</strong></p>
    <p%s class="said">%s</p>
    %s<p class="hint">%s</p></section>
    """
        .formatted(
            frame.text(reader, "rumours.said"),
            written,
            PublicFrame.escaped(one.saying()),
            frame.text(reader, "rumours.verdict." + one.verdict()),
            written,
            PublicFrame.escaped(one.answer()).replace("\n", "<br>"),
            more(published, reader, one),
            frame.text(reader, "portal.as-of", "day", Moments.day(reader, day)));
  }

  private static String more(Published published, Language reader, PublishedRumour one) {
    return published
        .page(reader, one.page())
        .map(
            page ->
                "<p><a href=\"%s\"%s>%s</a></p>\n"
                    .formatted(
                        Links.to(reader, page),
                        PageView.written(reader, page.language()),
                        PublicFrame.escaped(page.title())))
        .orElse("");
  }
}
