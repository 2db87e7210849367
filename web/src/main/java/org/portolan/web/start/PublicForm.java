package org.portolan.web.start;

import java.util.List;
import java.util.stream.Collectors;
import org.portolan.i18n.Language;

/** Forms of public pages: labels with hints, and what is wrong, beside the field and on top. */
public final class PublicForm {

  private final PublicFrame frame;

  public PublicForm(PublicFrame frame) {
    this.frame = frame;
  }

  /**
   * A field that cannot be read.
   *
   * @param field its id and name
   * @param text what is wrong and how to put it right, in the reader's language
   */
  public record Wrong(String field, String text) {}

  /** All that is wrong, each leading to its field; nothing when nothing is. */
  public String summary(List<Wrong> wrong) {
    return wrong.isEmpty()
        ? ""
        : "<div class=\"danger\" role=\"alert\">" + items(wrong) + "</div>\n";
  }

  /** The same under a title; whoever gets the page begins to read there. */
  public String focused(Language language, String title, List<Wrong> wrong) {
    return "<div class=\"danger\" role=\"alert\" id=\"wrong\" tabindex=\"-1\" autofocus><h2>%s</h2>%s</div>\n"
        .formatted(frame.text(language, title), items(wrong));
  }

  private static String items(List<Wrong> wrong) {
    return wrong.stream()
        .map(
            one ->
                "<li><a href=\"#%s\">%s</a></li>"
                    .formatted(one.field(), PublicFrame.escaped(one.text())))
        .collect(Collectors.joining("", "<ul>", "</ul>"));
  }

  /** What stands above a field: its label, its hint, and what is wrong with it. */
  public String above(Language language, String id, String label, String hint, List<Wrong> wrong) {
    return aboveWith(language, id, label, frame.text(language, hint), wrong);
  }

  /**
   * The same with a hint that says how many there may be, or the like.
   *
   * @param hint HTML
   */
  public String aboveWith(
      Language language, String id, String label, String hint, List<Wrong> wrong) {
    return "<label for=\"%1$s\">%2$s</label>\n<p class=\"hint\" id=\"%1$s-hint\">%3$s</p>\n%4$s"
        .formatted(id, frame.text(language, label), hint, error(id, wrong));
  }

  /** What is wrong with a field, as it stands beside it; nothing when nothing is. */
  public static String error(String id, List<Wrong> wrong) {
    return wrong.stream()
        .filter(one -> one.field().equals(id))
        .map(
            one ->
                "<p class=\"error\" id=\"%s-error\">%s</p>\n"
                    .formatted(id, PublicFrame.escaped(one.text())))
        .collect(Collectors.joining());
  }

  /** The attributes that tie a field to what stands above it. */
  public static String described(String id, List<Wrong> wrong) {
    boolean bad = wrong.stream().anyMatch(one -> one.field().equals(id));
    return bad
        ? " aria-invalid=\"true\" aria-describedby=\"%1$s-error %1$s-hint\"".formatted(id)
        : " aria-describedby=\"%s-hint\"".formatted(id);
  }
}
