package org.portolan.web.visa;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.portolan.cases.papers.mrz.Mrz;
import org.portolan.cases.papers.mrz.MrzReading.Read;
import org.portolan.cases.visa.GiveZone;
import org.portolan.cases.visa.model.GivenAnswer;
import org.portolan.cases.visa.model.Member;
import org.portolan.cases.visa.model.Question;
import org.portolan.cases.visa.model.ZoneComparison;
import org.portolan.cases.visa.model.ZoneComparison.Field;
import org.portolan.cases.visa.model.ZoneComparison.Row;
import org.portolan.cases.visa.model.ZoneComparison.Verdict;
import org.portolan.i18n.Countries;
import org.portolan.web.start.PublicForm.Wrong;
import org.portolan.web.start.PublicFrame;

/** Writes where the zones of passports are copied to, what they say, and in what that differs. */
final class ZoneView {

  /** ICAO's specimen (Doc 9303 part 4), of a state that there is not. */
  private static final String SAMPLE =
      "P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<\nL898902C36UTO7408122F1204159ZE184226B<<<<<10";

  /** As a zone says a day that is known whole. */
  private static final String WHOLE_DAY = "yyyy-mm-dd";

  private final VisaFrame frame;
  private final Opened opened;
  private final Map<UUID, Mrz> kept;
  private final boolean photographs;

  /**
   * @param kept what the zones say that are kept, by the members
   * @param photographs whether they can be read from photographs
   */
  ZoneView(VisaFrame frame, Opened opened, Map<UUID, Mrz> kept, boolean photographs) {
    this.frame = frame;
    this.opened = opened;
    this.kept = kept;
    this.photographs = photographs;
  }

  /**
   * What was looked at and is not kept.
   *
   * @param member whose, from 1
   * @param lines as they were typed or read from a photograph
   * @param read what they say; null when they cannot be read
   * @param wrong why they cannot, or what is to be looked at
   * @param told to be noticed first; empty for nothing
   */
  record Looked(int member, String lines, Read read, List<String> wrong, String told) {
    @Override
    public String toString() {
      return "Looked[" + member + "]";
    }
  }

  /** The id of the section about a member's passport. */
  static String section(int member) {
    return "zone-" + member;
  }

  private static String field(int member) {
    return "lines-" + member;
  }

  /**
   * The page.
   *
   * @param looked null when nothing was looked at just now
   */
  String page(Looked looked) {
    List<Wrong> wrong =
        looked == null
            ? List.of()
            : looked.wrong().stream().map(one -> new Wrong(field(looked.member()), one)).toList();
    StringBuilder sections = new StringBuilder();
    for (int number = 1; number <= opened.view().members().size(); number++) {
      Member member = opened.view().members().get(number - 1);
      if (GiveZone.isAsked(opened.view().type(), member)) {
        boolean its = looked != null && looked.member() == number;
        sections.append(section(number, member, its ? looked : null, wrong));
      }
    }
    return frame.own(
        frame.plain("apply.zone.title"),
        Way.to(opened.number(), "zone"),
        frame.summary(wrong)
            + frame.back(Way.toDocuments(opened.number()))
            + frame.paragraph("apply.zone.lead")
            + "<pre class=\"zone\" dir=\"ltr\">"
            + PublicFrame.escaped(SAMPLE)
            + "</pre>\n"
            + sections
            + onwards());
  }

  private String section(int number, Member member, Looked looked, List<Wrong> wrong) {
    String whose =
        opened.view().members().size() > 1
            ? "<h2>" + new AnswersView(frame, opened.view()).who(number) + "</h2>\n"
            : "";
    Mrz here = kept.get(member.id());
    boolean agreeing = looked != null && looked.read() != null;
    return "<section class=\"document\" id=\"%s\">%s%s%s</section>\n"
        .formatted(
            section(number),
            whose,
            agreeing
                ? toAgree(number, member, looked)
                : here == null ? "" : isKept(number, member, here),
            typing(number, looked, wrong));
  }

  /** What is kept of somebody, and in what it differs. */
  private String isKept(int number, Member member, Mrz zone) {
    String differing = differing(number, member, zone);
    return VisaFrame.status(
            frame.text("apply.zone.kept")
                + (differing.isEmpty() ? " " + frame.text("apply.zone.same") : ""))
        + differing
        + form(number, button("out", number, "apply.zone.out", " class=\"quiet\""));
  }

  /** What was read, to be agreed to. */
  private String toAgree(int number, Member member, Looked looked) {
    String told = looked.told().isEmpty() ? "" : PublicFrame.escaped(looked.told()) + "<br>";
    String corrected =
        new ToldZone(frame)
            .corrected(looked.read()).stream()
                .map(one -> "<li>" + PublicFrame.escaped(one) + "</li>\n")
                .collect(Collectors.joining());
    return VisaFrame.status(told + frame.text("apply.zone.look-at-it"))
        + says(member, looked.read().zone())
        + (corrected.isEmpty() ? "" : "<ul class=\"corrected\">\n" + corrected + "</ul>\n")
        + differing(number, member, looked.read().zone())
        + form(
            number,
            VisaFrame.hidden(Map.of("zone", looked.lines()))
                + button("keep", number, "apply.zone.keep", ""));
  }

