package org.portolan.web.portal;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.portolan.cases.portal.model.Published;
import org.portolan.cases.settings.Settings;
import org.portolan.i18n.Language;
import org.portolan.i18n.Moments;
import org.portolan.web.portal.KeptFiles.KeptFile;
import org.portolan.web.start.Answer;
import org.portolan.web.start.PublicFrame;
import org.portolan.web.start.PublicFrame.Frame;
import org.portolan.web.start.PublicPages;

/**
 * Writes what belongs to keeping pages on a phone: where that is chosen, what is read without a
 * connection instead of a page that is not there, and what {@code sw.js} and {@code portal.js} ask
 * for. Nothing is kept that somebody did not ask to keep: phones are shared.
 */
final class KeptView {

  /** Where somebody chooses; below a language's address, as the others. */
  static final String KEEP = "keep";

  /** What is shown instead of a page that is not on the phone. */
  static final String OFFLINE = "offline";

  /** What is to be kept, for the worker. */
  static final String LIST = "kept.json";

  /** What makes it an application of its own on a phone (W3C Web Application Manifest). */
  static final String MANIFEST = "app.webmanifest";

  private static final int BYTES_OF_KB = 1_000;

  private static final JsonMapper JSON = new JsonMapper();

  private final PublicFrame frame = new PublicFrame();
  private final PublicPages around;

  KeptView(Settings settings) {
    this.around = new PublicPages(settings);
  }

  /** For the head of a page. */
  static String head(Language language) {
    return """
    <link rel="manifest" href="%s%s">
    <meta name="theme-color" content="#0b4f6c">
    <script src="/style/portal.js" defer></script>
    """
        .formatted(PublicFrame.address(language), MANIFEST);
  }

  /** Leads to the choice; shown by script where there is a choice. */
  String link(Language language) {
    return "<p class=\"keep\" hidden data-kept=\"%s\"><a href=\"%s%s\">%s</a></p>\n"
        .formatted(
            frame.text(language, "offline.here"),
            PublicFrame.address(language),
            KEEP,
            frame.text(language, "offline.keep"));
  }

  /** Lets a page be read out; shown by script where the device has a voice for it. */
  String aloud(Language language) {
    return """
    <div class="aloud" role="group" aria-label="%1$s" hidden data-read="%1$s" data-pause="%2$s" data-resume="%3$s"><button type="button">%1$s</button> <button type="button" hidden>%4$s</button></div>
    """
        .formatted(
            frame.text(language, "aloud.read"),
            frame.text(language, "aloud.pause"),
            frame.text(language, "aloud.resume"),
            frame.text(language, "aloud.stop"));
  }

  /** Where somebody chooses to keep the pages, sees since when they are kept, and removes them. */
  Answer keep(Published published, Language language, Function<String, Answer> at) {
    List<KeptFile> files = files(published, language);
    int bytes =
        files.stream()
            .map(KeptFile::at)
            .filter(path -> !path.endsWith("/" + KEEP))
            .mapToInt(path -> at.apply(path).gzip().length)
            .sum();
    String content =
        frame.paragraph(language, "offline.lead")
            + paragraph(frame.text(language, "offline.size", "size", (bytes / BYTES_OF_KB) + 1L))
            + frame.paragraph(language, "offline.shared")
            + "<noscript><p class=\"status\">%s</p></noscript>\n"
                .formatted(frame.text(language, "offline.unable"))
            + form(language, files)
            + "<div id=\"said\" role=\"status\" tabindex=\"-1\">\n"
            + Stream.of("unable", "working", "full", "failed", "removed")
                .map(when -> said(when, frame.text(language, "offline." + when)))
                .collect(Collectors.joining())
            + said("done", withDay(language, "offline.done", "<bdi id=\"day\"></bdi>"))
            + "</div>\n<button type=\"button\" class=\"button\" id=\"away\" hidden>%s</button>\n"
                .formatted(frame.text(language, "offline.remove"))
            + around.help(language);
    return page(language, "offline.here", KEEP, content);
  }

