package org.portolan.web.visa;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.portolan.cases.visa.AnswerQuestions;
import org.portolan.cases.visa.AnswerQuestions.Invalid;
import org.portolan.cases.visa.AnswerQuestions.Overtaken;
import org.portolan.cases.visa.AnswerQuestions.Refused;
import org.portolan.cases.visa.AnswerQuestions.Saved;
import org.portolan.cases.visa.model.GivenAnswer;
import org.portolan.cases.visa.model.Member;
import org.portolan.cases.visa.model.Problem;
import org.portolan.cases.visa.model.Question;
import org.portolan.cases.visa.model.Typed;
import org.portolan.i18n.names.LatinSpelling;
import org.portolan.web.start.PublicForm.Wrong;

/** A question on a page of its own: shown with what was answered before, and saved. */
@Dependent
public class QuestionPart {

  private static final String CHANGE = "change";

  @Inject private AnswerQuestions answering;
  @Inject private StandingPart standing;

  /** The question; where the application stands when it cannot be answered now; empty for none. */
  Optional<Reply> show(VisaFrame frame, Opened opened, Place place, boolean change) {
    return asked(opened, place).map(asked -> show(frame, opened, asked, change));
  }

  private static Reply show(VisaFrame frame, Opened opened, Asked asked, boolean change) {
    return opened.takesAnswer(asked.question().id())
        ? Reply.page(view(frame, opened).page(asked, change, known(asked), List.of(), ""))
        : Reply.go(Way.to(opened.number()));
  }

  private static Optional<Asked> asked(Opened opened, Place place) {
    Course course = new Course(opened.view());
    return course
        .question(place)
        .map(question -> new Asked(place, question, course.member(place.member()).orElseThrow()));
  }

  private static Map<String, String> known(Asked asked) {
    return asked
        .member()
        .answers()
        .of(asked.question().id())
        .map(AnswerFields::of)
        .orElse(Map.of());
  }

  private static QuestionView view(VisaFrame frame, Opened opened) {
    return new QuestionView(frame, opened);
  }

  /** Saves what was typed and leads on; what cannot be saved is on the page again. */
  Optional<Reply> save(VisaFrame frame, Opened opened, Place place, Map<String, String> fields) {
    return asked(opened, place).map(asked -> save(frame, opened, asked, fields));
  }

  private Reply save(VisaFrame frame, Opened opened, Asked asked, Map<String, String> fields) {
    Typed typed = AnswerFields.typed(asked.question(), fields);
    boolean change = fields.containsKey(CHANGE);
    AnswerQuestions.Outcome result =
        opened.act(
            (tx, who) ->
                answering.save(
                    tx,
                    who,
                    opened.id(),
                    asked.member().id(),
                    Opened.seen(fields),
                    Map.of(asked.question().id(), typed)));
    if (result instanceof Saved) {
      return Reply.go(onwards(opened.again(), asked.place(), change, fields));
    }
    if (result instanceof Invalid invalid) {
      Problem problem = invalid.problems().get(asked.question().id());
      return again(frame, opened, asked, change, fields, problem);
    }
    if (result instanceof Overtaken overtaken) {
      GivenAnswer theirs = overtaken.theirs().get(asked.question().id());
      Opened now = opened.again();
      Asked anew = asked(now, asked.place()).orElse(asked);
      String told = view(frame, now).overtaken(asked.question(), theirs);
      return Reply.page(view(frame, now).page(anew, change, fields, List.of(), told));
    }
    String why = frame.plain("visa.refusal." + ((Refused) result).why().key());
    return standing.show(frame, opened.again(), List.of(new Wrong("question", why)), "");
  }

  /** The same page with what is wrong; a name gets a spelling to compare. */
  private static Reply again(
      VisaFrame frame,
      Opened opened,
      Asked asked,
      boolean change,
      Map<String, String> fields,
      Problem problem) {
    String spelt =
        problem == Problem.LATIN_MISSING
            ? LatinSpelling.of(fields.getOrDefault(AnswerFields.ANSWER, ""))
            : "";
    if (!spelt.isEmpty()) {
      Map<String, String> offered = new HashMap<>(fields);
      offered.put("latin", spelt);
      return Reply.page(
          view(frame, opened)
              .page(
                  asked,
                  change,
                  offered,
                  List.of(),
                  VisaFrame.status(frame.text("apply.latin-offered"))));
    }
    boolean ofLatin = problem == Problem.NOT_LATIN || problem == Problem.LATIN_MISSING;
    String field = ofLatin ? "latin" : AnswerFields.ANSWER;
    List<Wrong> wrong = List.of(new Wrong(field, frame.plain("visa.problem." + problem.key())));
    return Reply.page(view(frame, opened).page(asked, change, fields, wrong, ""));
  }

  private static String onwards(
      Opened now, Place place, boolean change, Map<String, String> fields) {
    if (fields.containsKey("later")) {
      return Way.to(now.number(), "later");
    }
    Course course = new Course(now.view());
    if (!now.isDraft()) {
      return Way.to(now.number());
    }
    return (change ? course.first() : course.after(place))
        .map(next -> Way.to(now.number(), next))
        .orElse(change ? Way.to(now.number(), "check") : Way.toDocuments(now.number()));
  }

  /** A question and whose it is. */
  record Asked(Place place, Question question, Member member) {}
}
