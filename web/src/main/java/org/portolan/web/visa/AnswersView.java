package org.portolan.web.visa;

import java.util.function.BiFunction;
import org.portolan.cases.visa.ApplicationView;
import org.portolan.cases.visa.model.GivenAnswer;
import org.portolan.cases.visa.model.Member;
import org.portolan.cases.visa.model.Question;
import org.portolan.web.visa.words.AnswerWords;

/** Writes what was answered, in words. */
final class AnswersView {

  private final VisaFrame frame;
  private final ApplicationView view;

  AnswersView(VisaFrame frame, ApplicationView view) {
    this.frame = frame;
    this.view = view;
  }

  /**
   * All answers of all members.
   *
   * @param change HTML of a link behind each answer; gives nothing where none can be changed
   */
  String all(BiFunction<Place, Question, String> change) {
    StringBuilder html = new StringBuilder();
    for (int number = 1; number <= view.members().size(); number++) {
      Member member = view.members().get(number - 1);
      html.append("<h2>").append(who(number)).append("</h2>\n<dl class=\"answers\">\n");
      for (Question question : view.type().path(member.answers())) {
        Place place = new Place(number, view.type().questions().indexOf(question) + 1);
        html.append(
            "<div><dt>%s</dt><dd>%s %s</dd></div>\n"
                .formatted(
                    frame.text(question.textKey()),
                    member
                        .answers()
                        .of(question.id())
                        .map(answer -> words(question, answer))
                        .orElse(
                            "<span class=\"hint\">" + frame.text("apply.check.empty") + "</span>"),
                    change.apply(place, question)));
      }
      html.append("</dl>\n");
    }
    return html.toString();
  }

  /** A member: their name, or which child it is. */
  String who(int number) {
    return view.members()
        .get(number - 1)
        .answers()
        .of("name")
        .map(answer -> VisaFrame.said(answer.text()))
        .orElse(
            number == 1 ? frame.text("apply.answers") : frame.text("apply.child", "n", number - 1));
  }

  /** An answer: HTML. */
  String words(Question question, GivenAnswer answer) {
    String latin = AnswerWords.latin(answer);
    return VisaFrame.said(new AnswerWords(frame.language()).of(question, answer))
        + (latin.isEmpty() ? "" : " (" + VisaFrame.ltr(latin) + ")");
  }
}
