package org.portolan.web.visa;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.portolan.cases.visa.model.GivenAnswer;
import org.portolan.cases.visa.model.Question;
import org.portolan.cases.visa.model.Typed;
import org.portolan.i18n.Countries;
import org.portolan.i18n.Language;
import org.portolan.i18n.calendars.Reckoning;
import org.portolan.web.start.PublicForm.Wrong;
import org.portolan.web.start.PublicFrame;

/** The fields in which a question is answered: written for what is known, and read again. */
final class AnswerFields {

  /** The field that every question has, whatever its kind. */
  static final String ANSWER = "answer";

  private static final String LATIN = "latin";
  private static final String CALENDAR = "calendar";
  private static final int LONG_TEXT = 120;

  private final VisaFrame frame;

  AnswerFields(VisaFrame frame) {
    this.frame = frame;
  }

  /** What was typed, as it is to be read. */
  static Typed typed(Question question, Map<String, String> fields) {
    String answer = field(fields, ANSWER);
    return switch (question.kind()) {
      case NAME -> new Typed(answer, field(fields, LATIN), null);
      case DATE -> new Typed(day(fields), null, field(fields, CALENDAR));
      case TEXT, CHOICE, YES_NO, COUNTRY, NUMBER -> Typed.of(answer);
    };
  }

  private static String day(Map<String, String> fields) {
    String month = field(fields, "month");
    String day = field(fields, "day");
    return field(fields, ANSWER)
        + (month.isEmpty() && day.isEmpty() ? "" : "-" + month)
        + (day.isEmpty() ? "" : "-" + day);
  }

  private static String field(Map<String, String> fields, String name) {
    return fields.getOrDefault(name, "").strip();
  }

  /** The fields of what was answered before, so that a form shows it again. */
  static Map<String, String> of(GivenAnswer answer) {
    if (answer.given() == null) {
      return Map.of(ANSWER, answer.text(), LATIN, answer.latin() == null ? "" : answer.latin());
    }
    String[] parts = answer.given().split("[-/. ]", -1);
    return Map.of(
        ANSWER,
        parts[0],
        "month",
        parts.length > 1 ? parts[1] : "",
        "day",
        parts.length > 2 ? parts[2] : "",
        CALENDAR,
        answer.calendar());
  }

  /** The fields; the question itself is the page's title, or stands above with the given id. */
  String html(Question question, Map<String, String> fields, List<Wrong> wrong) {
    String error = VisaFrame.error(ANSWER, wrong);
    String html =
        switch (question.kind()) {
          case NAME -> name(fields, wrong);
          case TEXT -> text(question, fields, wrong);
          case NUMBER -> input(ANSWER, fields, wrong, " class=\"short\" inputmode=\"numeric\"");
          case DATE -> date(fields, wrong);
          case CHOICE -> options(question.options(), "visa.option.", field(fields, ANSWER), wrong);
          case YES_NO -> options(List.of("yes", "no"), "apply.", field(fields, ANSWER), wrong);
          case COUNTRY -> country(field(fields, ANSWER), wrong);
        };
    String optional =
        question.optional() ? "<p class=\"hint\">" + frame.text("apply.optional") + "</p>\n" : "";
    return optional + error + html;
  }

  private String name(Map<String, String> fields, List<Wrong> wrong) {
    return input(ANSWER, fields, wrong, " autocomplete=\"off\" dir=\"auto\"")
        + "<label for=\"latin\">%s</label>\n<p class=\"hint\" id=\"latin-hint\">%s</p>\n%s"
            .formatted(
                frame.text("apply.latin"),
                frame.text("apply.latin-hint"),
                VisaFrame.error(LATIN, wrong))
        + "<input type=\"text\" id=\"latin\" name=\"latin\" dir=\"ltr\" autocomplete=\"off\" value=\"%s\" aria-describedby=\"latin-hint%s\"%s>\n"
            .formatted(
                PublicFrame.escaped(field(fields, LATIN)),
                isWrong(LATIN, wrong) ? " latin-error" : "",
                isWrong(LATIN, wrong) ? " aria-invalid=\"true\"" : "");
  }

  private String text(Question question, Map<String, String> fields, List<Wrong> wrong) {
    if (question.mostCharacters() <= LONG_TEXT) {
      return input(ANSWER, fields, wrong, " autocomplete=\"off\" dir=\"auto\"");
    }
    return "<textarea id=\"answer\" name=\"answer\" rows=\"5\" dir=\"auto\" autocomplete=\"off\"%s>\n%s</textarea>\n"
        .formatted(tied(ANSWER, wrong), PublicFrame.escaped(fields.getOrDefault(ANSWER, "")));
  }

