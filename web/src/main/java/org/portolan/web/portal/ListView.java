package org.portolan.web.portal;

import jakarta.servlet.http.HttpServletResponse;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.portolan.cases.portal.entry.model.CompiledRules;
import org.portolan.cases.portal.entry.model.PublishedRule;
import org.portolan.cases.portal.model.Published;
import org.portolan.cases.portal.model.PublishedPage;
import org.portolan.cases.portal.model.Topic;
import org.portolan.cases.settings.Settings;
import org.portolan.i18n.Language;
import org.portolan.i18n.TravelCountries;
import org.portolan.messaging.PublicAddress;
import org.portolan.web.start.Answer;
import org.portolan.web.start.PublicFrame;
import org.portolan.web.start.PublicFrame.Frame;
import org.portolan.web.start.PublicPages;

/** Writes what leads to pages: the first page, topics, and what machines read. */
final class ListView {

  private static final int LATEST = 30;

  /** What there is in every language beside pages, topics and rules. */
  private static final List<String> PLACES =
      List.of("", "travel", "ask", "search", "really", "verify", "visa");

  private final PublicFrame frame = new PublicFrame();
  private final PublicPages around;
  private final Links links;
  private final KeptView phone;
  private final RumoursView rumours;

  ListView(Settings settings, PublicAddress address, RumoursView rumours) {
    this.rumours = rumours;
    this.around = new PublicPages(settings);
    this.links = new Links(address);
    this.phone = new KeptView(settings);
  }

  /** The first page of a language. */
  Answer first(Published published, Language language) {
    String topics =
        published.topics(language).stream()
            .map(topic -> topic(published, language, topic, "h2"))
            .collect(
                Collectors.joining(
                    "", "", rumours.link(published, language) + phone.link(language)));
    return Answer.page(
        HttpServletResponse.SC_OK,
        language.tag(),
        around.start(language, links.head(language, ""), topics));
  }

  private String topic(Published published, Language language, Topic topic, String heading) {
    return "<%1$s><a href=\"%2$s%3$s/\">%4$s</a></%1$s>\n"
            .formatted(
                heading,
                PublicFrame.address(language),
                topic.slug(),
                PublicFrame.escaped(topic.title(language)))
        + pages(published, language, topic, false);
  }

  /** A topic with its pages. */
  Answer topic(Published published, Language language, Topic topic) {
    String below = topic.slug() + "/";
    String html =
        frame.page(
            new Frame(
                language,
                PublicFrame.escaped(topic.title(language)),
                "",
                below,
                links.head(language, below),
                ""),
            "<p class=\"back\"><a href=\"%s\">%s</a></p>\n"
                    .formatted(
                        PublicFrame.address(language), frame.text(language, "error.first-page"))
                + pages(published, language, topic, true)
                + phone.link(language)
                + around.help(language));
    return Answer.page(HttpServletResponse.SC_OK, language.tag(), html);
  }

  private String pages(Published published, Language language, Topic topic, boolean summaries) {
    return published.pages(language, topic.slug()).stream()
        .map(page -> line(language, page, summaries))
        .collect(Collectors.joining("", "<ul class=\"ways\">\n", "</ul>\n"));
  }

  private static String line(Language language, PublishedPage page, boolean summary) {
    String written = PageView.written(language, page.language());
    return "<li><a href=\"%s\"%s>%s</a>%s</li>\n"
        .formatted(
            Links.to(language, page),
            written,
            PublicFrame.escaped(page.title()),
            summary
                ? "<p class=\"hint\"%s>%s</p>"
                    .formatted(written, PublicFrame.escaped(page.summary()))
                : "");
  }

  /** What there is instead of a page that there is not. */
  Answer notFound(Language language) {
    return Answer.page(HttpServletResponse.SC_NOT_FOUND, language.tag(), around.notFound(language));
  }

