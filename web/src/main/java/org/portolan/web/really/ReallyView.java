package org.portolan.web.really;

import java.util.List;
import java.util.Optional;
import org.portolan.cases.settings.Settings;
import org.portolan.i18n.Language;
import org.portolan.messaging.PublicAddress;
import org.portolan.web.really.Asked.Wrong;
import org.portolan.web.start.PublicForm;
import org.portolan.web.start.PublicFrame;
import org.portolan.web.start.PublicPages;

/** Writes the page: the form, and below it what holds for every text, asked about or not. */
final class ReallyView {

  /** Its address, below a language's. */
  static final String PATH = "really";

  private final PublicFrame frame = new PublicFrame();
  private final PublicForm form = new PublicForm(frame);
  private final PublicPages around;
  private final Optional<String> number;
  private final PublicAddress address;

  ReallyView(Settings settings, PublicAddress address) {
    this.around = new PublicPages(settings);
    this.number = settings.find("TWILIO_FROM");
    this.address = address;
  }

  /** As it is found. */
  String empty(Language language) {
    return form(language, "", Asked.NOTHING, List.of());
  }

  /** What everybody reads who has asked, whatever was found. */
  String asked(Language language) {
    String thanks =
        "<div class=\"status\" role=\"status\"><p>%s</p>\n<p>%s</p></div>\n"
            .formatted(
                frame.text(language, "really.asked"), frame.text(language, "really.asked-night"));
    return page(language, thanks + advice(language) + again(language));
  }

  /** Something cannot be read; what was typed is there to be corrected. */
  String wrong(Language language, Asked asked, List<Wrong> wrong) {
    List<PublicForm.Wrong> said = said(language, wrong);
    return form(language, form.summary(said), asked, said);
  }

  private List<PublicForm.Wrong> said(Language language, List<Wrong> wrong) {
    return wrong.stream()
        .map(one -> new PublicForm.Wrong(one.field(), frame.plain(language, one.key())))
        .toList();
  }

  /** Asked too often. */
  String wait(Language language, Asked asked, long minutes) {
    String wait = frame.text(language, "really.wait", "minutes", minutes);
    return form(
        language, "<p class=\"danger\" role=\"alert\">" + wait + "</p>\n", asked, List.of());
  }

  private String form(Language language, String above, Asked asked, List<PublicForm.Wrong> wrong) {
    String fields =
        form.above(language, "text", "really.text", "really.text-hint", wrong)
            + "<textarea id=\"text\" name=\"text\" rows=\"5\" dir=\"auto\" autocomplete=\"off\"%s>\n%s</textarea>\n"
                .formatted(PublicForm.described("text", wrong), PublicFrame.escaped(asked.text()))
            + form.above(language, "phone", "really.phone", "my.sign-in.phone-hint", wrong)
            + "<input id=\"phone\" name=\"phone\" type=\"tel\" dir=\"ltr\" autocomplete=\"tel\" value=\"%s\"%s>\n"
                .formatted(
                    PublicFrame.escaped(asked.phone()), PublicForm.described("phone", wrong));
    return page(
        language,
        above
            + frame.paragraph(language, "really.lead")
            + "<form method=\"post\" action=\"%s%s\" accept-charset=\"UTF-8\">\n%s<input type=\"submit\" id=\"ask\" value=\"%s\">\n</form>\n"
                .formatted(
                    PublicFrame.address(language),
                    PATH,
                    fields,
                    frame.text(language, "really.submit"))
            + "<p class=\"hint\">"
            + frame.text(language, "my.sign-in.tells-nobody")
            + "</p>\n"
            + advice(language));
  }

  private String advice(Language language) {
    String base = address.base();
    return "<h2>"
        + frame.text(language, "really.always-title")
        + "</h2>\n<ul>\n"
        + item(frame.text(language, "really.in-doubt"))
        + item(frame.text(language, "really.never"))
        + item(frame.withLink(language, "really.address", "address", base + "/", base))
        + numbered(language, "really.number")
        + numbered(language, "really.by-text")
        + "</ul>\n";
  }

  private String numbered(Language language, String key) {
    return number.map(n -> item(frame.withNumber(language, key, "number", n))).orElse("");
  }

  private static String item(String html) {
    return "<li>" + html + "</li>\n";
  }

  private String again(Language language) {
    return "<p><a href=\"%s%s\">%s</a></p>\n"
        .formatted(PublicFrame.address(language), PATH, frame.text(language, "really.title"));
  }

  private String page(Language language, String content) {
    return frame.page(
        language,
        "really.title",
        PATH,
        content + around.help(language) + frame.unreviewed(language));
  }
}
