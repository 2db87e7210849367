package org.portolan.web.visa;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.portolan.cases.visa.AskForCall;
import org.portolan.cases.visa.model.CallHours;
import org.portolan.cases.visa.model.Refusal;
import org.portolan.web.start.PublicForm.Wrong;
import org.portolan.web.start.PublicFrame;
import org.portolan.web.visa.words.HoursWords;

/** Being called by a person of the post, in the hours that suit. */
@Dependent
public class CallPart {

  @Inject private AskForCall calls;

  /** Whether they will be called, and when they want to be. */
  Reply show(VisaFrame frame, Opened opened, List<Wrong> wrong, String words) {
    Optional<CallHours> wanted = opened.act((tx, who) -> calls.wanted(tx, opened.id()));
    String here = Way.to(opened.number(), "call");
    String standing =
        wanted
            .map(
                hours ->
                    VisaFrame.status(
                            "<b id=\"wanted\">%s</b><br>%s"
                                .formatted(frame.text("apply.call.noted"), hours(frame, hours)))
                        + frame.form(
                            here,
                            opened.hidden(),
                            frame.quietButton("cancel", "apply.call.cancel")))
            .orElse("");
    return Reply.page(
        frame.own(
            frame.plain("apply.call"),
            here,
            frame.summary(wrong)
                + frame.back(Way.to(opened.number()))
                + standing
                + frame.paragraph("apply.call.lead")
                + frame.form(here, opened.hidden(), fields(frame, wrong, wanted, words))));
  }

  private static String fields(
      VisaFrame frame, List<Wrong> wrong, Optional<CallHours> wanted, String words) {
    CallHours chosen = wanted.orElse(CallHours.ANY);
    String choices =
        Arrays.stream(CallHours.values())
            .map(
                one ->
                    "<li><input type=\"radio\" id=\"hours-%1$s\" name=\"hours\" value=\"%1$s\"%2$s><label for=\"hours-%1$s\">%3$s</label></li>\n"
                        .formatted(one.key(), one == chosen ? " checked" : "", hours(frame, one)))
            .collect(Collectors.joining());
    boolean bad = wrong.stream().map(Wrong::field).anyMatch("words"::equals);
    return "<fieldset><legend>"
        + frame.text("apply.call.when")
        + "</legend><ul>\n"
        + choices
        + "</ul></fieldset>\n"
        + "<label for=\"words\">%s</label>\n%s<textarea id=\"words\" name=\"words\" rows=\"3\" dir=\"auto\"%s>\n%s</textarea>\n"
            .formatted(
                frame.text("apply.call.about"),
                VisaFrame.error("words", wrong),
                bad ? " aria-invalid=\"true\" aria-describedby=\"words-error\"" : "",
                PublicFrame.escaped(words))
        + frame.button("ask", "apply.call.ask");
  }

  private static String hours(VisaFrame frame, CallHours hours) {
    return PublicFrame.escaped(HoursWords.of(frame.language(), hours));
  }

  /** They want to be called, or no more. */
  Reply act(VisaFrame frame, Opened opened, Map<String, String> fields) {
    if (fields.containsKey("cancel")) {
      opened.act(
          (tx, who) -> {
            calls.cancel(tx, who, opened.id());
            return null;
          });
      return Reply.go(Way.to(opened.number(), "call"));
    }
    String words = fields.getOrDefault("words", "");
    CallHours hours = CallHours.find(fields.getOrDefault("hours", "")).orElse(CallHours.ANY);
    Optional<Refusal> refusal =
        opened.act((tx, who) -> calls.ask(tx, who, opened.id(), hours, words));
    return refusal
        .map(
            why ->
                show(
                    frame,
                    opened,
                    List.of(new Wrong("words", frame.plain("visa.refusal." + why.key()))),
                    words))
        .orElseGet(() -> Reply.go(Way.to(opened.number(), "call")));
  }
}
