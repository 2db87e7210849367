package org.portolan.web.visa;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.portolan.cases.visa.model.VisaType;
import org.portolan.web.start.PublicForm.Wrong;
import org.portolan.web.start.PublicFrame;

/** Writes the page on which an application begins. */
final class BeginView {

  private final VisaFrame frame;
  private final List<String> posts;

  /**
   * @param posts that take applications; where there is one only nobody is asked
   */
  BeginView(VisaFrame frame, List<String> posts) {
    this.frame = frame;
    this.posts = posts;
  }

  /** The form, with what is wrong with it. */
  String page(VisaType type, BeginForm form) {
    return page(type, form, "");
  }

  /** Begun too often from there. */
  String wait(VisaType type, BeginForm form, long minutes) {
    String wait = frame.text("really.wait", "minutes", minutes);
    return page(type, form, "<p class=\"danger\" role=\"alert\">" + wait + "</p>\n");
  }

  private String page(VisaType type, BeginForm form, String above) {
    return frame.own(
        frame.plain("apply.begin.title"),
        VisaFrame.PATH,
        above
            + frame.summary(form.wrong())
            + frame.back(VisaFrame.PATH)
            + "<p>"
            + frame.text(type.textKey())
            + "</p>\n"
            + new TypesView(frame).sample(type)
            + frame.form(
                VisaFrame.PATH + "/begin",
                Map.of("type", type.id()),
                name(form)
                    + field(form, "phone", form.typed("phone"), "apply.contact-hint", "tel")
                    + posts(form)
                    + frame.button("start", "my.sign-in.submit")));
  }

  private String name(BeginForm form) {
    String offer = form.isOffered() ? VisaFrame.status(frame.text("apply.latin-offered")) : "";
    return field(form, "name", form.typed("name"), "", "name")
        + offer
        + field(form, "latin", form.latin(), "apply.latin-hint", "off");
  }

  private String field(BeginForm form, String id, String value, String hint, String autocomplete) {
    boolean bad = form.wrong().stream().map(Wrong::field).anyMatch(id::equals);
    String described = (bad ? id + "-error " : "") + (hint.isEmpty() ? "" : id + "-hint");
    return """
    <label for="%1$s">%2$s</label>
    %3$s%4$s<input type="text" id="%1$s" name="%1$s" dir="%5$s" autocomplete="%6$s" maxlength="500" value="%7$s"%8$s%9$s>
    """
        .formatted(
            id,
            frame.text(label(id)),
            hint.isEmpty()
                ? ""
                : "<p class=\"hint\" id=\"%s-hint\">%s</p>\n".formatted(id, frame.text(hint)),
            VisaFrame.error(id, form.wrong()),
            id.equals("name") ? "auto" : "ltr",
            autocomplete,
            PublicFrame.escaped(value),
            described.isBlank() ? "" : " aria-describedby=\"" + described.strip() + "\"",
            bad ? " aria-invalid=\"true\"" : "");
  }

  private static String label(String id) {
    return switch (id) {
      case "name" -> "visa.question.name";
      case "latin" -> "apply.latin";
      default -> "apply.phone";
    };
  }

  private String posts(BeginForm form) {
    if (posts.size() < 2) {
      return "";
    }
    return posts.stream()
        .map(
            post ->
                "<option value=\"%1$s\"%2$s>%1$s</option>"
                    .formatted(
                        PublicFrame.escaped(post),
                        post.equals(form.typed("post")) ? " selected" : ""))
        .collect(
            Collectors.joining(
                "\n",
                "<label for=\"post\">%s</label>\n<select id=\"post\" name=\"post\" dir=\"ltr\">"
                    .formatted(frame.text("apply.post")),
                "</select>\n"));
  }
}
