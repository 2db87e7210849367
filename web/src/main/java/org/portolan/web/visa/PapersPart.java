package org.portolan.web.visa;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.portolan.cases.papers.TravelDocument;
import org.portolan.cases.visa.ApplicantActs;
import org.portolan.cases.visa.Outcome;
import org.portolan.cases.visa.letter.PostAddresses;
import org.portolan.cases.visa.model.Act;
import org.portolan.cases.visa.model.PaperTransit;
import org.portolan.web.start.PublicForm.Wrong;
import org.portolan.web.start.PublicFrame;

/** A passport and other originals by courier: how to send them, and where they are. */
@Dependent
public class PapersPart {

  /** How many days back somebody remembers to tell. */
  private static final int DAYS = 14;

  @Inject private ApplicantActs acts;
  @Inject private PostAddresses addresses;

  /** Where they are, and how to send them. */
  Reply show(VisaFrame frame, Opened opened, List<Wrong> wrong) {
    return page(frame, opened, wrong, "");
  }

  private Reply page(VisaFrame frame, Opened opened, List<Wrong> wrong, String typed) {
    return Reply.page(
        frame.own(
            frame.plain("apply.papers"),
            Way.to(opened.number(), "papers"),
            frame.summary(wrong)
                + frame.back(Way.to(opened.number()))
                + ways(frame, opened)
                + (opened.may(Act.PAPERS) ? sending(frame, opened, wrong, typed) : "")));
  }

  private static String ways(VisaFrame frame, Opened opened) {
    String lines =
        opened.view().papers().stream()
            .map(
                one ->
                    "<li>%s · %s · %s</li>\n"
                        .formatted(
                            frame.text("visa.way." + one.way().key()),
                            PublicFrame.escaped(frame.day(one.on())),
                            VisaFrame.ltr(one.number())))
            .collect(Collectors.joining());
    return lines.isEmpty()
        ? frame.paragraph("apply.papers.none")
        : "<ul class=\"sent\" id=\"papers\">" + lines + "</ul>\n";
  }

  private String sending(VisaFrame frame, Opened opened, List<Wrong> wrong, String typed) {
    List<String> address = addresses.of(opened.view().application().origin().scope());
    boolean bad = wrong.stream().map(Wrong::field).anyMatch("number"::equals);
    return frame.paragraph("apply.papers.lead")
        + (address.isEmpty()
            ? frame.paragraph("apply.papers.ask-where")
            : "<address dir=\"auto\">"
                + address.stream().map(PublicFrame::escaped).collect(Collectors.joining("<br>"))
                + "</address>\n")
        + "<p><a id=\"cover\" href=\"%s\" download>%s</a></p>\n"
            .formatted(
                frame.address(Way.toCover(opened.number())), frame.text("apply.papers.cover"))
        + frame.form(
            Way.to(opened.number(), "papers"),
            opened.hidden(),
            "<label for=\"number\">%s</label>\n%s<input type=\"text\" id=\"number\" name=\"number\" dir=\"ltr\" autocomplete=\"off\" maxlength=\"60\" value=\"%s\"%s>\n"
                    .formatted(
                        frame.text("apply.papers.number"),
                        VisaFrame.error("number", wrong),
                        PublicFrame.escaped(typed),
                        bad ? " aria-invalid=\"true\" aria-describedby=\"number-error\"" : "")
                + days(frame, opened)
                + frame.button("sent", "apply.papers.sent"));
  }

  /** Today first: most tell on the day. */
  private static String days(VisaFrame frame, Opened opened) {
    LocalDate today = opened.act((tx, who) -> opened.view().application().day(tx.now()));
    return IntStream.range(0, DAYS)
        .mapToObj(
            ago ->
                "<option value=\"%d\">%s</option>"
                    .formatted(ago, PublicFrame.escaped(frame.day(today.minusDays(ago)))))
        .collect(
            Collectors.joining(
                "\n",
                "<label for=\"ago\">%s</label>\n<select id=\"ago\" name=\"ago\">"
                    .formatted(frame.text("apply.papers.day")),
                "</select>\n"));
  }

  /** They were sent. */
  Reply sent(VisaFrame frame, Opened opened, Map<String, String> fields) {
    String number = fields.getOrDefault("number", "");
    String ago = fields.getOrDefault("ago", "0");
    if (TravelDocument.normalised(number).isEmpty()) {
      return page(
          frame, opened, List.of(new Wrong("number", frame.plain("apply.papers.wrong"))), number);
    }
    int days = ago.matches("\\d{1,2}") ? Integer.parseInt(ago) : 0;
    Outcome outcome =
        opened.act(
            (tx, who) ->
                acts.papersSent(
                    tx,
                    who,
                    opened.id(),
                    Opened.seen(fields),
                    new PaperTransit(
                        PaperTransit.Way.SENT,
                        opened.view().application().day(tx.now()).minusDays(days),
                        number)));
    return outcome.fold(
        done -> Reply.go(Way.to(opened.number(), "papers")),
        refused -> again(frame, opened, number, "visa.refusal." + refused.why().key()),
        changed -> again(frame, opened, number, "apply.stale"));
  }

  private Reply again(VisaFrame frame, Opened opened, String number, String key) {
    return page(frame, opened.again(), List.of(new Wrong("question", frame.plain(key))), number);
  }
}
