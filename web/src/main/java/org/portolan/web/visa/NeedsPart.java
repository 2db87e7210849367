package org.portolan.web.visa;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.portolan.cases.visa.ApplicantActs;
import org.portolan.cases.visa.Outcome;
import org.portolan.cases.visa.model.Need;
import org.portolan.web.start.PublicForm.Wrong;

/** What an applicant needs from us to be treated fairly. */
@Dependent
public class NeedsPart {

  @Inject private ApplicantActs acts;

  /** The choices; the application itself once it is sent. */
  Optional<Reply> show(VisaFrame frame, Opened opened) {
    return Optional.of(
        opened.isDraft()
            ? Reply.page(page(frame, opened, List.of()))
            : Reply.go(Way.to(opened.number())));
  }

  private static String page(VisaFrame frame, Opened opened, List<Wrong> wrong) {
    String choices =
        Arrays.stream(Need.values())
            .map(
                need ->
                    "<li><input type=\"checkbox\" id=\"need-%s\" name=\"need-%1$s\"%s><label for=\"need-%1$s\">%s</label></li>\n"
                        .formatted(
                            need.key(),
                            opened.view().needs().contains(need) ? " checked" : "",
                            frame.text("visa.need." + need.key())))
            .collect(Collectors.joining());
    return frame.own(
        frame.plain("apply.needs.title"),
        Way.to(opened.number(), "needs"),
        frame.summary(wrong)
            + frame.back(
                opened.takesZone()
                    ? Way.to(opened.number(), "zone")
                    : Way.toDocuments(opened.number()))
            + "<p class=\"hint\">"
            + frame.text("apply.needs.hint")
            + "</p>\n"
            + frame.form(
                Way.to(opened.number(), "needs"),
                opened.hidden(),
                "<fieldset aria-labelledby=\"question\"><ul>\n"
                    + choices
                    + "</ul></fieldset>\n"
                    + frame.button("next", "apply.next")
                    + frame.quietButton("later", "apply.later")));
  }

  /** Saves what was chosen and leads on. */
  Reply save(VisaFrame frame, Opened opened, Map<String, String> fields) {
    Set<Need> chosen =
        Arrays.stream(Need.values())
            .filter(need -> fields.containsKey("need-" + need.key()))
            .collect(Collectors.toSet());
    Outcome outcome =
        opened.act((tx, who) -> acts.needs(tx, who, opened.id(), Opened.seen(fields), chosen));
    return outcome.fold(
        done -> Reply.go(Way.to(opened.number(), fields.containsKey("later") ? "later" : "check")),
        refused -> again(frame, opened, "visa.refusal." + refused.why().key()),
        changed -> again(frame, opened, "apply.stale"));
  }

  private static Reply again(VisaFrame frame, Opened opened, String why) {
    return Reply.page(
        page(frame, opened.again(), List.of(new Wrong("question", frame.plain(why)))));
  }
}
