package org.portolan.web.portal;

import java.util.List;
import org.portolan.cases.portal.PageMarkdown;
import org.portolan.cases.portal.model.Published;
import org.portolan.cases.portal.model.PublishedPage;
import org.portolan.i18n.Language;
import org.portolan.messaging.PublicAddress;
import org.portolan.web.start.Alternates;
import org.portolan.web.start.PublicFrame;

/** Where things are: addresses in pages, and what their heads tell machines of them. */
final class Links {

  private final PublicAddress address;
  private final Alternates alternates;

  Links(PublicAddress address) {
    this.address = address;
    this.alternates = new Alternates(address);
  }

  /** Where a link of a page leads somebody who reads a language; empty when there is nothing. */
  static String of(Published published, Language reader, String link) {
    if (link.startsWith(PageMarkdown.PAGE)) {
      return published
          .page(reader, link.substring(PageMarkdown.PAGE.length()))
          .map(page -> to(reader, page))
          .orElse("");
    }
    String place = PageMarkdown.place(link);
    return place == null ? link : PublicFrame.address(reader) + place;
  }

  /** A page for somebody who reads a language, whatever language it is in. */
  static String to(Language reader, PublishedPage page) {
    return "/" + reader.tag() + "/" + page.topic() + "/" + page.slug();
  }

  /** The whole address of what is at a path. */
  String whole(String path) {
    return address.base() + path;
  }

  /** For the head of a page: what it is, and in which languages there is the same. */
  String head(PublishedPage page, List<PublishedPage> languages) {
    StringBuilder head = new StringBuilder();
    head.append(
        "<meta name=\"description\" content=\"%s\">\n"
            .formatted(PublicFrame.escaped(page.summary())));
    head.append("<link rel=\"canonical\" href=\"%s\">\n".formatted(whole(page.address())));
    for (PublishedPage other : languages) {
      head.append(alternate(other.language().tag(), other.address()));
      if (other.original()) {
        head.append(alternate("x-default", other.address()));
      }
    }
    return head.append(feed(page.language())).toString();
  }

  /** For the head of a page that there is in every language. */
  String head(Language language, String below) {
    return alternates.head(language, below) + feed(language) + KeptView.head(language);
  }

  /** For the sitemap: a page that there is in every language. */
  String listed(String below) {
    return alternates.sitemap(below);
  }

  private String alternate(String language, String path) {
    return Alternates.alternate(language, whole(path));
  }

  private static String feed(Language language) {
    return "<link rel=\"alternate\" type=\"application/atom+xml\" href=\"%sfeed.atom\">\n"
        .formatted(PublicFrame.address(language));
  }
}
