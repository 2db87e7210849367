package org.portolan.web.visa;

import java.util.List;
import java.util.Map;
import org.portolan.web.start.PublicForm.Wrong;

/** Writes the page that a code is entered on, with the reference of the application just begun. */
final class CodeView {

  private final VisaFrame frame;

  CodeView(VisaFrame frame) {
    this.frame = frame;
  }

  /**
   * The form.
   *
   * @param wrong whether a code was entered that does not fit
   */
  String page(String reference, boolean wrong) {
    List<Wrong> errors =
        wrong ? List.of(new Wrong("code", frame.plain("my.code.wrong"))) : List.of();
    String form =
        """
        <label for="code">%s</label>
        %s<input type="text" id="code" name="code" class="short" dir="ltr" inputmode="numeric" autocomplete="one-time-code" maxlength="20"%s>
        %s\
        """
            .formatted(
                frame.text("my.code.label"),
                VisaFrame.error("code", errors),
                wrong ? " aria-invalid=\"true\" aria-describedby=\"code-error\"" : "",
                frame.button("go", "my.code.submit"));
    return frame.own(
        frame.plain("my.code.title"),
        VisaFrame.PATH,
        frame.summary(errors)
            + frame.paragraph("apply.code.sent")
            + reference(reference)
            + frame.form(VisaFrame.PATH + "/code", Map.of("reference", reference), form)
            + "<p>"
            + frame.link("my/sign-in", "my.code.again")
            + "</p>\n");
  }

  /** The application is begun, and codes were asked for too often. */
  String wait(String reference, long minutes) {
    return frame.own(
        frame.plain("my.code.title"),
        VisaFrame.PATH,
        "<p class=\"danger\" role=\"alert\">"
            + frame.text("my.sign-in.wait", "minutes", minutes)
            + "</p>\n"
            + reference(reference)
            + "<p>"
            + frame.link("my/sign-in", "my.code.again")
            + "</p>\n");
  }

  private String reference(String reference) {
    return reference.isEmpty()
        ? ""
        : VisaFrame.status(
            "%s: <b id=\"reference\">%s</b><br>%s"
                .formatted(
                    frame.text("apply.reference"),
                    VisaFrame.ltr(reference),
                    frame.text("apply.reference-hint")));
  }
}
