package org.portolan.messaging.twilio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.portolan.i18n.Language;
import org.portolan.messaging.twilio.WhatsAppTemplates.Template;

class WhatsAppTemplatesTest {

  private static final String SID = "HX0123456789abcdef0123456789ABCDEF";

  private final WhatsAppTemplates templates =
      WhatsAppTemplates.read(
          """
          {"check-in": {"en": "%1$s", "fa": {"sid": "%1$s", "text": "body"}},
           "closing": {"en": {"sid": "%1$s"}}}"""
              .formatted(SID));

  @Test
  void each_purpose_has_its_own_in_each_language_and_no_other() {
    assertThat(templates.of("check-in", Language.ENGLISH))
        .contains(new Template(SID, Optional.empty()));
    assertThat(templates.of("closing", Language.ENGLISH)).isPresent();
    assertThat(templates.of("check-in", Language.of("fr"))).isEmpty();
    assertThat(templates.of("check-in", Language.of("fa-AF"))).isEmpty();
    assertThat(templates.of("notice", Language.ENGLISH)).isEmpty();
    assertThat(templates.isEmpty()).isFalse();
    assertThat(WhatsAppTemplates.none().isEmpty()).isTrue();
  }

  @Test
  void a_message_is_put_in_on_one_line() {
    Template template = templates.of("check-in", Language.of("fa")).orElseThrow();

    assertThat(template.variables("How \"are\" you?\n\n1 Well\r\n2 Not     well\n"))
        .contains("{\"body\":\"How \\\"are\\\" you? · 1 Well · 2 Not well\"}");
    assertThat(template.holds("x".repeat(900))).isTrue();
    assertThat(template.holds("x".repeat(901))).isFalse();
    assertThat(template.holds("  ")).isFalse();
  }

  @Test
  void a_template_that_says_all_itself_takes_any_message() {
    Template template = templates.of("check-in", Language.ENGLISH).orElseThrow();

    assertThat(template.variables("anything")).isEmpty();
    assertThat(template.holds("x".repeat(5_000))).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "no json",
        "{\"check-in\": {\"en\": \"HX12\"}}",
        "{\"check-in\": {\"en\": {\"text\": \"1\"}}}",
        "{\"check-in\": {\"en\": 5}}"
      })
  void what_cannot_be_read_is_refused_at_the_start(String json) {
    assertThatThrownBy(() -> WhatsAppTemplates.read(json))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("PORTOLAN_WHATSAPP_TEMPLATES");
  }
}
