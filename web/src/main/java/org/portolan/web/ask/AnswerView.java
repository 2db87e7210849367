package org.portolan.web.ask;

import java.util.List;
import org.portolan.cases.enquiry.PageTicket;
import org.portolan.cases.settings.Settings;
import org.portolan.i18n.Language;
import org.portolan.messaging.enquiry.AskOnPage.Exchange;
import org.portolan.messaging.enquiry.AskOnPage.Said;
import org.portolan.web.start.PublicForm;
import org.portolan.web.start.PublicForm.Wrong;
import org.portolan.web.start.PublicFrame;
import org.portolan.web.start.PublicPages;

/** Writes the page on which somebody reads what was answered. */
final class AnswerView {

  private final PublicFrame frame = new PublicFrame();
  private final PublicForm form = new PublicForm(frame);
  private final PublicPages around;
  private final AskView asking;

  AnswerView(Settings settings) {
    this.around = new PublicPages(settings);
    this.asking = new AskView(settings);
  }

  /** As it is found. */
  String empty(Language language) {
    return page(language, "", "", List.of());
  }

  /** There is nothing for what was typed. */
  String unknown(Language language, String typed) {
    List<Wrong> wrong = List.of(new Wrong("ticket", frame.plain(language, "answer.unknown")));
    return page(language, form.summary(wrong), typed == null ? "" : typed, wrong);
  }

  /** Looked for too often. */
  String wait(Language language, String typed, long minutes) {
    String wait = frame.text(language, "really.wait", "minutes", minutes);
    return page(
        language, "<p class=\"danger\" role=\"alert\">" + wait + "</p>\n", typed, List.of());
  }

  private String page(Language language, String above, String typed, List<Wrong> wrong) {
    return frame.page(
        language,
        "answer.title",
        AskView.ANSWER,
        above
            + frame.paragraph(language, "answer.lead")
            + """
            <form method="post" action="%s%s" accept-charset="UTF-8">
            %s<input type="text" id="ticket" name="ticket" dir="ltr" autocomplete="off" autocapitalize="characters" spellcheck="false" maxlength="40" value="%s"%s>
            <input type="submit" id="show" value="%s">
            </form>
            """
                .formatted(
                    PublicFrame.address(language),
                    AskView.ANSWER,
                    form.above(language, "ticket", "ask.code", "answer.code-hint", wrong),
                    PublicFrame.escaped(typed),
                    PublicForm.described("ticket", wrong),
                    frame.text(language, "answer.submit"))
            + around.help(language)
            + frame.unreviewed(language));
  }

  /** What was asked and answered, and a form to ask further. */
  String exchange(Language language, PageTicket ticket, Exchange exchange) {
    StringBuilder said = new StringBuilder();
    exchange.said().forEach(one -> said.append(said(language, one)));
    boolean answered = exchange.said().stream().anyMatch(Said::ours);
    return frame.page(
        language,
        "answer.title",
        AskView.ANSWER,
        "<p>%s <bdi dir=\"ltr\">%s</bdi></p>\n"
                .formatted(frame.text(language, "ask.reference"), exchange.reference().text())
            + (answered
                ? ""
                : "<p class=\"status\" role=\"status\">"
                    + frame.text(language, "answer.none-yet")
                    + "</p>\n")
            + said
            + asking.askOn(language, ticket)
            + around.help(language)
            + frame.unreviewed(language));
  }

  private String said(Language language, Said one) {
    return "<section class=\"%s\"><h2>%s</h2>\n<p dir=\"auto\" class=\"said\">%s</p></section>\n"
        .formatted(
            one.ours() ? "ours" : "yours",
            frame.text(language, one.ours() ? "answer.ours" : "answer.yours"),
            PublicFrame.escaped(one.text()).replace("\n", "<br>"));
  }
}