  /** What has changed lately in a language, for those who follow it (RFC 4287). */
  Answer feed(Published published, CompiledRules rules, Language language) {
    List<Entry> latest =
        Stream.concat(
                published.latest(language).stream().map(this::changed),
                open(rules).map(rule -> changed(language, rule)))
            .sorted(Comparator.comparing(Entry::updated).reversed())
            .limit(LATEST)
            .toList();
    String home = links.whole(PublicFrame.address(language));
    Instant updated = latest.isEmpty() ? Instant.EPOCH : latest.get(0).updated();
    String entries = latest.stream().map(ListView::written).collect(Collectors.joining());
    return Answer.of(
        HttpServletResponse.SC_OK,
        "application/atom+xml",
        language.tag(),
        """
        <?xml version="1.0" encoding="UTF-8"?>
        <feed xmlns="http://www.w3.org/2005/Atom" xml:lang="%s">
        <id>%s</id>
        <title>%s – Portolan</title>
        <author><name>Portolan</name></author>
        <link href="%s"/>
        <link rel="self" href="%sfeed.atom"/>
        <updated>%s</updated>
        %s</feed>
        """
            .formatted(
                language.tag(),
                home,
                frame.text(language, "portal.title"),
                home,
                home,
                updated,
                entries));
  }

  /** What has changed, where and when; its texts are not escaped. */
  private record Entry(String address, String title, Instant updated, String summary) {}

  private Entry changed(PublishedPage page) {
    return new Entry(links.whole(page.address()), page.title(), page.publishedAt(), page.summary());
  }

  private Entry changed(Language language, PublishedRule rule) {
    String country = TravelCountries.name(rule.content().destination(), language);
    String number = frame.plain(language, "travel.rule", "number", language.digits(rule.number()));
    String verdict = "travel.answer." + rule.content().effect().verdict().key();
    return new Entry(
        links.whole(PublicFrame.address(language) + rule(rule)),
        country + " – " + number,
        rule.publishedAt(),
        frame.plain(language, verdict, "country", country));
  }

  private static String rule(PublishedRule rule) {
    return "travel/rule/" + rule.number();
  }

  /** Rules that hold; those that were made up to show how rules look are told to no machine. */
  private static Stream<PublishedRule> open(CompiledRules rules) {
    return rules.all().stream()
        .filter(rule -> !rule.sample())
        .sorted(Comparator.comparingInt(PublishedRule::number));
  }

  private static String written(Entry entry) {
    return """
    <entry>
    <id>%1$s</id>
    <title>%2$s</title>
    <link href="%1$s"/>
    <updated>%3$s</updated>
    <summary>%4$s</summary>
    </entry>
    """
        .formatted(
            entry.address,
            PublicFrame.escaped(entry.title),
            entry.updated,
            PublicFrame.escaped(entry.summary));
  }

  /** Every page in every language (sitemaps.org 0.9), with what is the same in others. */
  Answer sitemap(Published published, CompiledRules rules) {
    StringBuilder map = new StringBuilder();
    map.append(
        """
        <?xml version="1.0" encoding="UTF-8"?>
        <urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml">
        """);
    PLACES.forEach(below -> map.append(links.listed(below)));
    if (!published.rumours(Language.ENGLISH).isEmpty()) {
      map.append(links.listed(RumoursView.PATH));
    }
    published
        .topics(Language.ENGLISH)
        .forEach(topic -> map.append(links.listed(topic.slug() + "/")));
    open(rules).forEach(rule -> map.append(links.listed(rule(rule))));
    for (PublishedPage page : published.all()) {
      map.append(
          "<url><loc>%s</loc><lastmod>%s</lastmod>"
              .formatted(links.whole(page.address()), page.publishedAt()));
      for (PublishedPage other : published.languages(page.slug())) {
        map.append(
            "<xhtml:link rel=\"alternate\" hreflang=\"%s\" href=\"%s\"/>"
                .formatted(other.language().tag(), links.whole(other.address())));
      }
      map.append("</url>\n");
    }
    return Answer.of(
        HttpServletResponse.SC_OK, "application/xml", "", map.append("</urlset>\n").toString());
  }

  /** What search engines are asked to leave alone. */
  Answer robots() {
    return Answer.of(
        HttpServletResponse.SC_OK,
        "text/plain",
        "",
        "User-agent: *\nDisallow: /staff\nSitemap: %s\n".formatted(links.whole("/sitemap.xml")));
  }
}
