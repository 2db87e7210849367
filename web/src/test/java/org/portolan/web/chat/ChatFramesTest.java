package org.portolan.web.chat;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.portolan.cases.enquiry.PageTicket;

/** What comes over a chat's socket, and in the handshake before it. */
class ChatFramesTest {

  private static final String ID = "3f0c8f6e-0a51-4b7e-9a67-2f6f1f3f9b11";

  @Test
  void what_a_page_says_is_read() {
    ChatFrames.Said said =
        ChatFrames.read("{\"say\":\"" + ID + "\",\"text\":\"Hello\\n\\u202e\"}").orElseThrow();
    assertThat(said.say()).contains(UUID.fromString(ID));
    assertThat(said.text()).isEqualTo("Hello\n\u202e");
    assertThat(said.after()).isEmpty();
    assertThat(said.typing()).isFalse();
    assertThat(ChatFrames.read("{\"after\":7}").orElseThrow().after()).contains(7L);
    assertThat(ChatFrames.read("{\"read\":0,\"typing\":true}").orElseThrow().typing()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "x", "[]", "[{}]", "\"say\"", "{", "7", "null", "{\"a\":}"})
  void anything_else_is_nothing(String frame) {
    assertThat(ChatFrames.read(frame)).isEmpty();
  }

  @Test
  void a_frame_as_deep_as_it_is_long_is_nothing() {
    assertThat(ChatFrames.read("{\"a\":".repeat(3_000))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"after\":-1}",
        "{\"after\":1e300}",
        "{\"after\":99999999999999999999}",
        "{\"after\":\"1\"}",
        "{\"say\":\"1\"}",
        "{\"say\":{\"a\":1}}",
        "{\"read\":1.5}",
        "{\"text\":[]}"
      })
  void a_value_that_is_none_is_left_out(String frame) {
    ChatFrames.Said said = ChatFrames.read(frame).orElseThrow();
    assertThat(said.after()).isEmpty();
    assertThat(said.say()).isEmpty();
    assertThat(said.read()).isEmpty();
    assertThat(said.text()).isEmpty();
  }

  @Test
  void the_ticket_is_found_among_cookies_and_nothing_else_is_taken_for_one() {
    PageTicket ticket = PageTicket.draw();
    assertThat(ChatCookie.of(List.of("a=b; portolan-chat=" + ticket.text() + "; c=d")))
        .contains(ticket);
    assertThat(ChatCookie.of(List.of("a=b", "portolan-chat=" + ticket.text()))).contains(ticket);
    for (String none :
        List.of(
            "",
            ";",
            "portolan-chat",
            "portolan-chat=",
            "portolan-chat=x",
            "x-portolan-chat=" + ticket.text())) {
      assertThat(ChatCookie.of(List.of(none))).as(none).isEmpty();
    }
  }
}
