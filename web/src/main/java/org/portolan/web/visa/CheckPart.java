package org.portolan.web.visa;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.portolan.cases.visa.AnswerQuestions;
import org.portolan.cases.visa.AnswerQuestions.Child;
import org.portolan.cases.visa.AnswerQuestions.NotAdded;
import org.portolan.cases.visa.GiveZone;
import org.portolan.cases.visa.SubmitApplication;
import org.portolan.cases.visa.SubmitApplication.NotComplete;
import org.portolan.web.start.PublicForm.Wrong;

/** Everything that was answered on one page, before it is sent; and the sending. */
@Dependent
public class CheckPart {

  @Inject private SubmitApplication submitting;
  @Inject private AnswerQuestions answering;
  @Inject private GiveZone zones;

  /** The page; once it is sent, where it stands. */
  Optional<Reply> show(VisaFrame frame, Opened opened) {
    return Optional.of(
        opened.isDraft()
            ? Reply.page(view(frame, opened).page(List.of()))
            : Reply.go(Way.to(opened.number())));
  }

  private CheckView view(VisaFrame frame, Opened opened) {
    return new CheckView(frame, opened, opened.act((tx, who) -> zones.kept(tx, opened.id())));
  }

  /** Sends the application, or adds a child to it. */
  Optional<Reply> act(VisaFrame frame, Opened opened, Map<String, String> fields) {
    if (fields.containsKey("child")) {
      return Optional.of(addChild(frame, opened));
    }
    if (!fields.containsKey("declare")) {
      return Optional.of(again(frame, opened, "declare", "apply.check.declare-wrong"));
    }
    SubmitApplication.Outcome outcome =
        opened.act((tx, who) -> submitting.submit(tx, who, opened.id(), Opened.seen(fields)));
    return Optional.of(
        outcome.fold(
            submitted -> Reply.page(sent(frame, opened)),
            missing -> Reply.page(lacking(frame, opened, missing)),
            refused -> again(frame, opened, "question", "visa.refusal." + refused.why().key()),
            changed -> again(frame, opened, "question", "apply.stale")));
  }

  private Reply addChild(VisaFrame frame, Opened opened) {
    AnswerQuestions.Added added = opened.act((tx, who) -> answering.addChild(tx, who, opened.id()));
    if (added instanceof Child) {
      Opened now = opened.again();
      return Reply.go(
          new Course(now.view())
              .first()
              .map(place -> Way.to(now.number(), place))
              .orElse(Way.to(now.number(), "check")));
    }
    return again(frame, opened, "child", "visa.refusal." + ((NotAdded) added).why().key());
  }

  private Reply again(VisaFrame frame, Opened opened, String field, String why) {
    return Reply.page(
        view(frame, opened.again()).page(List.of(new Wrong(field, frame.plain(why)))));
  }

  /** What is missing, each with the way to where it is given. */
  private String lacking(VisaFrame frame, Opened opened, NotComplete outcome) {
    return view(frame, opened.again()).lacking(outcome.missing());
  }

  private static String sent(VisaFrame frame, Opened opened) {
    return new StandingView(frame, opened.again()).sent();
  }
}
