package org.portolan.web.start;

import java.util.Optional;
import org.portolan.cases.settings.Settings;
import org.portolan.i18n.Language;
import org.portolan.web.start.PublicFrame.Frame;

/**
 * Writes public pages: HTML without script or session, light enough for a slow phone. What stands
 * on a page is a function of the language and the settings alone.
 */
public final class PublicPages {

  private static final String EMERGENCY_BY_DEFAULT = "112";

  private final PublicFrame frame = new PublicFrame();
  private final String emergency;
  private final Optional<String> number;
  private final Alternates alternates;

  /** Reads from the settings by which numbers people get help. */
  public PublicPages(Settings settings) {
    this.emergency = settings.find("EMERGENCY_NUMBER").orElse(EMERGENCY_BY_DEFAULT);
    this.number = settings.find("TWILIO_FROM");
    this.alternates = new Alternates(settings);
  }

  /** For the head of a page that there is in every language, at an address below each. */
  public String alternates(Language language, String below) {
    return alternates.head(language, below);
  }

  /** The first page without information pages. */
  String start(Language language) {
    return start(language, "", "");
  }

  /**
   * The first page.
   *
   * @param head HTML that its head has beside what all have
   * @param information HTML of what can be read here
   */
  public String start(Language language, String head, String information) {
    return frame.page(
        new Frame(language, frame.text(language, "portal.title"), "", "", head, ""),
        frame.unreviewed(language)
            + first(language)
            + information
            + heading(language, "start.title")
            + frame.paragraph(language, "start.what")
            + frame.paragraph(language, "start.daily")
            + "<section id=\"help\">"
            + heading(language, "start.help-title")
            + frame.paragraph(language, "start.help")
            + number
                .map(n -> "<p>" + frame.withNumber(language, "start.write", "number", n) + "</p>\n")
                .orElse("")
            + danger(language)
            + "</section>\n"
            + frame.paragraph(language, "start.stop")
            + "<p><a href=\"%sreally\">%s</a></p>\n"
                .formatted(PublicFrame.address(language), frame.text(language, "really.title"))
            + "<p><a href=\"%sverify\">%s</a></p>\n"
                .formatted(PublicFrame.address(language), frame.text(language, "verify.title"))
            + "<p><a href=\"%smy\">%s</a></p>\n"
                .formatted(PublicFrame.address(language), frame.text(language, "start.my")));
  }

  /** How somebody gets help from wherever they read: HTML for the end of a page. */
  public String help(Language language) {
    return "<section class=\"help\" id=\"help\">"
        + heading(language, "portal.help")
        + danger(language)
        + number
            .map(n -> "<p>" + frame.withNumber(language, "start.write", "number", n) + "</p>\n")
            .orElse("")
        + asking(language)
        + "</section>\n";
  }

  /** What most people come for. */
  private String first(Language language) {
    return "<ul class=\"ways\">\n<li><a href=\"%1$stravel\">%2$s</a></li>\n<li><a href=\"%1$svisa\">%3$s</a></li>\n<li><a href=\"%1$schat\">%4$s</a></li>\n<li><a href=\"%1$sask\">%5$s</a></li>\n</ul>\n"
        .formatted(
            PublicFrame.address(language),
            frame.text(language, "travel.title"),
            frame.text(language, "apply.title"),
            frame.text(language, "chat.title"),
            frame.text(language, "ask.title"));
  }

  private String asking(Language language) {
    return "<p><a href=\"%1$schat\">%2$s</a></p>\n<p><a href=\"%1$sask\">%3$s</a></p>\n"
        .formatted(
            PublicFrame.address(language),
            frame.text(language, "chat.title"),
            frame.text(language, "ask.title"));
  }

  /** Whom to call in danger: HTML. */
  public String danger(Language language) {
    return "<p class=\"danger\">"
        + frame.withNumber(language, "start.danger", "emergency", emergency)
        + "</p>\n";
  }

  private String heading(Language language, String key) {
    return "<h2>" + frame.text(language, key) + "</h2>\n";
  }

  /** What there is instead of a page that does not exist, or that this person may not see. */
  public String notFound(Language language) {
    return frame.page(
        language,
        "error.not-found",
        "",
        frame.paragraph(language, "error.not-found-hint") + firstPage(language) + help(language));
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
            + firstPage(language)
            + help(language));
  }

  private String firstPage(Language language) {
    return "<p><a href=\"%s\">%s</a></p>\n"
        .formatted(PublicFrame.address(language), frame.text(language, "error.first-page"));
  }
}
