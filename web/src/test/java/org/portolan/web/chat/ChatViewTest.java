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
    String empty = view.empty(language, ticket, Written.nothing("V-7K3M-9QX4"));
    assertThat(empty)
        .contains("name=\"ticket\" value=\"" + ticket.text() + "\"", "V-7K3M-9QX4")
        .doesNotContain("{", "\u0000");
    for (ChatState state : ChatState.values()) {
      assertThat(view.chat(language, shown(language, state, "Hello"), Written.nothing("")))
          .contains("data-seq=\"2\"", "Answer", "UTC")
          .doesNotContain("{", "\u0000");
    }
    for (Refusal why : Refusal.values()) {
      Written refused = Written.of(Map.of("text", "kept")).refused(why);
      assertThat(view.empty(language, ticket, refused)).contains("text-error", "kept");
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
