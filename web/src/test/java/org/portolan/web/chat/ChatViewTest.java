package org.portolan.web.chat;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.portolan.cases.attachments.Attachment;
import org.portolan.cases.attachments.FileType;
import org.portolan.cases.chat.FollowChat.Standing;
import org.portolan.cases.chat.SayInChat.Refusal;
import org.portolan.cases.chat.model.Chat;
import org.portolan.cases.chat.model.ChatLine;
import org.portolan.cases.chat.model.ChatState;
import org.portolan.cases.chat.model.Side;
import org.portolan.cases.enquiry.PageTicket;
import org.portolan.cases.settings.Settings;
import org.portolan.i18n.Language;
import org.portolan.i18n.Languages;
import org.portolan.web.start.PublicFrame;

/** What the page of a chat says, in every language. */
class ChatViewTest {

  private static final Instant AT = Instant.parse("2026-11-27T09:05:30Z");

  private final ChatView view = new ChatView(Settings.of(Map.of()));
  private final PageTicket ticket = PageTicket.draw();

  static List<Language> languages() {
    return Languages.travellers();
  }

  private static Standing standing(ChatState state, boolean here, Optional<Instant> opens) {
    return new Standing(state, 2, 1, true, 3, Optional.of(4L), here, opens);
  }

  private ChatView.Shown shown(Language language, ChatState state, String text) {
    return shown(language, state, text, false);
  }

  private ChatView.Shown shown(Language language, ChatState state, String text, boolean byText) {
    Chat chat =
        new Chat(
            UUID.randomUUID(),
            UUID.randomUUID(),
            true,
            "information/desk",
            language,
            state,
            AT,
            Optional.of(AT),
            Optional.empty(),
            Optional.empty(),
            2,
            0,
            1,
            Optional.empty(),
            Optional.empty(),
            byText,
            Optional.empty(),
            Optional.empty(),
            Optional.empty());
    return new ChatView.Shown(
        ticket,
        chat,
        standing(state, true, Optional.empty()),
        List.of(
            new ChatLine(1, UUID.randomUUID(), Side.VISITOR, AT, text),
            new ChatLine(2, UUID.randomUUID(), Side.DESK, AT, "Answer")));
  }

  @ParameterizedTest
  @MethodSource("languages")
  void every_page_of_it_is_whole_in_every_language(Language language) {
    String empty = view.empty(language, ticket, Written.nothing("V-7K3M-9QX4"), true);
    assertThat(empty)
        .contains("name=\"ticket\" value=\"" + ticket.text() + "\"", "V-7K3M-9QX4", "id=\"mine\"")
        .doesNotContain("{", "\u0000");
    for (ChatState state : ChatState.values()) {
      assertThat(view.chat(language, shown(language, state, "Hello"), Written.nothing("")))
          .contains("data-seq=\"2\"", "Answer", "UTC")
          .doesNotContain("{", "\u0000");
    }
    for (Refusal why : Refusal.values()) {
      Written refused = Written.of(Map.of("text", "kept")).refused(why);
      assertThat(view.empty(language, ticket, refused, false)).contains("text-error", "kept");
    }
    assertThat(StandingWords.of(language, standing(ChatState.WAITING, false, Optional.of(AT))))
        .contains("UTC");
  }

  @Test
  void what_somebody_wrote_is_text_and_its_lines_are_kept() {
    String hostile = "<script>alert(1)</script>\n\"&\u202e";
    String page =
        view.chat(
            Language.ENGLISH,
            shown(Language.ENGLISH, ChatState.TALKING, hostile),
            Written.of(Map.of("text", "</textarea><b>", "about", "\"><b>")));
    assertThat(page)
        .contains(
            "dir=\"auto\" class=\"said\">&lt;script&gt;alert(1)&lt;/script&gt;<br>&quot;&amp;\u202e</p>")
        .contains("&lt;/textarea&gt;&lt;b&gt;")
        .doesNotContain("<script>alert", "<b>\"", "</textarea><b>");
  }