  private String form(Language language, List<KeptFile> files) {
    String closer =
        files.stream().filter(KeptFile::closer).map(KeptFile::line).collect(Collectors.joining());
    String also =
        closer.isEmpty()
            ? ""
            : "<p class=\"choice\"><input type=\"checkbox\" id=\"also\"><label for=\"also\">%s</label></p>\n<ul>\n%s</ul>\n"
                .formatted(frame.text(language, "offline.also"), closer);
    return "<form id=\"keep\" hidden>\n%s<input type=\"submit\" value=\"%s\">\n</form>\n"
        .formatted(also, frame.text(language, "offline.keep"));
  }

  private static String said(String when, String html) {
    return "<p class=\"status\" hidden data-when=\"%s\">%s</p>\n".formatted(when, html);
  }

  private static String paragraph(String html) {
    return "<p>" + html + "</p>\n";
  }

  /** What is shown instead of a page that is not on the phone; the worker fills the list. */
  Answer offline(Language language) {
    return page(
        language,
        "offline.not-here",
        OFFLINE,
        "<p class=\"status\">%s</p>\n".formatted(frame.text(language, "offline.none"))
            + "<ul class=\"ways\">\n<!-- kept --></ul>\n"
            + around.help(language));
  }

  private Answer page(Language language, String titleKey, String below, String content) {
    String head = "<meta name=\"robots\" content=\"noindex\">\n" + head(language);
    return Answer.page(
        HttpServletResponse.SC_OK,
        language.tag(),
        frame.page(
            new Frame(language, frame.text(language, titleKey), "", below, head, ""), content));
  }

  /**
   * What is to be kept, in which state each is, and what is said of it without a connection: as of
   * the reader's day, which is one of three, for the server does not know where they are.
   */
  Answer list(Published published, Language language, Instant now, Function<String, Answer> at) {
    ArrayNode files = JSON.createArrayNode();
    for (KeptFile file : files(published, language)) {
      files
          .addObject()
          .put("at", file.at())
          .put("tag", at.apply(file.at()).tag())
          .put("line", file.line())
          .put("closer", file.closer());
    }
    LocalDate today = now.atZone(ZoneOffset.UTC).toLocalDate();
    ObjectNode days = JSON.createObjectNode();
    for (LocalDate day = today.minusDays(1);
        !day.isAfter(today.plusDays(1));
        day = day.plusDays(1)) {
      days.put(day.toString(), Moments.day(language, day));
    }
    String box =
        "<p class=\"status offline\">%s <a href=\"\">%s</a></p>"
            .formatted(
                withDay(language, "offline.box", "<bdi>{day}</bdi>"),
                frame.text(language, "offline.again"));
    ObjectNode json = JSON.createObjectNode().put("moment", now.toString()).put("box", box);
    json.set("days", days);
    json.set("files", files);
    return Answer.of(
        HttpServletResponse.SC_OK, "application/json", language.tag(), json.toString());
  }

  private String withDay(Language language, String key, String html) {
    return frame.text(language, key, "day", "\u0000").replace("\u0000", html);
  }

  private List<KeptFile> files(Published published, Language language) {
    return KeptFiles.of(published, language, frame.text(language, "error.first-page"));
  }

  /** The address stays in sight, so that a forged page cannot pass for this one. */
  Answer manifest(Language language) {
    String home = PublicFrame.address(language);
    ObjectNode json =
        JSON.createObjectNode()
            .put("name", "Portolan – " + frame.text(language, "portal.title"))
            .put("short_name", "Portolan")
            .put("lang", language.tag())
            .put("dir", language.rightToLeft() ? "rtl" : "ltr")
            .put("id", home)
            .put("start_url", home)
            .put("scope", "/")
            .put("display", "minimal-ui")
            .put("theme_color", "#0b4f6c")
            .put("background_color", "#ffffff");
    ArrayNode icons = json.putArray("icons");
    icon(icons, "icon.svg", "any", "image/svg+xml", "any");
    icon(icons, "icon-192.png", "192x192", "image/png", "any");
    icon(icons, "icon-512.png", "512x512", "image/png", "any");
    icon(icons, "icon-maskable-512.png", "512x512", "image/png", "maskable");
    return Answer.of(
        HttpServletResponse.SC_OK, "application/manifest+json", language.tag(), json.toString());
  }

  private static void icon(
      ArrayNode icons, String name, String sizes, String type, String purpose) {
    icons
        .addObject()
        .put("src", "/style/" + name)
        .put("sizes", sizes)
        .put("type", type)
        .put("purpose", purpose);
  }
}
