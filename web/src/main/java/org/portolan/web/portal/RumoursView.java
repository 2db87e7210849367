package org.portolan.web.portal;

import jakarta.servlet.http.HttpServletResponse;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.portolan.cases.portal.model.Published;
import org.portolan.cases.portal.model.PublishedRumour;
import org.portolan.cases.settings.Settings;
import org.portolan.i18n.Language;
import org.portolan.i18n.Moments;
import org.portolan.messaging.PublicAddress;
import org.portolan.web.start.PublicFrame;
import org.portolan.web.start.PublicFrame.Frame;
import org.portolan.web.start.PublicPages;

/** Writes the page on which rumours are put right: what is said, and what is true. */
final class RumoursView {

  /** Its address below a language's. */
  static final String PATH = "rumours";

  /** Characters of rumours and answers together: as much as a page may have in the budget. */
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

  /** The page, the latest first, as many as fit. */
  Answer page(Published published, Language reader) {
    List<PublishedRumour> shown = shown(published.rumours(reader));
    String content =
        frame.unreviewed(reader)
            + frame.paragraph(reader, shown.isEmpty() ? "rumours.none" : "rumours.lead")
            + shown.stream()
                .map(one -> rumour(published, reader, one))
                .collect(Collectors.joining())
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
                PATH,
                links.head(reader, PATH),
                ""),
            content));
  }

  private static List<PublishedRumour> shown(List<PublishedRumour> all) {
    List<PublishedRumour> shown = new ArrayList<>();
    int length = 0;
    for (PublishedRumour one : all) {
      length += one.saying().length() + one.answer().length();
      if (length > LONGEST) {
        break;
      }
      shown.add(one);
    }
    return shown;
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
