package org.portolan.web.hooks;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.portolan.messaging.inbox.InboundMessage;

class MessageHookTest {

  private static final String SID = "SM0123456789abcdef0123456789abcdef";

  private static InboundMessage quoting(String quoted) {
    return MessageHook.message(
        Map.of(
            "MessageSid", "SM" + "1".repeat(32),
            "From", "whatsapp:+251911000000",
            "To", "whatsapp:+15005550006",
            "Body", "1",
            "OriginalRepliedMessageSid", quoted));
  }

  @Test
  void who_quotes_a_message_of_ours_answers_that() {
    assertThat(quoting(SID).answers()).contains(SID);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "SM\0", "'; DROP", "a\nb"})
  void what_is_no_id_is_nothing(String quoted) {
    assertThat(quoting(quoted).answers()).isEqualTo(Optional.empty());
  }
}