  private static String input(
      String name, Map<String, String> fields, List<Wrong> wrong, String attributes) {
    return "<input type=\"text\" id=\"%1$s\" name=\"%1$s\" value=\"%2$s\"%3$s%4$s>\n"
        .formatted(name, PublicFrame.escaped(field(fields, name)), attributes, tied(name, wrong));
  }

  private static String tied(String field, List<Wrong> wrong) {
    return " aria-labelledby=\"question\""
        + (isWrong(field, wrong)
            ? " aria-invalid=\"true\" aria-describedby=\"" + field + "-error\""
            : "");
  }

  private static boolean isWrong(String field, List<Wrong> wrong) {
    return wrong.stream().map(Wrong::field).anyMatch(field::equals);
  }

  /** Year, month and day in boxes of their own: nobody has to guess which of two comes first. */
  private String date(Map<String, String> fields, List<Wrong> wrong) {
    Reckoning chosen =
        Reckoning.ofKey(field(fields, CALENDAR)).orElseGet(() -> ownOf(frame.language()));
    String calendars =
        Stream.of(Reckoning.values())
            .map(one -> option(one.key(), frame.text("apply.calendar." + one.key()), one == chosen))
            .collect(Collectors.joining("\n"));
    return """
    <fieldset aria-labelledby="question">
    <label for="calendar">%s</label>
    <select id="calendar" name="calendar">%s</select>
    <p class="hint" id="day-hint">%s</p>
    <div class="day">%s%s%s</div>
    </fieldset>
    """
        .formatted(
            frame.text("apply.calendar"),
            calendars,
            frame.text("apply.day-hint", "example", "\u200e" + example(chosen)),
            box("apply.year", ANSWER, fields, wrong),
            box("apply.month", "month", fields, wrong),
            box("apply.day", "day", fields, wrong));
  }

  private String box(String label, String name, Map<String, String> fields, List<Wrong> wrong) {
    boolean bad = isWrong(ANSWER, wrong);
    return "<div><label for=\"%1$s\">%2$s</label><input type=\"text\" id=\"%1$s\" name=\"%1$s\" value=\"%3$s\" dir=\"ltr\" inputmode=\"numeric\" autocomplete=\"off\" maxlength=\"8\" aria-describedby=\"%4$sday-hint\"%5$s></div>\n"
        .formatted(
            name,
            frame.text(label),
            PublicFrame.escaped(field(fields, name)),
            bad ? "answer-error " : "",
            bad ? " aria-invalid=\"true\"" : "");
  }

  private static Reckoning ownOf(Language language) {
    return switch (language.tag()) {
      case "fa", "fa-AF" -> Reckoning.PERSIAN;
      case "am", "ti" -> Reckoning.ETHIOPIC;
      default -> Reckoning.GREGORIAN;
    };
  }

  private static String example(Reckoning calendar) {
    return switch (calendar) {
      case GREGORIAN -> "1990 4 30";
      case PERSIAN -> "1369 2 10";
      case ETHIOPIC -> "1982 8 22";
      case HIJRI -> "1410 10 5";
    };
  }

  private String options(List<String> options, String prefix, String chosen, List<Wrong> wrong) {
    String described = isWrong(ANSWER, wrong) ? " aria-describedby=\"answer-error\"" : "";
    StringBuilder html =
        new StringBuilder("<fieldset aria-labelledby=\"question\"")
            .append(described)
            .append(">\n<ul class=\"options\">\n");
    for (int i = 0; i < options.size(); i++) {
      String option = options.get(i);
      // the first has the field's own id: what is wrong leads there
      String id = i == 0 ? ANSWER : "option-" + option;
      html.append(
          "<li><input type=\"radio\" id=\"%s\" name=\"answer\" value=\"%s\"%s> <label for=\"%1$s\">%4$s</label></li>\n"
              .formatted(
                  id,
                  option,
                  option.equals(chosen) ? " checked" : "",
                  frame.text(prefix + option)));
    }
    return html.append("</ul>\n</fieldset>\n").toString();
  }

  private String country(String chosen, List<Wrong> wrong) {
    String all =
        Countries.sorted(frame.language()).stream()
            .map(
                code ->
                    option(
                        code,
                        PublicFrame.escaped(Countries.name(code, frame.language()).orElse(code)),
                        code.equals(chosen)))
            .collect(Collectors.joining("\n"));
    String none =
        Stream.of("XXA", "XXB", "XXC")
            .map(code -> option(code, frame.text("travel.country." + code), code.equals(chosen)))
            .collect(Collectors.joining("\n"));
    return "<select id=\"answer\" name=\"answer\"%s><option value=\"\"></option>\n%s\n%s</select>\n"
        .formatted(tied(ANSWER, wrong), all, none);
  }

  private static String option(String value, String text, boolean chosen) {
    return "<option value=\"%s\"%s>%s</option>".formatted(value, chosen ? " selected" : "", text);
  }
}
