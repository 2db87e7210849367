package org.portolan.web.visa;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.portolan.cases.visa.ApplicationView;
import org.portolan.cases.visa.model.Act;
import org.portolan.cases.visa.model.Decision;
import org.portolan.cases.visa.model.Document;
import org.portolan.web.start.PublicForm.Wrong;
import org.portolan.web.start.PublicFrame;

/** Writes where an application stands, what happens next and by when. */
final class StandingView {

  private final VisaFrame frame;
  private final Opened opened;
  private final ApplicationView view;

  StandingView(VisaFrame frame, Opened opened) {
    this.frame = frame;
    this.opened = opened;
    this.view = opened.view();
  }

  /**
   * Where it stands.
   *
   * @param why what was written to an appeal that could not be taken
   * @param fee what is said of the fee, as HTML
   */
  String page(List<Wrong> wrong, String why, String fee) {
    return frame.own(
        frame.plain("apply.status.title"),
        Way.to(opened.number()),
        frame.summary(wrong)
            + head()
            + (opened.isHelped() ? new HelpView(frame).above(opened) : "")
            + (opened.isDraft() && !opened.isReadOnly() ? draft() : sentOne(wrong, why, fee))
            + (opened.isHelped() ? "" : foot()));
  }

  /** It was sent just now. */
  String sent() {
    return frame.own(
        frame.plain("apply.sent.title"),
        Way.to(opened.number()),
        VisaFrame.status(
                "%s: <b id=\"reference\">%s</b><br>%s"
                    .formatted(
                        frame.text("apply.reference"),
                        VisaFrame.ltr(view.reference()),
                        frame.text("apply.reference-hint")))
            + "<p>"
            + frame.text("visa.next." + view.state().key())
            + "</p>\n"
            + due()
            + "<p>"
            + frame.link(Way.to(opened.number()), "apply.status.title")
            + "</p>\n");
  }

  /** It is kept: how to come back to it. */
  String later() {
    return frame.own(
        frame.plain("apply.saved.title"),
        Way.to(opened.number(), "later"),
        VisaFrame.status(
                "%s: <b id=\"reference\">%s</b><br>%s"
                    .formatted(
                        frame.text("apply.reference"),
                        VisaFrame.ltr(view.reference()),
                        frame.text("apply.reference-hint")))
            + "<p>"
            + frame.text("apply.saved", "day", lapses())
            + "</p>\n"
            + "<p>"
            + frame.link(Way.to(opened.number()), "apply.saved.on")
            + "</p>\n<p>"
            + frame.link("my", "my.title")
            + "</p>\n");
  }

  /** Whether it is really to be withdrawn. */
  String sureToWithdraw() {
    return frame.own(
        frame.plain("apply.withdraw"),
        Way.to(opened.number(), "withdraw"),
        "<p>"
            + VisaFrame.ltr(view.reference())
            + "</p>\n"
            + frame.paragraph("apply.withdraw.sure")
            + frame.form(
                Way.to(opened.number(), "withdraw"),
                opened.hidden(),
                frame.button("yes", "apply.withdraw.yes"))
            + "<a class=\"button quiet\" id=\"no\" href=\"%s\">%s</a>\n"
                .formatted(
                    frame.address(Way.to(opened.number())), frame.text("apply.withdraw.no")));
  }

  private String head() {
    return "<p>%s · %s <b id=\"reference\">%s</b></p>\n%s"
        .formatted(
            frame.text(view.type().textKey()),
            frame.text("apply.reference"),
            VisaFrame.ltr(view.reference()),
            new TypesView(frame).sample(view.type()));
  }

  private String draft() {
    String to =
        new Course(view)
            .first()
            .map(place -> Way.to(opened.number(), place))
            .orElse(Way.toDocuments(opened.number()));
    return VisaFrame.status(
            "<b>"
                + frame.text("visa.state.draft")
                + "</b><br>"
                + frame.text("apply.kept", "day", lapses()))
        + "<p><a class=\"button\" id=\"go-on\" href=\"%s\">%s</a></p>\n"
            .formatted(frame.address(to), frame.text("apply.saved.on"))
        + "<ul class=\"ways\">\n<li>%s</li>\n%s<li>%s</li>\n<li>%s</li>\n</ul>\n"
            .formatted(
                frame.link(Way.toDocuments(opened.number()), "apply.files.title"),
                opened.takesZone()
                    ? "<li>"
                        + frame.link(Way.to(opened.number(), "zone"), "apply.zone.title")
                        + "</li>\n"
                    : "",
                frame.link(Way.to(opened.number(), "needs"), "apply.needs.title"),
                frame.link(Way.to(opened.number(), "check"), "apply.check.title"));
  }

  private String lapses() {
    return frame.day(view.application().lastDayOfDraft());
  }

