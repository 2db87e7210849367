package org.portolan.web.visa;

import java.util.List;
import java.util.Map;
import org.portolan.web.start.PublicForm.Wrong;

/** Writes what somebody who helps is shown: what they may do, and where they enter their code. */
final class HelpView {

  private final VisaFrame frame;

  HelpView(VisaFrame frame) {
    this.frame = frame;
  }

  /** What they may do, above the application that they help with. */
  String above(Opened opened) {
    return VisaFrame.status(
            frame.text("apply.help.you")
                + "<br>"
                + frame.text(opened.isReadOnly() ? "apply.help.looks" : "apply.help.writes"))
        + frame.form(VisaFrame.HELP, Map.of(), frame.quietButton("leave", "apply.help.leave"));
  }

  /** Where the code is entered. */
  String page(List<Wrong> wrong) {
    boolean bad = !wrong.isEmpty();
    return frame.own(
        frame.plain("apply.help"),
        VisaFrame.HELP,
        frame.summary(wrong)
            + frame.paragraph("apply.help.lead")
            + frame.form(
                VisaFrame.HELP,
                Map.of(),
                "<label for=\"code\">%s</label>\n%s<input type=\"text\" id=\"code\" name=\"code\" dir=\"ltr\" maxlength=\"40\" autocomplete=\"off\"%s>\n%s"
                    .formatted(
                        frame.text("apply.help.code"),
                        VisaFrame.error("code", wrong),
                        bad ? " aria-invalid=\"true\" aria-describedby=\"code-error\"" : "",
                        frame.button("go", "apply.secret.go"))));
  }
}
