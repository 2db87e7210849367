package org.portolan.web.visa;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.portolan.cases.visa.model.GivenAnswer;
import org.portolan.cases.visa.model.Question;
import org.portolan.web.start.PublicForm.Wrong;
import org.portolan.web.visa.QuestionPart.Asked;

/** Writes a question with its fields. */
final class QuestionView {

  private final VisaFrame frame;
  private final Opened opened;

  QuestionView(VisaFrame frame, Opened opened) {
    this.frame = frame;
    this.opened = opened;
  }

  /**
   * The page.
   *
   * @param change whether the reader came to change one answer and goes back from here
   * @param fields what stands in them
   * @param told HTML of what is to be noticed first
   */
  String page(
      Asked asked, boolean change, Map<String, String> fields, List<Wrong> wrong, String told) {
    Course course = new Course(opened.view());
    Place place = asked.place();
    Map<String, String> hidden = new HashMap<>(opened.hidden(asked.member().version()));
    if (change) {
      hidden.put("change", "1");
    }
    return frame.own(
        frame.plain(asked.question().textKey()),
        Way.to(opened.number(), place),
        frame.summary(wrong)
            + told
            + frame.back(back(course, place, change))
            + head(course, place)
            + frame.form(
                Way.to(opened.number(), place),
                hidden,
                new AnswerFields(frame).html(asked.question(), fields, wrong)
                    + frame.button("next", "apply.next")
                    + frame.quietButton("later", "apply.later")));
  }

  private String back(Course course, Place place, boolean change) {
    if (change) {
      return Way.to(opened.number(), "check");
    }
    return course
        .before(place)
        .map(before -> Way.to(opened.number(), before))
        .orElse(Way.to(opened.number()));
  }

  private String head(Course course, Place place) {
    String whose =
        place.member() > 1 ? new AnswersView(frame, opened.view()).who(place.member()) + " · " : "";
    return "<p class=\"hint\">%s%s · %s</p>\n"
        .formatted(
            whose,
            frame.text("apply.part", Map.of("n", course.number(place), "of", course.count())),
            VisaFrame.ltr(opened.view().reference()));
  }

  /** That it was answered elsewhere in the meantime, and what is saved now. */
  String overtaken(Question question, GivenAnswer theirs) {
    String saved =
        theirs == null || theirs.isEmpty()
            ? frame.text("apply.check.empty")
            : new AnswersView(frame, opened.view()).words(question, theirs);
    return VisaFrame.status(
        frame.text("apply.stale") + "<br>" + frame.text("apply.theirs") + " " + saved);
  }
}
