package org.portolan.messaging.voice;

import static org.assertj.core.api.Assertions.assertThat;

import com.twilio.twiml.voice.Say;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.portolan.i18n.Language;
import org.portolan.i18n.Languages;

class VoicesTest {

  @Test
  void every_voice_is_one_that_twilio_has_for_that_language() {
    var names =
        Arrays.stream(Say.Voice.values()).map(Say.Voice::toString).collect(Collectors.toSet());
    var locales =
        Arrays.stream(Say.Language.values())
            .map(Say.Language::toString)
            .collect(Collectors.toSet());
    assertThat(Languages.travellers())
        .filteredOn(language -> Voices.of(language).isPresent())
        .hasSize(10)
        .allSatisfy(
            language -> {
              assertThat(names).contains(Voices.of(language).orElseThrow().name());
              assertThat(locales).contains(Voices.of(language).orElseThrow().locale());
            });
  }

  @Test
  void no_language_is_read_in_anothers_voice() {
    assertThat(Languages.travellers())
        .filteredOn(language -> Voices.of(language).isEmpty())
        .extracting(Language::tag)
        .containsExactly("fa", "fa-AF", "ti", "sw");
    assertThat(Languages.travellers().stream().flatMap(one -> Voices.of(one).stream()).toList())
        .doesNotHaveDuplicates();
  }
}