  private String says(Member member, Mrz zone) {
    return ZoneComparison.of(member.answers(), zone).stream()
        .filter(row -> !row.read().isEmpty())
        .map(
            row ->
                "<div><dt>%s</dt><dd>%s</dd></div>\n"
                    .formatted(name(row.field()), read(row.field(), row.read())))
        .collect(Collectors.joining("", "<dl class=\"answers\">\n", "</dl>\n"));
  }

  /** Everything in which a zone differs from what was answered, each with the way to change it. */
  private String differing(int number, Member member, Mrz zone) {
    String rows =
        ZoneComparison.of(member.answers(), zone).stream()
            .filter(row -> row.verdict() == Verdict.DIFFERS)
            .map(row -> differs(number, member, row))
            .collect(Collectors.joining());
    return rows.isEmpty()
        ? ""
        : "<div class=\"differs\">%s<ul>\n%s</ul></div>\n"
            .formatted(frame.paragraph("apply.zone.differs-lead"), rows);
  }

  private String differs(int number, Member member, Row row) {
    String question = row.field().question();
    String change =
        new Course(opened.view())
            .place(number, question)
            .map(place -> change(place, row.field()))
            .orElse("");
    return "<li class=\"%s\"><b>%s</b><br>%s %s<br>%s %s<br>%s</li>\n"
        .formatted(
            row.field().key(),
            name(row.field()),
            frame.text("apply.zone.there"),
            read(row.field(), row.read()),
            frame.text("apply.zone.yours"),
            member.answers().of(question).map(answer -> words(question, answer)).orElse(""),
            change);
  }

  private String change(Place place, Field field) {
    return "<a href=\"%s?change\">%s<span class=\"for-readers\"> %s</span></a>"
        .formatted(
            frame.address(Way.to(opened.number(), place)),
            frame.text("apply.zone.change"),
            name(field));
  }

  private String words(String id, GivenAnswer answer) {
    Question question = opened.view().type().question(id).orElseThrow();
    return new AnswersView(frame, opened.view()).words(question, answer);
  }

  private String name(Field field) {
    return frame.text("apply.zone.field." + field.key());
  }

  /** As the reader writes days and calls states; the rest as it stands there. */
  private String read(Field field, String read) {
    return switch (field) {
      case BIRTH, EXPIRY ->
          read.length() == WHOLE_DAY.length()
              ? PublicFrame.escaped(frame.day(LocalDate.parse(read)))
              : VisaFrame.ltr(read);
      case NATIONALITY ->
          Countries.name(read, frame.language())
              .map(VisaFrame::said)
              .orElseGet(() -> VisaFrame.ltr(read));
      case NAME, NUMBER -> VisaFrame.ltr(read);
    };
  }

  private String typing(int number, Looked looked, List<Wrong> wrong) {
    String field = field(number);
    boolean bad = wrong.stream().map(Wrong::field).anyMatch(field::equals);
    return form(
        number,
        """
        <label for="%1$s">%2$s</label>
        <p class="hint" id="%1$s-hint">%3$s</p>
        %4$s<textarea class="zone" id="%1$s" name="zone" rows="3" dir="ltr" spellcheck="false" autocapitalize="characters" autocomplete="off" maxlength="400" aria-describedby="%5$s%1$s-hint"%6$s>%7$s</textarea>
        """
                .formatted(
                    field,
                    frame.text("apply.zone.lines"),
                    frame.text("apply.zone.hint"),
                    errors(field, wrong),
                    bad ? field + "-error " : "",
                    bad ? " aria-invalid=\"true\"" : "",
                    looked == null ? "" : PublicFrame.escaped(looked.lines()))
            + button("look", number, "apply.zone.look", " class=\"quiet\"")
            + (photographs ? button("photo", number, "apply.zone.photo", " class=\"quiet\"") : ""));
  }

  /** Everything that is wrong with the lines, beside them. */
  private static String errors(String field, List<Wrong> wrong) {
    String all =
        wrong.stream()
            .filter(one -> one.field().equals(field))
            .map(one -> PublicFrame.escaped(one.text()))
            .collect(Collectors.joining("<br>"));
    return all.isEmpty() ? "" : "<p class=\"error\" id=\"%s-error\">%s</p>\n".formatted(field, all);
  }

  /** One of somebody's: others have the same on this page. */
  private String button(String name, int number, String key, String look) {
    return "<input type=\"submit\"%s id=\"%s-%d\" name=\"%2$s\" value=\"%4$s\">\n"
        .formatted(look, name, number, frame.text(key));
  }

  private String form(int number, String fields) {
    return frame.form(
        Way.to(opened.number(), "zone"),
        Map.of(Opened.OF, opened.view().reference(), "member", String.valueOf(number)),
        fields);
  }

  private String onwards() {
    return "<p class=\"onwards\"><a class=\"button\" id=\"next\" href=\"%s\">%s</a>\n<a class=\"button quiet\" id=\"later\" href=\"%s\">%s</a>\n</p>\n"
        .formatted(
            frame.address(Way.to(opened.number(), "needs")),
            frame.text("my.code.submit"),
            frame.address(Way.to(opened.number(), "later")),
            frame.text("apply.later"));
  }
}
