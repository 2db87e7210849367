package org.portolan.web.chat;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.portolan.cases.chat.ChatByText;
import org.portolan.cases.chat.model.Chat;
import org.portolan.cases.settings.Settings;
import org.portolan.i18n.Language;
import org.portolan.web.start.PublicForm;
import org.portolan.web.start.PublicForm.Wrong;
import org.portolan.web.start.PublicFrame;
import org.portolan.web.uploads.UploadLimit;

/** Writes what stands beside the words of a chat: how a file is sent, and how one goes on. */
final class ChatBeside {

  private static final String KINDS = "image/jpeg,image/png,application/pdf";

  private final PublicFrame frame;
  private final PublicForm form;
  private final Language language;
  private final UploadLimit limit;
  private final Optional<String> number;

  ChatBeside(PublicFrame frame, PublicForm form, Language language, Settings settings) {
    this.frame = frame;
    this.form = form;
    this.language = language;
    this.limit = UploadLimit.of(settings);
    this.number = settings.find("TWILIO_FROM");
  }

  /**
   * How a guest goes on by text; a number that nobody wrote from gets none, nor does who is known
   * as an applicant.
   */
  String byText(Chat chat, Written written) {
    if (number.isEmpty() || !chat.ofEnquiry() || chat.linked().isPresent()) {
      return "";
    }
    if (chat.byText()) {
      return "<p class=\"hint\" id=\"texting\">"
          + frame.text(language, "chat.by-text-on")
          + "</p>\n";
    }
    return written
        .code()
        .map(code -> texted(code, number.get()))
        .orElseGet(() -> button("by-text", "chat.by-text"));
  }

  private String texted(String code, String to) {
    String address = "sms:" + to + "?body=" + code.replace(" ", "%20");
    return """
    <section id="texting" aria-live="polite"><p>%s</p>
    <p><b><bdi dir="ltr" id="texted">%s</bdi></b></p>
    <p class="hint">%s</p></section>
    """
        .formatted(
            frame.withLink(language, "chat.by-text-to", "number", address, to),
            PublicFrame.escaped(code),
            frame.text(language, "chat.by-text-hint", "minutes", ChatByText.GOOD_FOR.toMinutes()));
  }

  /** What is sent beside words, by a form of its own. */
  String file(List<Wrong> wrong, Written written) {
    return """
    <details%s><summary>%s</summary>
    <form id="send-file" method="post" action="%s%s" enctype="multipart/form-data" accept-charset="UTF-8">
    <input type="hidden" name="message" value="%s">
    %s<input type="file" id="file" name="file" accept="%s"%s>
    <input type="submit" class="quiet" id="add-file" value="%s">
    </form></details>
    """
        .formatted(
            written.wrongFile().isPresent() ? " open" : "",
            frame.text(language, "chat.file"),
            PublicFrame.address(language),
            ChatView.FILES,
            UUID.randomUUID(),
            form.aboveWith(
                language,
                "file",
                "apply.files.choose",
                frame.text(language, "chat.file-hint", "mb", limit.megabytes()),
                wrong),
            KINDS,
            PublicForm.described("file", wrong),
            frame.text(language, "chat.file-send"));
  }

  /** A form with nothing but a button. */
  String button(String name, String key) {
    return """
    <form method="post" action="%s%s"><input type="submit" class="quiet" id="%s" name="%3$s" value="%s"></form>
    """
        .formatted(PublicFrame.address(language), ChatView.PATH, name, frame.text(language, key));
  }
}
