package org.portolan.messaging.preview;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.portolan.cases.quarantine.Protocols;
import org.portolan.cases.quarantine.model.Question;
import org.portolan.i18n.Language;
import org.portolan.i18n.Languages;
import org.portolan.i18n.Texts;
import org.portolan.i18n.sms.SmsParts.Encoding;
import org.portolan.messaging.PublicAddress;
import org.portolan.messaging.preview.PreviewedMessage.InLanguage;
import org.portolan.messaging.preview.SampleMessage.Piece;

class PreviewMessagesTest {

  private static final PreviewMessages PREVIEW =
      new PreviewMessages(new PublicAddress("https://portolan.example"), "112");

  static List<SampleMessage> messages() {
    return PREVIEW.all();
  }

  @ParameterizedTest
  @MethodSource("messages")
  void keeps_to_its_budget_in_every_language_with_its_longest_values(SampleMessage message) {
    assertThat(PREVIEW.preview(message).languages())
        .hasSameSizeAs(message.languages())
        .allSatisfy(
            one ->
                assertThat(one.text().size().parts())
                    .as(one.language() + ": " + one.text().text())
                    .isBetween(1, message.budget()));
  }

  @ParameterizedTest
  @MethodSource("messages")
  void declares_no_more_parts_than_some_language_needs(SampleMessage message) {
    assertThat(PREVIEW.preview(message).mostParts()).isEqualTo(message.budget());
  }

  @ParameterizedTest
  @MethodSource("messages")
  void is_whole_and_in_its_own_language(SampleMessage message) {
    assertThat(PREVIEW.preview(message).languages())
        .allSatisfy(
            one -> assertThat(one.text().text()).doesNotContain("{", "}", "null").isNotBlank());
    assertThat(PREVIEW.preview(message).languages())
        .extracting(one -> one.text().text())
        .doesNotHaveDuplicates();
  }

  @Test
  void every_text_for_travellers_is_in_some_message() throws IOException {
    Set<String> texts = keys();
    texts.removeIf(key -> key.startsWith("handset."));
    Set<String> shown =
        messages().stream()
            .flatMap(message -> message.parts().stream())
            .flatMap(PreviewMessagesTest::keysOf)
            .collect(Collectors.toCollection(TreeSet::new));
    assertThat(shown).containsAll(texts);
  }

  private static Stream<String> keysOf(Piece piece) {
    Stream<String> own = Stream.concat(Stream.of(piece.key()), piece.options().stream());
    return Stream.concat(own, Stream.of("question.how-one", "question.how-several"));
  }

  private static Set<String> keys() throws IOException {
    Properties properties = new Properties();
    try (Reader file =
        new InputStreamReader(
            Texts.class.getResourceAsStream("texts/traveller/en.properties"),
            StandardCharsets.UTF_8)) {
      properties.load(file);
    }
    return new TreeSet<>(properties.stringPropertyNames());
  }

  @Test
  void questions_are_those_of_the_protocol() {
    Set<String> asked =
        new Protocols()
            .current().questions().stream()
                .map(Question::wording)
                .map(wording -> wording.parts().get(0))
                .map(part -> part.key() + part.optionKeys() + part.several())
                .collect(Collectors.toSet());
    Set<String> shown =
        messages().stream()
            .flatMap(message -> message.parts().stream())
            .filter(piece -> !piece.options().isEmpty())
            .map(piece -> piece.key() + piece.options() + piece.several())
            .collect(Collectors.toSet());
    assertThat(shown).isEqualTo(asked);
  }

  @Test
  void ids_name_one_message_each() {
    assertThat(messages()).extracting(SampleMessage::id).doesNotHaveDuplicates();
    assertThat(PREVIEW.find("traveller.code")).isPresent();
    assertThat(PREVIEW.find("no.such")).isEmpty();
    assertThat(PREVIEW.find(null)).isEmpty();
  }

  @Test
  void languages_that_need_the_most_parts_come_first() {
    PreviewedMessage preview = PREVIEW.preview(PREVIEW.find("reply.help-off-duty").orElseThrow());
    assertThat(preview.languages())
        .isSortedAccordingTo(
            (a, b) -> Integer.compare(b.text().size().parts(), a.text().size().parts()));
    assertThat(preview.languages())
        .extracting(InLanguage::language)
        .containsExactlyInAnyOrderElementsOf(Languages.travellers());
  }

  @Test
  void a_name_in_another_script_is_what_makes_an_english_text_dear() {
    PreviewedText text =
        PREVIEW.preview(PREVIEW.find("check-in.mood-shared").orElseThrow(), Language.ENGLISH);
    assertThat(text.size().encoding()).isEqualTo(Encoding.UCS_2);
    assertThat(text.forcing().get(0).name()).isEqualTo("ARABIC LETTER MEEM");
  }

  @Test
  void staff_are_written_to_in_the_languages_of_staff() {
    assertThat(PREVIEW.find("duty.alert").orElseThrow().languages()).isEqualTo(Languages.staff());
  }

  @Test
  void a_text_is_not_told_by_accident() {
    assertThat(PreviewedText.of("private").toString()).doesNotContain("private");
  }
}
