package org.portolan.web.start;

import java.util.List;
import java.util.stream.Collectors;
import org.portolan.cases.settings.Settings;
import org.portolan.i18n.Language;
import org.portolan.i18n.Languages;
import org.portolan.messaging.PublicAddress;

/** What a page that there is in every language tells machines: where it is, here and in others. */
public final class Alternates {

  private final PublicAddress address;

  /** Whole addresses begin as the settings say. */
  public Alternates(Settings settings) {
    this(PublicAddress.of(settings));
  }

  public Alternates(PublicAddress address) {
    this.address = address;
  }

  /**
   * For the head of a page: HTML.
   *
   * @param below its address below the language's
   */
  public String head(Language language, String below) {
    return "<link rel=\"canonical\" href=\"%s\">\n".formatted(whole(language, below))
        + Languages.travellers().stream()
            .map(other -> alternate(other.tag(), whole(other, below)))
            .collect(Collectors.joining());
  }

  /** One of the languages of a page: HTML. */
  public static String alternate(String language, String whole) {
    return "<link rel=\"alternate\" hreflang=\"%s\" href=\"%s\">\n".formatted(language, whole);
  }

  /** The same for a sitemap: the languages of one page, each with all others. */
  public String sitemap(String below) {
    List<Language> all = Languages.travellers();
    String others =
        all.stream()
            .map(
                other ->
                    "<xhtml:link rel=\"alternate\" hreflang=\"%s\" href=\"%s\"/>"
                        .formatted(other.tag(), whole(other, below)))
            .collect(Collectors.joining());
    return all.stream()
        .map(one -> "<url><loc>%s</loc>%s</url>\n".formatted(whole(one, below), others))
        .collect(Collectors.joining());
  }

  private String whole(Language language, String below) {
    return address.of(PublicFrame.address(language) + below);
  }
}
