package org.portolan.web.chat;

import java.util.List;
import java.util.stream.Stream;
import org.portolan.cases.chat.FollowChat.Standing;
import org.portolan.cases.chat.model.Chat;
import org.portolan.cases.chat.model.ChatLine;
import org.portolan.cases.enquiry.PageTicket;
import org.portolan.cases.settings.Settings;
import org.portolan.i18n.Language;
import org.portolan.web.start.PublicForm;
import org.portolan.web.start.PublicForm.Wrong;
import org.portolan.web.start.PublicFrame;
import org.portolan.web.start.PublicFrame.Frame;
import org.portolan.web.start.PublicPages;

/** Writes the page of a chat. What somebody wrote is text, and isolated in its own direction. */
final class ChatView {

  /** Its address, below a language's. */
  static final String PATH = "chat";

  /** The same of its files. */
  static final String FILES = PATH + "/file";

  private static final String HEAD =
      "<meta name=\"robots\" content=\"noindex\">\n<script src=\"/style/chat.js\" defer></script>\n";

  private final PublicFrame frame = new PublicFrame();
  private final PublicForm form = new PublicForm(frame);
  private final PublicPages around;
  private final Settings settings;

  ChatView(Settings settings) {
    this.settings = settings;
    this.around = new PublicPages(settings);
  }

  /**
   * A chat as its visitor sees it.
   *
   * @param lines the last that were said, in order
   */
  record Shown(PageTicket ticket, Chat chat, Standing standing, List<ChatLine> lines) {

    @Override
    public String toString() {
      return "Shown";
    }
  }

  /**
   * Before anything is said.
   *
   * @param mine whether the reader has a chat under way, which they are led to
   */
  String empty(Language language, PageTicket ticket, Written written, boolean mine) {
    return page(
        language,
        form.summary(wrong(language, written))
            + (mine ? beside(language).button("mine", "chat.mine") : "")
            + begin(language, ticket, written)
            + (written.isRefused() ? "" : code(language, "", List.of())));
  }

  /** Nobody has such a code. */
  String unknown(Language language, PageTicket ticket, String typed) {
    List<Wrong> wrong = List.of(new Wrong("code", frame.plain(language, "answer.unknown")));
    return page(
        language,
        form.summary(wrong)
            + begin(language, ticket, Written.nothing(""))
            + code(language, typed, wrong));
  }

  private String begin(Language language, PageTicket ticket, Written written) {
    String about =
        written.about().isEmpty()
            ? ""
            : "<p id=\"about\">"
                + frame
                    .text(language, "chat.about", "reference", "\u0000")
                    .replace(
                        "\u0000",
                        "<bdi dir=\"ltr\">" + PublicFrame.escaped(written.about()) + "</bdi>")
                + "</p>\n";
    return wait(language, written)
        + frame.paragraph(language, "chat.lead")
        + around.danger(language)
        + about
        + """
        <form method="post" action="%s%s" accept-charset="UTF-8">
        <input type="hidden" name="ticket" value="%s">
        <input type="hidden" name="about" value="%s">
        %s<input type="submit" id="send" name="say" value="%s">
        </form>
        """
            .formatted(
                PublicFrame.address(language),
                PATH,
                ticket.text(),
                PublicFrame.escaped(written.about()),
                field(language, written),
                frame.text(language, "chat.start"));
  }

  /** The way on for whoever has begun elsewhere. */
  private String code(Language language, String typed, List<Wrong> wrong) {
    return """
    <details%s><summary>%s</summary>
    <form method="post" action="%s%s" accept-charset="UTF-8">
    %s<input type="text" id="code" name="code" dir="ltr" autocomplete="off" autocapitalize="characters" spellcheck="false" maxlength="40" value="%s"%s>
    <input type="submit" class="quiet" id="go-on" value="%s">
    </form></details>
    """
        .formatted(
            wrong.isEmpty() ? "" : " open",
            frame.text(language, "chat.go-on"),
            PublicFrame.address(language),
            PATH,
            form.above(language, "code", "chat.code", "answer.code-hint", wrong),
            PublicFrame.escaped(typed),
            PublicForm.described("code", wrong),
            frame.text(language, "answer.submit"));
  }

