package org.portolan.web.portal;

import org.portolan.cases.portal.HearReaders;
import org.portolan.i18n.Language;
import org.portolan.web.start.PublicFrame;

/** Asks a reader whether a page helped. */
final class FeedbackForm {

  /** Its address below a language's. */
  static final String PATH = "feedback";

  private final PublicFrame frame = new PublicFrame();

  /**
   * The form for the end of a page.
   *
   * @param said what was typed before, to be put right
   */
  String html(Language reader, String slug, String said) {
    return """
    <form method="post" action="%s%s" accept-charset="UTF-8" class="feedback">
    <input type="hidden" name="page" value="%s">
    <fieldset><legend>%s</legend>
    <ul>%s%s</ul>
    </fieldset>
    <label for="said">%s</label>
    <textarea id="said" name="said" rows="3" maxlength="%d" dir="auto">%s</textarea>
    <input type="submit" value="%s">
    </form>
    """
        .formatted(
            PublicFrame.address(reader),
            PATH,
            PublicFrame.escaped(slug),
            frame.text(reader, "portal.helped"),
            choice(reader, "yes"),
            choice(reader, "no"),
            frame.text(reader, "portal.missed"),
            HearReaders.LONGEST,
            PublicFrame.escaped(said),
            frame.text(reader, "my.requests.send"));
  }

  private String choice(Language reader, String value) {
    return "<li><input type=\"radio\" name=\"helped\" id=\"helped-%1$s\" value=\"%1$s\"><label for=\"helped-%1$s\">%2$s</label></li>"
        .formatted(value, frame.text(reader, "export." + value));
  }
}
