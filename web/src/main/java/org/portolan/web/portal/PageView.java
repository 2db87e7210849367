package org.portolan.web.portal;

import jakarta.servlet.http.HttpServletResponse;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.portolan.cases.portal.PageMarkdown;
import org.portolan.cases.portal.model.PageKind;
import org.portolan.cases.portal.model.PageText;
import org.portolan.cases.portal.model.Published;
import org.portolan.cases.portal.model.PublishedPage;
import org.portolan.cases.portal.model.Topic;
import org.portolan.cases.settings.Settings;
import org.portolan.i18n.Language;
import org.portolan.i18n.Moments;
import org.portolan.messaging.PublicAddress;
import org.portolan.web.start.Answer;
import org.portolan.web.start.PublicFrame;
import org.portolan.web.start.PublicFrame.Frame;
import org.portolan.web.start.PublicPages;

/** Writes an information page. */
final class PageView {

  /** Read by everybody, and about everything. */
  private static final String ELSEWHERE = "https://www.wikipedia.org/";

  private final PublicFrame frame = new PublicFrame();
  private final FeedbackForm feedback = new FeedbackForm();
  private final PublicPages around;
  private final Links links;
  private final KeptView phone;
  private final String elsewhere;

  PageView(Settings settings, PublicAddress address) {
    this.around = new PublicPages(settings);
    this.links = new Links(address);
    this.phone = new KeptView(settings);
    this.elsewhere = settings.find("QUICK_EXIT_URL").orElse(ELSEWHERE);
  }

  /**
   * A page as somebody asked for it.
   *
   * @param reader the language it was asked for in; it may be in another
   * @param original the text that it was translated from, where it is to stand below; about danger
   *     nobody is to rely on a translation that no native speaker has read
   * @param today by which a page is under review or not
   */
  record Asked(
      Published published,
      Language reader,
      PublishedPage page,
      Topic topic,
      PageText text,
      Optional<PageText> original,
      LocalDate today) {}

  /** A page. */
  Answer page(Asked asked) {
    Language reader = asked.reader;
    PublishedPage page = asked.page;
    Topic topic = asked.topic;
    List<PublishedPage> languages = asked.published.languages(page.slug());
    String content =
        "<p class=\"back\"><a href=\"%s%s/\">%s</a></p>\n"
                .formatted(
                    PublicFrame.address(reader),
                    topic.slug(),
                    PublicFrame.escaped(topic.title(reader)))
            + standing(reader, page, languages, asked.today)
            + phone.aloud(reader)
            + "<article%s>\n%s</article>\n"
                .formatted(written(reader, page.language()), html(asked, asked.text))
            + original(asked)
            + sources(reader, page)
            + printed(reader, page)
            + phone.link(reader)
            + around.help(reader)
            + feedback.html(reader, page.slug(), "");
    String html =
        frame.page(
            new Frame(
                reader,
                PublicFrame.escaped(asked.text.title()),
                written(reader, page.language()),
                topic.slug() + "/" + page.slug(),
                links.head(page, languages) + KeptView.head(reader),
                page.kind().needsQuickExit() ? exit(reader) : ""),
            content);
    return Answer.page(HttpServletResponse.SC_OK, page.language().tag(), html);
  }

  private static String html(Asked asked, PageText text) {
    return PageMarkdown.html(text.body(), link -> Links.of(asked.published, asked.reader, link));
  }

  /** The original below its translation; what is written about danger is short enough for both. */
  private String original(Asked asked) {
    return asked
        .original
        .map(
            text ->
                "<section id=\"original\" lang=\"%s\" dir=\"%s\">\n<h2>%s: %s</h2>\n%s</section>\n"
                    .formatted(
                        asked.page.reference().tag(),
                        direction(asked.page.reference()),
                        PublicFrame.escaped(asked.page.reference().ownName()),
                        PublicFrame.escaped(text.title()),
                        html(asked, text)))
        .orElse("");
  }

  private String exit(Language reader) {
    return "<a class=\"exit\" rel=\"noreferrer\" href=\"%s\">%s</a>\n"
        .formatted(PublicFrame.escaped(elsewhere), frame.text(reader, "portal.exit"));
  }

  /** What a reader has to know of the text before relying on it. */
  private String standing(
      Language reader, PublishedPage page, List<PublishedPage> languages, LocalDate today) {
    Optional<PublishedPage> original =
        languages.stream().filter(PublishedPage::original).findFirst();
    StringBuilder boxes = new StringBuilder();
    if (!page.language().equals(reader)) {
      boxes.append(
          box(
              reader,
              reader,
              frame.text(reader, "portal.other-language", "language", page.language().ownName())));
    }
    boolean unread = !page.original() && !page.nativeRead();
    if (unread || page.outdated()) {
      String said =
          (page.machine() ? frame.text(page.language(), "portal.machine") + " " : "")
              + (unread && !page.machine()
                  ? frame.text(page.language(), "handset.unreviewed") + " "
                  : "")
              + (page.outdated() ? frame.text(page.language(), "portal.outdated") + " " : "");
      boxes.append(box(reader, page.language(), said + original.map(this::link).orElse("")));
    }
    if (page.isUnderReview(today)) {
      String day = Moments.day(page.language(), page.reviewBy());
      boxes.append(
          box(
              reader,
              page.language(),
              frame.text(page.language(), "portal.under-review", "day", day)));
    }
    if (page.kind() == PageKind.CRISIS) {
      boxes.append(around.danger(reader));
    }
    return boxes.toString();
  }

  private String link(PublishedPage page) {
    return "<a href=\"%s\" lang=\"%s\" dir=\"%s\">%s: %s</a>"
        .formatted(
            page.address(),
            page.language().tag(),
            direction(page.language()),
            PublicFrame.escaped(page.language().ownName()),
            PublicFrame.escaped(page.title()));
  }

  private static String box(Language reader, Language in, String html) {
    return "<p class=\"status\"%s>%s</p>\n".formatted(written(reader, in), html);
  }

  private String sources(Language reader, PublishedPage page) {
    String items =
        page.sources().stream()
            .map(
                source ->
                    "<li><a href=\"%s\"><bdi>%s</bdi></a> · <bdi>%s</bdi></li>\n"
                        .formatted(
                            PublicFrame.escaped(source.url()),
                            PublicFrame.escaped(source.title()),
                            PublicFrame.escaped(source.publisher())))
            .collect(Collectors.joining());
    String dated =
        "<p class=\"hint\">%s</p>\n"
            .formatted(
                frame.text(reader, "portal.as-of", "day", Moments.day(reader, page.dated())));
    return items.isEmpty()
        ? dated
        : "<section class=\"sources\"><h2>%s</h2>\n<ul>\n%s</ul>\n%s</section>\n"
            .formatted(frame.text(reader, "portal.sources"), items, dated);
  }

  /** On paper, where it can be read again. */
  private String printed(Language reader, PublishedPage page) {
    String address = links.whole(page.address());
    return "<p class=\"printed\">%s</p>\n"
        .formatted(frame.withLink(reader, "portal.address", "address", address, address));
  }

  /** Says of what is in another language than the page around it that it is. */
  static String written(Language reader, Language language) {
    return reader.equals(language)
        ? ""
        : " lang=\"%s\" dir=\"%s\"".formatted(language.tag(), direction(language));
  }

  private static String direction(Language language) {
    return language.rightToLeft() ? "rtl" : "ltr";
  }
}
