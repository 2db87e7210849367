package org.portolan.web.visa;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.portolan.cases.papers.mrz.Mrz;
import org.portolan.cases.visa.GiveZone;
import org.portolan.cases.visa.model.Member;
import org.portolan.cases.visa.model.Missing;
import org.portolan.cases.visa.model.WantedDocument;
import org.portolan.cases.visa.model.ZoneComparison;
import org.portolan.web.start.PublicForm.Wrong;

/** Writes all that was answered, to be checked and sent. */
final class CheckView {

  private final VisaFrame frame;
  private final Opened opened;
  private final Map<UUID, Mrz> zones;

  /**
   * @param zones what was copied of passports, by the members
   */
  CheckView(VisaFrame frame, Opened opened, Map<UUID, Mrz> zones) {
    this.frame = frame;
    this.opened = opened;
    this.zones = zones;
  }

  /** The page. */
  String page(List<Wrong> wrong) {
    return page(wrong, "");
  }

  /** The page, with what still has to come. */
  String lacking(List<Missing> missing) {
    return page(
        List.of(),
        "<div class=\"danger\" role=\"alert\" id=\"wrong\" tabindex=\"-1\" autofocus><h2>%s</h2><ul>%s</ul></div>\n"
            .formatted(
                frame.text("apply.check.missing"), new MissingItems(frame, opened).of(missing)));
  }

  private String page(List<Wrong> wrong, String above) {
    AnswersView answers = new AnswersView(frame, opened.view());
    return frame.own(
        frame.plain("apply.check.title"),
        Way.to(opened.number(), "check"),
        above
            + frame.summary(wrong)
            + frame.back(Way.to(opened.number(), "needs"))
            + frame.paragraph("apply.check.lead")
            + answers.all(
                (place, question) ->
                    change(
                        Way.to(opened.number(), place) + "?change", frame.text(question.textKey())))
            + documents()
            + children(wrong)
            + send(wrong));
  }

  private String change(String below, String what) {
    return "<a class=\"change\" href=\"%s\">%s<span class=\"for-readers\"> %s</span></a>"
        .formatted(frame.address(below), frame.text("apply.check.change"), what);
  }

  private String documents() {
    StringBuilder html = new StringBuilder();
    List<Member> members = opened.view().members();
    for (int number = 1; number <= members.size(); number++) {
      for (WantedDocument wanted : opened.view().type().wanted(members.get(number - 1).answers())) {
        html.append(document(number, members.get(number - 1), wanted));
      }
      if (opened.takesZone() && GiveZone.isAsked(opened.view().type(), members.get(number - 1))) {
        html.append(zone(number, members.get(number - 1)));
      }
    }
    return "<h2>%s</h2>\n<dl class=\"answers\">%s</dl>\n"
        .formatted(frame.text("apply.files.title"), html);
  }

  private String document(int number, Member member, WantedDocument wanted) {
    long here =
        opened.view().documents().stream()
            .filter(one -> one.member().equals(member.id()))
            .filter(one -> one.wanted().equals(wanted.id()))
            .count();
    String state =
        here == 0
            ? "<span class=\"hint\">" + frame.text("apply.files.none") + "</span>"
            : frame.text("visa.document-state.received")
                + (here > 1 ? " (" + frame.number(here) + ")" : "");
    return row(
        number,
        frame.text(wanted.textKey()),
        state,
        Way.toDocuments(opened.number()) + "#" + DocumentsView.section(number, wanted.id()));
  }

  /** Whether the zone of somebody's passport says what they wrote. */
  private String zone(int number, Member member) {
    Mrz zone = zones.get(member.id());
    String state =
        zone == null
            ? "<span class=\"hint\">" + frame.text("apply.files.none") + "</span>"
            : frame.text(
                ZoneComparison.differing(member.answers(), zone).isEmpty()
                    ? "apply.zone.same"
                    : "apply.zone.some-differ");
    return row(
        number,
        frame.text("apply.zone.title"),
        state,
        Way.to(opened.number(), "zone") + "#" + ZoneView.section(number));
  }

  private String row(int number, String what, String state, String changedAt) {
    return "<div><dt>%s%s</dt><dd>%s %s</dd></div>\n"
        .formatted(
            what,
            opened.view().members().size() > 1
                ? " · " + new AnswersView(frame, opened.view()).who(number)
                : "",
            state,
            change(changedAt, what));
  }

  private String children(List<Wrong> wrong) {
    return "<h2>%s</h2>\n<p class=\"hint\">%s</p>\n%s%s"
        .formatted(
            frame.text("apply.children"),
            frame.text("apply.child.hint"),
            VisaFrame.error("child", wrong),
            frame.form(
                Way.to(opened.number(), "check"),
                opened.hidden(),
                frame.quietButton("child", "apply.child.add")));
  }

  private String send(List<Wrong> wrong) {
    boolean bad = wrong.stream().map(Wrong::field).anyMatch("declare"::equals);
    return frame.form(
        Way.to(opened.number(), "check"),
        opened.hidden(),
        VisaFrame.error("declare", wrong)
            + "<p class=\"choice\"><input type=\"checkbox\" id=\"declare\" name=\"declare\"%s> <label for=\"declare\">%s</label></p>\n"
                .formatted(
                    bad ? " aria-invalid=\"true\" aria-describedby=\"declare-error\"" : "",
                    frame.text("apply.check.declare"))
            + frame.button("send", "apply.check.send")
            + "<a class=\"button quiet\" id=\"later\" href=\"%s\">%s</a>\n"
                .formatted(
                    frame.address(Way.to(opened.number(), "later")), frame.text("apply.later")));
  }
}
