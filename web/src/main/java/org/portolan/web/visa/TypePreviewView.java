package org.portolan.web.visa;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.portolan.cases.visa.model.Condition;
import org.portolan.cases.visa.model.Question;
import org.portolan.cases.visa.model.VisaType;
import org.portolan.i18n.Languages;

/** Writes a kind of visa that is not offered yet as applicants would see it. */
final class TypePreviewView {

  private static final String PATH = "/staff/visa-type-preview";

  private final VisaFrame frame;
  private final VisaType type;

  TypePreviewView(VisaFrame frame, VisaType type) {
    this.frame = frame;
    this.type = type;
  }

  /**
   * A page of it.
   *
   * @param number of a question, from 1; 0 for what stands before all of them
   */
  String page(int number) {
    return number == 0 ? first() : question(number, type.questions().get(number - 1));
  }

  private String first() {
    return frame.shown(
        frame.plain("apply.title"), around(0) + new TypesView(frame).shown(type) + onwards(0));
  }

  private String question(int number, Question question) {
    String asked =
        question.when().isEmpty()
            ? ""
            : question.when().stream()
                .map(this::condition)
                .collect(
                    Collectors.joining(
                        " · ", "<p class=\"hint\">" + frame.text("apply.if-so") + " ", "</p>\n"));
    return frame.shown(
        frame.plain(question.textKey()),
        around(number)
            + asked
            + new AnswerFields(frame).html(question, Map.of(), List.of())
            + onwards(number));
  }

  private String condition(Condition condition) {
    String answers = condition.is().stream().map(this::answer).collect(Collectors.joining(", "));
    return frame.text("visa.question." + condition.question()) + " <b>" + answers + "</b>";
  }

  private String answer(String answer) {
    return frame.has("visa.option." + answer)
        ? frame.text("visa.option." + answer)
        : VisaFrame.ltr(answer);
  }

  /** The way back to the editor, and the same in other languages. */
  private String around(int number) {
    String others =
        Languages.travellers().stream()
            .map(
                other ->
                    "<a href=\"%s\" lang=\"%s\" dir=\"%s\">%s</a>"
                        .formatted(
                            at(other.tag(), number),
                            other.tag(),
                            other.rightToLeft() ? "rtl" : "ltr",
                            other.ownName()))
            .collect(Collectors.joining(" "));
    return "<p class=\"back\"><a id=\"editor\" href=\"/staff/visa-type?type=%s\">%s</a></p>\n<p class=\"hint\" id=\"languages\">%s</p>\n"
        .formatted(type.id(), frame.text("apply.back"), others);
  }

  private String onwards(int number) {
    String before =
        number == 0
            ? ""
            : "<a class=\"button quiet\" id=\"before\" href=\"%s\">%s</a>\n"
                .formatted(at(frame.language().tag(), number - 1), frame.text("apply.back"));
    String next =
        number == type.questions().size()
            ? ""
            : "<a class=\"button\" id=\"next\" href=\"%s\">%s</a>\n"
                .formatted(at(frame.language().tag(), number + 1), frame.text("apply.next"));
    return "<p class=\"onwards\">" + next + before + "</p>\n";
  }

  private String at(String language, int number) {
    return "%s?type=%s&amp;language=%s&amp;question=%d"
        .formatted(PATH, type.id(), language, number);
  }
}
