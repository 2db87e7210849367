package org.portolan.web.verify;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.portolan.cases.seal.model.CheckSeal;
import org.portolan.cases.seal.model.SealVerdict;
import org.portolan.cases.seal.model.SignerCertificate;
import org.portolan.cases.settings.Settings;
import org.portolan.i18n.Language;
import org.portolan.web.start.PublicForm;
import org.portolan.web.start.PublicFrame;
import org.portolan.web.start.PublicFrame.Frame;
import org.portolan.web.start.PublicPages;
import org.portolan.web.uploads.UploadLimit;

/**
 * Writes the page: the form, what was found above it, and the texts by which script says the same.
 */
final class VerifyView {

  /** Its address, below a language's. */
  static final String PATH = "verify";

  private static final DateTimeFormatter MINUTE =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm").withZone(ZoneOffset.UTC);

  /** Both files come at once, though one of them asks for the other. */
  private static final String HEAD =
      "<link rel=\"modulepreload\" href=\"/style/seal.js\">\n<script type=\"module\" src=\"/style/verify.js\"></script>\n";

  private final PublicFrame frame = new PublicFrame();
  private final PublicForm form = new PublicForm(frame);
  private final PublicPages around;
  private final UploadLimit limit;

  /**
   * @param limit of a picture
   */
  VerifyView(Settings settings, UploadLimit limit) {
    this.around = new PublicPages(settings);
    this.limit = limit;
  }

  /** As it is found. */
  String empty(Language language) {
    return page(language, "", List.of());
  }

  /** The picture is larger than it may be. */
  String tooLarge(Language language) {
    return wrongWith(
        language,
        "picture",
        frame.plain(language, "apply.files.too-large", "mb", limit.megabytes()));
  }

  /** Nothing can be made of what was shown. */
  String wrong(Language language, String field, String key) {
    return wrongWith(language, field, frame.plain(language, key));
  }

  private String wrongWith(Language language, String field, String text) {
    List<PublicForm.Wrong> wrong = List.of(new PublicForm.Wrong(field, text));
    return page(language, form.summary(wrong), wrong);
  }

  /** Too many show pictures now. */
  String wait(Language language) {
    String text = frame.text(language, "really.wait", "minutes", 1);
    return page(language, "<p class=\"danger\" role=\"alert\">" + text + "</p>\n", List.of());
  }

  /** What was found, as of a moment. */
  String found(Language language, CheckSeal.Result found, Instant now) {
    boolean specimen = found.signer().map(SignerCertificate::isSpecimen).orElse(false);
    boolean lookedUp =
        found.verdict() == SealVerdict.VALID
            || found.verdict() == SealVerdict.EXPIRED
            || found.verdict() == SealVerdict.REVOKED;
    String html =
        verdict(language, found.verdict())
            + (specimen ? status(language, "specimen") : "")
            + (found.verdict() == SealVerdict.VALID ? status(language, "valid-not") : "")
            + new SealFields(frame, language).of(found)
            + (lookedUp ? "<p class=\"hint\">" + asOf(language, now) + "</p>\n" : "");
    return page(language, html, List.of());
  }

  private String asOf(Language language, Instant now) {
    String moment = "<bdi dir=\"ltr\">" + MINUTE.format(now) + "</bdi>";
    return frame.text(language, "verify.list", "moment", "\u0000").replace("\u0000", moment);
  }

  private String verdict(Language language, SealVerdict verdict) {
    return "<div class=\"verdict %1$s\" data-verdict=\"%1$s\">\n<h2>%2$s</h2>\n<p>%3$s</p>\n</div>\n"
        .formatted(
            verdict.key(),
            frame.text(language, "verify." + verdict.key()),
            frame.text(language, "verify." + verdict.key() + "-why"));
  }

  private String status(Language language, String key) {
    return "<p class=\"status\" data-text=\"%s\">%s</p>\n"
        .formatted(key, frame.text(language, "verify." + key));
  }

  private String page(Language language, String above, List<PublicForm.Wrong> wrong) {
    String content =
        "<div id=\"result\" role=\"status\" tabindex=\"-1\">\n%s</div>\n".formatted(above)
            + frame.paragraph(language, "verify.lead")
            + form(language, wrong)
            + "<p class=\"hint\">%s</p>\n".formatted(frame.text(language, "verify.kept"))
            + "<p class=\"status\" id=\"ready\" hidden>%s</p>\n"
                .formatted(frame.text(language, "verify.ready"))
            + texts(language)
            + around.help(language)
            + frame.unreviewed(language);
    String head = HEAD + around.alternates(language, PATH);
    return frame.page(
        new Frame(language, frame.text(language, "verify.title"), "", PATH, head, ""), content);
  }

  private String form(Language language, List<PublicForm.Wrong> wrong) {
    return "<form method=\"post\" id=\"check\" action=\"%s%s\" enctype=\"multipart/form-data\" accept-charset=\"UTF-8\">\n"
            .formatted(PublicFrame.address(language), PATH)
        + form.aboveWith(language, "picture", "verify.picture", hint(language), wrong)
        + "<input id=\"picture\" name=\"picture\" type=\"file\" accept=\"image/*\"%s>\n"
            .formatted(PublicForm.described("picture", wrong))
        + "<div id=\"seen\" hidden><video muted playsinline></video></div>\n"
        + "<p class=\"further\"><button type=\"button\" id=\"camera\" hidden data-stop=\"%s\">%s</button></p>\n"
            .formatted(
                frame.text(language, "verify.camera-stop"), frame.text(language, "verify.camera"))
        + form.above(language, "text", "verify.text", "verify.text-hint", wrong)
        + "<textarea id=\"text\" name=\"text\" rows=\"4\" dir=\"ltr\" autocomplete=\"off\" spellcheck=\"false\"%s></textarea>\n"
            .formatted(PublicForm.described("text", wrong))
        + "<input type=\"submit\" id=\"ask\" value=\"%s\">\n</form>\n"
            .formatted(frame.text(language, "verify.submit"));
  }

  private String hint(Language language) {
    return frame.text(language, "verify.picture-hint", "mb", limit.megabytes());
  }

  /** What script may have to say, in the reader's language. */
  private String texts(Language language) {
    String verdicts =
        Stream.of(SealVerdict.values())
            .map(verdict -> verdict(language, verdict))
            .collect(Collectors.joining());
    String said =
        Stream.of("specimen", "valid-not", "list-old", "offline-picture")
            .map(key -> status(language, key))
            .collect(Collectors.joining());
    String labels =
        SealFields.LABELS.stream()
            .map(field -> label(field, frame.text(language, "verify." + field)))
            .collect(Collectors.joining());
    String patterns =
        Stream.of(
                    "empty",
                    "wrong-picture",
                    "wrong-text",
                    "entries-any",
                    "stay-until",
                    "stay-border",
                    "stay-transit")
                .map(key -> label(key, frame.text(language, "verify." + key)))
                .collect(Collectors.joining())
            + label("stay-time", PublicFrame.escaped(SealFields.stayPattern(frame, language)))
            + label("list", frame.text(language, "verify.list", "moment", "{moment}"))
            + label("other", frame.text(language, "verify.other", "number", "{number}"));
    return "<template id=\"texts\">\n" + verdicts + said + labels + patterns + "</template>\n";
  }

  private static String label(String name, String html) {
    return "<span data-label=\"%s\">%s</span>\n".formatted(name, html);
  }
}
