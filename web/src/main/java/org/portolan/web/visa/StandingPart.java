package org.portolan.web.visa;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.portolan.cases.visa.ApplicantActs;
import org.portolan.cases.visa.Outcome;
import org.portolan.cases.visa.model.Act;
import org.portolan.cases.visa.payment.PayFee;
import org.portolan.web.start.PublicForm.Wrong;

/** Where an application stands, and what its applicant can do about it. */
@Dependent
public class StandingPart {

  @Inject private ApplicantActs acts;
  @Inject private PayFee paying;

  /** Where it stands. */
  Reply show(VisaFrame frame, Opened opened, List<Wrong> wrong, String why) {
    String fee = new FeeView(frame, opened.view()).section(paying.open(opened.view()));
    return Reply.page(new StandingView(frame, opened).page(wrong, why, fee));
  }

  /** It is saved: how to come back. */
  Reply later(VisaFrame frame, Opened opened) {
    return opened.isDraft()
        ? Reply.page(new StandingView(frame, opened).later())
        : Reply.go(Way.to(opened.number()));
  }

  /** Asks whether it is really to be withdrawn; empty when it cannot be any more. */
  Optional<Reply> sureToWithdraw(VisaFrame frame, Opened opened) {
    return Optional.of(
        opened.may(Act.WITHDRAW)
            ? Reply.page(new StandingView(frame, opened).sureToWithdraw())
            : Reply.go(Way.to(opened.number())));
  }

  Reply withdraw(VisaFrame frame, Opened opened, Map<String, String> fields) {
    return after(
        frame,
        opened,
        "",
        opened.act((tx, who) -> acts.withdraw(tx, who, opened.id(), Opened.seen(fields))));
  }

  /** What was asked for is there. */
  Reply supplied(VisaFrame frame, Opened opened, Map<String, String> fields) {
    return after(
        frame,
        opened,
        "",
        opened.act((tx, who) -> acts.supplied(tx, who, opened.id(), Opened.seen(fields))));
  }

  /** They do not agree with what was decided. */
  Reply appeal(VisaFrame frame, Opened opened, Map<String, String> fields) {
    String why = fields.getOrDefault("why", "");
    return after(
        frame,
        opened,
        why,
        opened.act((tx, who) -> acts.appeal(tx, who, opened.id(), Opened.seen(fields), why)));
  }

  private Reply after(VisaFrame frame, Opened opened, String why, Outcome outcome) {
    return outcome.fold(
        done -> Reply.go(Way.to(opened.number())),
        refused -> again(frame, opened, why, "visa.refusal." + refused.why().key()),
        changed -> again(frame, opened, why, "apply.stale"));
  }

  private Reply again(VisaFrame frame, Opened opened, String why, String key) {
    String field = why.isEmpty() ? "question" : "why";
    return show(frame, opened.again(), List.of(new Wrong(field, frame.plain(key))), why);
  }
}
