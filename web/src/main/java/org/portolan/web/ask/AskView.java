package org.portolan.web.ask;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.portolan.cases.enquiry.PageTicket;
import org.portolan.cases.settings.Settings;
import org.portolan.i18n.Language;
import org.portolan.messaging.enquiry.AnswerText;
import org.portolan.messaging.enquiry.AskOnPage.Asked;
import org.portolan.messaging.enquiry.AskOnPage.Refusal;
import org.portolan.messaging.outbox.Rendering;
import org.portolan.web.portal.SimilarPages.Similar;
import org.portolan.web.start.PublicForm;
import org.portolan.web.start.PublicForm.Wrong;
import org.portolan.web.start.PublicFrame;
import org.portolan.web.start.PublicFrame.Frame;
import org.portolan.web.start.PublicPages;

/** Writes the page on which somebody asks. */
final class AskView {

  /** Their addresses, below a language's. */
  static final String ASK = "ask";

  static final String ANSWER = "answer";

  /** A field that comes along when what may answer was offered already. */
  static final String SEEN = "seen";

  private final PublicFrame frame = new PublicFrame();
  private final PublicForm form = new PublicForm(frame);
  private final Optional<String> number;
  private final PublicPages around;

  AskView(Settings settings) {
    this.number = settings.find("TWILIO_FROM");
    this.around = new PublicPages(settings);
  }

  /** As it is found. */
  String empty(Language language, PageTicket ticket) {
    return page(language, ticket, "", "", List.of());
  }

  /** Something cannot be sent; what was typed is there to be corrected. */
  String wrong(Language language, PageTicket ticket, String text, Refusal why) {
    String said =
        why == Refusal.TOO_LONG
            ? frame.plain(language, "ask.too-long", "n", AnswerText.LONGEST)
            : frame.plain(language, "ask.empty");
    List<Wrong> wrong = List.of(new Wrong("text", said));
    return page(language, ticket, form.summary(wrong), text, wrong);
  }

  /** Asked too often. */
  String wait(Language language, PageTicket ticket, String text, long minutes) {
    String wait = frame.text(language, "really.wait", "minutes", minutes);
    return page(
        language, ticket, "<p class=\"danger\" role=\"alert\">" + wait + "</p>\n", text, List.of());
  }

  private String page(Language language, String content) {
    String head = around.alternates(language, ASK);
    return frame.page(
        new Frame(language, frame.text(language, "ask.title"), "", ASK, head, ""), content);
  }

  private String page(
      Language language, PageTicket ticket, String above, String text, List<Wrong> wrong) {
    return page(
        language,
        above
            + frame.paragraph(language, "ask.lead")
            + around.danger(language)
            + question(language, ticket, new Form("ask.text", "ask.submit", false), text, wrong)
            + number
                .map(n -> "<p>" + frame.withNumber(language, "ask.by-text", "number", n) + "</p>\n")
                .orElse("")
            + link(language, ANSWER, "answer.title")
            + frame.unreviewed(language));
  }

  /** It is not asked yet: what may answer it, and the same form once more, which does ask. */
  String offer(Language language, PageTicket ticket, String text, List<Similar> similar) {
    return page(
        language,
        "<div class=\"status\" role=\"status\" id=\"not-yet\"><p>%s</p></div>\n"
                .formatted(frame.text(language, "ask.not-yet"))
            + meanwhile(language, "ask.offered", similar)
            + question(
                language, ticket, new Form("ask.text", "ask.send-now", true), text, List.of())
            + around.danger(language)
            + frame.unreviewed(language));
  }

  /** The form for whoever asks on: nothing is offered before it is sent. */
  String askOn(Language language, PageTicket ticket) {
    return question(language, ticket, new Form("answer.more", "ask.submit", true), "", List.of());
  }

  /**
   * The words of a form.
   *
   * @param label key of what is above its field
   * @param submit key of what is on its button
   * @param seen whether it asks a person without offering anything before
   */
  private record Form(String label, String submit, boolean seen) {}

  private String question(
      Language language, PageTicket ticket, Form words, String text, List<Wrong> wrong) {
    return """
    <form method="post" action="%s%s" accept-charset="UTF-8">
    <input type="hidden" name="ticket" value="%s">
    %s%s<textarea id="text" name="text" rows="5" dir="auto" autocomplete="off"%s>
    %s</textarea>
    <input type="submit" id="ask" value="%s">
    </form>
    """
        .formatted(
            PublicFrame.address(language),
            ASK,
            ticket.text(),
            words.seen ? "<input type=\"hidden\" name=\"" + SEEN + "\" value=\"\">\n" : "",
            form.above(language, "text", words.label, "ask.text-hint", wrong),
            PublicForm.described("text", wrong),
            PublicFrame.escaped(text),
            frame.text(language, words.submit));
  }

  /** It is asked: how to come back for the answer. */
  String asked(Language language, PageTicket ticket, Asked asked, List<Similar> similar) {
    String told =
        asked
            .told()
            .map(
                wording ->
                    "<p class=\"danger\" role=\"alert\">"
                        + PublicFrame.escaped(Rendering.of(wording, language))
                        + "</p>\n")
            .orElse("");
    return page(
        language,
        told
            + "<div class=\"status\" role=\"status\"><p>%s</p>\n<p>%s <b><bdi dir=\"ltr\" id=\"ticket\">%s</bdi></b></p>\n<p>%s</p></div>\n"
                .formatted(
                    frame.text(language, "ask.sent"),
                    frame.text(language, "ask.code"),
                    ticket.text(),
                    frame.text(language, "ask.code-hint"))
            + "<p>%s <bdi dir=\"ltr\" id=\"reference\">%s</bdi></p>\n"
                .formatted(frame.text(language, "ask.reference"), asked.reference().text())
            + meanwhile(language, "ask.meanwhile", similar)
            + link(language, ANSWER, "answer.title")
            + around.help(language)
            + frame.unreviewed(language));
  }

  /** What may help without a person, or before one has answered. */
  private String meanwhile(Language language, String key, List<Similar> similar) {
    if (similar.isEmpty()) {
      return "";
    }
    String items =
        similar.stream()
            .map(
                page ->
                    "<li><a href=\"%s\" lang=\"%s\" dir=\"auto\">%s</a></li>\n"
                        .formatted(
                            page.address(),
                            page.language().tag(),
                            PublicFrame.escaped(page.title())))
            .collect(Collectors.joining());
    return "<h2>%s</h2>\n<ul class=\"ways\" id=\"similar\">\n%s</ul>\n"
        .formatted(frame.text(language, key), items);
  }

  private String link(Language language, String path, String key) {
    return "<p><a href=\"%s%s\">%s</a></p>\n"
        .formatted(PublicFrame.address(language), path, frame.text(language, key));
  }
}
