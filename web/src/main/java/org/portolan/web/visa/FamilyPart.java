package org.portolan.web.visa;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.portolan.cases.visa.ApplyTogether;
import org.portolan.cases.visa.ApplyTogether.Invitation;
import org.portolan.cases.visa.model.Refusal;
import org.portolan.web.start.PublicForm.Wrong;
import org.portolan.web.start.PublicFrame;

/** Applying together with other adults of a family, each with an application of their own. */
@Dependent
public class FamilyPart {

  private static final int LONGEST_CODE = 40;

  @Inject private ApplyTogether together;

  /** Whether they do, and how to. */
  Reply show(VisaFrame frame, Opened opened, List<Wrong> wrong) {
    return page(frame, opened, wrong, "");
  }

  private Reply page(VisaFrame frame, Opened opened, List<Wrong> wrong, String above) {
    boolean isTogether = opened.act((tx, who) -> together.isTogether(tx, opened.id()));
    String here = Way.to(opened.number(), "family");
    return Reply.page(
        frame.own(
            frame.plain("apply.family"),
            here,
            frame.summary(wrong)
                + above
                + frame.back(Way.to(opened.number()))
                + frame.paragraph("apply.family.lead")
                + (isTogether
                    ? "<p id=\"together\">" + frame.text("apply.family.together") + "</p>\n"
                    : "")
                + (opened.view().state().isClosed() ? "" : ways(frame, opened, here, wrong))
                + (isTogether
                    ? frame.form(
                        here, opened.hidden(), frame.quietButton("leave", "apply.family.leave"))
                    : "")));
  }

  private static String ways(VisaFrame frame, Opened opened, String here, List<Wrong> wrong) {
    boolean bad = !wrong.isEmpty();
    return frame.form(here, opened.hidden(), frame.button("invite", "apply.family.invite"))
        + frame.form(
            here,
            opened.hidden(),
            "<label for=\"code\">%s</label>\n%s<input type=\"text\" id=\"code\" name=\"code\" dir=\"ltr\" maxlength=\"%d\" autocomplete=\"off\"%s>\n%s"
                .formatted(
                    frame.text("apply.family.code"),
                    VisaFrame.error("code", wrong),
                    LONGEST_CODE,
                    bad ? " aria-invalid=\"true\" aria-describedby=\"code-error\"" : "",
                    frame.quietButton("join", "apply.family.join")));
  }

  /** Draws a code, takes one, or leaves. */
  Reply act(VisaFrame frame, Opened opened, Map<String, String> fields) {
    if (fields.containsKey("leave")) {
      opened.act(
          (tx, who) -> {
            together.leave(tx, who, opened.id());
            return null;
          });
      return Reply.go(Way.to(opened.number(), "family"));
    }
    return fields.containsKey("invite")
        ? invited(frame, opened)
        : joined(frame, opened, fields.getOrDefault("code", ""));
  }

  /** The code is shown once; nobody can tell it again. */
  private Reply invited(VisaFrame frame, Opened opened) {
    Optional<Invitation> invitation =
        opened.act((tx, who) -> together.invite(tx, who, opened.id()));
    String above =
        invitation
            .map(
                one ->
                    VisaFrame.status(
                        "<b id=\"family-code\">%s</b><br>%s"
                            .formatted(
                                VisaFrame.ltr(one.code().text()),
                                PublicFrame.escaped(
                                    frame.plain(
                                        "apply.family.give", "day", frame.day(one.lastDay()))))))
            .orElse("");
    List<Wrong> wrong =
        invitation.isPresent()
            ? List.of()
            : List.of(new Wrong("question", frame.plain("visa.refusal.too-many")));
    return page(frame, opened, wrong, above);
  }

  private Reply joined(VisaFrame frame, Opened opened, String code) {
    Optional<Refusal> refusal = opened.act((tx, who) -> together.join(tx, who, opened.id(), code));
    return refusal.isEmpty()
        ? Reply.go(Way.to(opened.number(), "family"))
        : show(frame, opened, List.of(new Wrong("code", frame.plain("apply.family.wrong"))));
  }
}
