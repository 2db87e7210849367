package org.portolan.web.start;

import java.util.Optional;
import org.portolan.cases.settings.Settings;
import org.portolan.i18n.Language;

/**
 * Writes public pages: HTML without script or session, light enough for a slow phone. What stands
 * on a page is a function of the language and the settings alone.
 */
final class PublicPages {

  private static final String EMERGENCY_BY_DEFAULT = "112";

  private final PublicFrame frame = new PublicFrame();
  private final String emergency;
  private final Optional<String> number;

  PublicPages(Settings settings) {
    this.emergency = settings.find("EMERGENCY_NUMBER").orElse(EMERGENCY_BY_DEFAULT);
    this.number = settings.find("TWILIO_FROM");
  }

  /** The first page. */
  String start(Language language) {
    return frame.page(
        language,
        "start.title",
        "",
        frame.unreviewed(language)
            + frame.paragraph(language, "start.what")
            + frame.paragraph(language, "start.daily")
            + "<h2>"
            + frame.text(language, "start.help-title")
            + "</h2>\n"
            + frame.paragraph(language, "start.help")
            + number
                .map(n -> "<p>" + frame.withNumber(language, "start.write", "number", n) + "</p>\n")
                .orElse("")
            + "<p class=\"danger\">"
            + frame.withNumber(language, "start.danger", "emergency", emergency)
            + "</p>\n"
            + frame.paragraph(language, "start.stop")
            + "<p><a href=\"%stravel\">%s</a></p>\n"
                .formatted(PublicFrame.address(language), frame.text(language, "travel.title"))
            + "<p><a href=\"%sreally\">%s</a></p>\n"
                .formatted(PublicFrame.address(language), frame.text(language, "really.title"))
            + "<p><a href=\"%smy\">%s</a></p>\n"
                .formatted(PublicFrame.address(language), frame.text(language, "start.my")));
  }

  /** What there is instead of a page that does not exist, or that this person may not see. */
  String notFound(Language language) {
    return frame.page(
        language,
        "error.not-found",
        "",
        frame.paragraph(language, "error.not-found-hint") + firstPage(language));
  }

  /** What there is when something broke. */
  String failed(Language language) {
    return frame.page(
        language,
        "error.failed",
        "",
        "<p>"
            + frame.withNumber(language, "error.failed-hint", "emergency", emergency)
            + "</p>\n"
            + firstPage(language));
  }

  private String firstPage(Language language) {
    return "<p><a href=\"%s\">%s</a></p>\n"
        .formatted(PublicFrame.address(language), frame.text(language, "error.first-page"));
  }
}