  private String sentOne(List<Wrong> wrong, String why, String fee) {
    return VisaFrame.status(
            "<b id=\"state\">%s</b><br>%s"
                .formatted(
                    frame.text("visa.state." + view.state().key()),
                    frame.text("visa.next." + view.state().key())))
        + due()
        + fee
        + view.request()
            .filter(unused -> opened.may(Act.SUPPLY))
            .map(request -> new MoreView(frame, opened).section(request))
            .orElse("")
        + view.decision().map(this::decision).orElse("")
        + new PrintedView(frame, opened).links()
        + (opened.may(Act.APPEAL) ? appeal(wrong, why) : "")
        + documents()
        + "<details><summary>%s</summary>\n%s</details>\n"
            .formatted(
                frame.text("apply.answers"),
                new AnswersView(frame, view).all((place, question) -> ""));
  }

  private String due() {
    boolean waits = !view.state().isClosed() && view.decision().isEmpty();
    return view.dueAt()
        .filter(unused -> waits)
        .map(
            day ->
                "<p id=\"due\">%s</p>\n<p class=\"hint\">%s</p>\n"
                    .formatted(
                        frame.text("apply.by", "day", frame.day(day)),
                        frame.text(
                            "apply.status.by-text", "word", frame.plain("apply.status.word"))))
        .orElse("");
  }

  private String decision(Decision decision) {
    String rows =
        decision.granted()
            ? row("apply.entries", entries(decision.entries()))
                + row("apply.stay", frame.number(decision.days()))
                + row("apply.valid-from", PublicFrame.escaped(frame.day(decision.from())))
                + row("apply.valid-until", PublicFrame.escaped(frame.day(decision.until())))
            : row(
                "apply.grounds",
                decision.grounds().stream()
                    .map(ground -> frame.text("visa.ground." + ground))
                    .collect(Collectors.joining("<br>")));
    String text =
        decision.text().isEmpty()
            ? ""
            : "<p class=\"said\" dir=\"auto\">" + PublicFrame.escaped(decision.text()) + "</p>\n";
    return "<section id=\"decision\"><dl>" + rows + "</dl>\n" + text + "</section>\n";
  }

  private String entries(int entries) {
    return entries == 0 ? frame.text("apply.entries.many") : frame.number(entries);
  }

  private String row(String label, String html) {
    return "<dt>%s</dt><dd>%s</dd>\n".formatted(frame.text(label), html);
  }

  private String appeal(List<Wrong> wrong, String why) {
    boolean bad = wrong.stream().map(Wrong::field).anyMatch("why"::equals);
    String hint =
        view.application()
            .lastDayOfAppeal()
            .map(day -> frame.text("apply.appeal.hint", "day", frame.day(day)))
            .orElse("");
    return """
    <section id="appeal"><h2>%s</h2>
    <p id="why-hint">%s</p>
    %s</section>
    """
        .formatted(
            frame.text("apply.appeal"),
            hint,
            frame.form(
                Way.to(opened.number(), "appeal"),
                opened.hidden(),
                "<label for=\"why\">%s</label>\n%s<textarea id=\"why\" name=\"why\" rows=\"5\" dir=\"auto\" aria-describedby=\"why-hint%s\"%s>\n%s</textarea>\n%s"
                    .formatted(
                        frame.text("apply.appeal.why"),
                        VisaFrame.error("why", wrong),
                        bad ? " why-error" : "",
                        bad ? " aria-invalid=\"true\"" : "",
                        PublicFrame.escaped(why),
                        frame.quietButton("object", "apply.appeal.send"))));
  }

  private String documents() {
    String lines =
        view.documents().stream()
            .map(
                (Document one) ->
                    "<li>%s · %s</li>\n"
                        .formatted(
                            frame.text("visa.document." + one.wanted()),
                            DocumentsView.line(frame, one)))
            .collect(Collectors.joining());
    return lines.isEmpty()
        ? ""
        : "<h2>%s</h2>\n<ul class=\"sent\">%s</ul>\n"
            .formatted(frame.text("apply.files.title"), lines);
  }

  private String foot() {
    String withdraw =
        Optional.of(Way.to(opened.number(), "withdraw"))
            .filter(unused -> opened.may(Act.WITHDRAW))
            .map(
                below ->
                    "<li><a id=\"withdraw\" href=\"%s\">%s</a></li>\n"
                        .formatted(frame.address(below), frame.text("apply.withdraw")))
            .orElse("");
    return "<ul class=\"ways\">\n<li>%s</li>\n<li>%s</li>\n<li>%s</li>\n<li>%s</li>\n%s<li>%s</li>\n<li>%s</li>\n</ul>\n"
        .formatted(
            frame.link(Way.to(opened.number(), "papers"), "apply.papers"),
            frame.link(Way.to(opened.number(), "helpers"), "apply.helpers"),
            frame.link(Way.to(opened.number(), "family"), "apply.family"),
            frame.link(Way.to(opened.number(), "secret"), "apply.secret"),
            withdraw,
            frame.link(Way.toOpen(), "apply.secret.open"),
            frame.link("my", "my.title"));
  }
}