  /** What is written, with the id that makes it one message however often it is sent. */
  private String field(Language language, Written written) {
    List<Wrong> wrong = wrong(language, written);
    return """
    <input type="hidden" name="message" value="%s">
    %s<textarea id="text" name="text" rows="3" dir="auto" autocomplete="off"%s>
    %s</textarea>
    """
        .formatted(
            written.message(),
            form.above(language, "text", "chat.text", "ask.text-hint", wrong),
            PublicForm.described("text", wrong),
            PublicFrame.escaped(written.text()));
  }

  private static List<Wrong> wrong(Language language, Written written) {
    Stream<Wrong> text =
        written.wrong().map(why -> new Wrong("text", Written.why(language, why))).stream();
    Stream<Wrong> file = written.wrongFile().map(why -> new Wrong("file", why)).stream();
    return Stream.concat(text, file).toList();
  }

  private String wait(Language language, Written written) {
    return written.waitMinutes() == 0
        ? ""
        : "<p class=\"danger\" role=\"alert\">"
            + frame.text(language, "really.wait", "minutes", written.waitMinutes())
            + "</p>\n";
  }

  /** A chat that was begun. */
  String chat(Language language, Shown shown, Written written) {
    String told =
        written
            .told()
            .map(
                text ->
                    "<p class=\"danger\" role=\"alert\">" + PublicFrame.escaped(text) + "</p>\n")
            .orElse("");
    String lines =
        new ChatLinesView(frame, language).lines(shown.lines(), shown.standing().deskRead());
    String standing = PublicFrame.escaped(StandingWords.of(language, shown.standing()));
    String below =
        shown.chat().isOpen() ? open(language, shown, written) : ended(language, shown.chat());
    return page(
        language,
        form.summary(wrong(language, written))
            + told
            + """
            <div id="chat" data-chat="%s" data-last="%d" data-open="%s">
            <p class="status" role="status" id="standing">%s</p>
            <div role="log"><ol class="talk" id="lines">
            %s</ol></div>
            <p class="hint" id="typing" role="status"%s>%s</p>
            %s</div>
            """
                .formatted(
                    shown.chat().id(),
                    shown.chat().lastSeq(),
                    shown.chat().isOpen(),
                    standing,
                    lines,
                    shown.standing().typing() ? "" : " hidden",
                    frame.text(language, "chat.typing"),
                    below));
  }

  private String open(Language language, Shown shown, Written written) {
    ChatBeside beside = beside(language);
    return """
    %s<p class="danger" id="lost" role="status" hidden>%s</p>
    <p class="danger" id="told" role="alert" hidden></p>
    <p class="danger" id="refused" role="alert" hidden></p>
    <form id="say" method="post" action="%s%s" accept-charset="UTF-8" data-pending="%s" data-read="%s">
    %s<input type="submit" id="send" name="say" value="%s">
    <input type="submit" class="quiet" id="look" name="look" value="%s">
    </form>
    %s<details><summary>%s</summary>
    <p><b><bdi dir="ltr" id="ticket">%s</bdi></b></p>
    <p class="hint">%s</p></details>
    %s%s"""
        .formatted(
            new ChatLinesView(frame, language).templates(),
            frame.text(language, "chat.lost"),
            PublicFrame.address(language),
            PATH,
            frame.text(language, "chat.pending"),
            frame.text(language, "chat.read"),
            field(language, written),
            frame.text(language, "chat.send"),
            frame.text(language, "chat.look"),
            beside.file(wrong(language, written), written),
            frame.text(language, "chat.code"),
            shown.ticket().text(),
            frame.text(language, "chat.code-hint"),
            beside.byText(shown.chat(), written),
            beside.button("end", "chat.end"));
  }

  private String ended(Language language, Chat chat) {
    String asked =
        chat.helped().isPresent()
            ? "<p role=\"status\">" + frame.text(language, "chat.thanks") + "</p>\n"
            : """
            <form id="rate" method="post" action="%s%s">
            <p>%s</p>
            <p class="further"><button name="helped" value="yes">%s</button> <button name="helped" value="no">%s</button></p>
            </form>
            """
                .formatted(
                    PublicFrame.address(language),
                    PATH,
                    frame.text(language, "chat.helped"),
                    frame.text(language, "export.yes"),
                    frame.text(language, "export.no"));
    return asked + beside(language).button("again", "chat.new");
  }

  private ChatBeside beside(Language language) {
    return new ChatBeside(frame, form, language, settings);
  }

  private String page(Language language, String content) {
    return frame.page(
        new Frame(language, frame.text(language, "chat.title"), "", PATH, HEAD, ""),
        content + around.help(language) + frame.unreviewed(language));
  }
}