  @Test
  void a_form_that_is_sent_again_has_the_same_message_in_it() {
    String id = UUID.randomUUID().toString();
    assertThat(Written.of(Map.of("message", id)).message()).hasToString(id);
    for (String made : List.of("", "x", id + "0", "1-1-1-1-1")) {
      assertThat(Written.of(Map.of("message", made)).message()).isNotNull();
    }
  }

  @Test
  void a_picture_is_shown_and_a_paper_is_to_be_saved_and_what_is_not_kept_is_left_out() {
    Attachment picture = attachment(Optional.of(FileType.PNG));
    Attachment paper = attachment(Optional.of(FileType.PDF));
    Attachment coming = attachment(Optional.empty());
    ChatLine line =
        new ChatLine(1, UUID.randomUUID(), Side.VISITOR, AT, "", List.of(picture, paper, coming));
    String html = new ChatLinesView(new PublicFrame(), Language.of("fr")).lines(List.of(line), 0);
    assertThat(html)
        .contains("<a href=\"/fr/chat/file/" + picture.id() + "/large\"><img src=")
        .contains("alt=\"Image\"")
        .contains("<a href=\"/fr/chat/file/" + paper.id() + "\" download>Document PDF</a>")
        .doesNotContain(coming.id().toString());
    String frame = ChatFrames.line(Language.of("fr"), UUID.randomUUID(), line);
    assertThat(frame)
        .contains("/fr/chat/file/" + picture.id(), "Document PDF")
        .doesNotContain(coming.id().toString());
  }

  @ParameterizedTest
  @MethodSource("languages")
  void what_came_by_text_says_so(Language language) {
    String mark = ChatLinesView.texted(language);
    ChatLinesView view = new ChatLinesView(new PublicFrame(), language);
    for (boolean texted : List.of(true, false)) {
      ChatLine line =
          new ChatLine(1, UUID.randomUUID(), Side.VISITOR, AT, "Hello", List.of(), texted);
      assertThat(view.lines(List.of(line), 0).contains(mark)).isEqualTo(texted);
      assertThat(ChatFrames.line(language, UUID.randomUUID(), line).contains(mark))
          .isEqualTo(texted);
    }
  }

  private static Attachment attachment(Optional<FileType> type) {
    return new Attachment(
        UUID.randomUUID(),
        UUID.randomUUID(),
        UUID.randomUUID(),
        0,
        AT,
        type,
        10,
        Optional.empty(),
        Optional.empty(),
        false);
  }

  @Test
  void why_a_file_is_not_sent_stands_beside_it() {
    String page =
        view.chat(
            Language.ENGLISH,
            shown(Language.ENGLISH, ChatState.WAITING, "Hello"),
            Written.fileRefused("too <large>"));
    assertThat(page)
        .contains("<details open>", "id=\"file-error\">too &lt;large&gt;", "href=\"#file\"");
  }

  @ParameterizedTest
  @MethodSource("languages")
  void a_guest_goes_on_by_text_with_a_code_where_there_is_a_number(Language language) {
    ChatView texting = new ChatView(Settings.of(Map.of("PORTOLAN_TWILIO_FROM", "+15005550006")));
    ChatView.Shown chat = shown(language, ChatState.TALKING, "Hello");
    assertThat(texting.chat(language, chat, Written.nothing(""))).contains("name=\"by-text\"");
    assertThat(view.chat(language, chat, Written.nothing(""))).doesNotContain("by-text");
    Written drawn = Written.nothing("").toText(Optional.of("CHAT 7K3M-9QX4"));
    assertThat(texting.chat(language, chat, drawn))
        .contains("sms:+15005550006?body=CHAT%207K3M-9QX4", "id=\"texted\">CHAT 7K3M-9QX4")
        .doesNotContain("{", "\u0000");
    ChatView.Shown away = shown(language, ChatState.TALKING, "Hello", true);
    assertThat(texting.chat(language, away, Written.nothing("")))
        .contains("id=\"texting\"")
        .doesNotContain("name=\"by-text\"");
  }

  @Test
  void an_ended_chat_asks_once_whether_it_helped() {
    assertThat(
            view.chat(
                Language.ENGLISH,
                shown(Language.ENGLISH, ChatState.ENDED, "Hello"),
                Written.nothing("")))
        .contains("id=\"rate\"")
        .doesNotContain("id=\"say\"");
  }
}
