package org.portolan.messaging.voice;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.portolan.cases.quarantine.Protocols;
import org.portolan.cases.quarantine.model.Question;
import org.portolan.cases.wording.Wording;
import org.portolan.i18n.Language;
import org.portolan.messaging.outbox.Rendering;
import org.portolan.messaging.prompts.NeededPrompts;

class ScriptTest {

  private static final String LATE = "2026-11-24T21:50";

  private final NeededPrompts needed = new NeededPrompts(new Protocols(), "112");

  private static List<String> said(Wording wording) {
    return Script.of(wording).orElseThrow().sentences().stream()
        .map(sentence -> sentence.text(Language.ENGLISH))
        .toList();
  }

  private static InRecordings recordings(Sentence sentence) {
    return InRecordings.of(sentence).orElseThrow();
  }

  private static Sentence first(Wording wording) {
    return Script.of(wording).orElseThrow().sentences().get(0);
  }

  private static Wording question(String id) {
    return new Protocols().current().question(id).wording();
  }

  @Test
  void a_question_is_said_with_the_key_behind_each_option() {
    assertThat(said(Wording.of("message.for", Map.of("who", "L. H.")).then(question("mood"))))
        .containsExactly(
            "How are you today?",
            "Well",
            "Press 1.",
            "Not well",
            "Press 2.",
            "To hear this again, press the star key.");
    assertThat(Script.of(question("mood")).orElseThrow().keys()).isEqualTo(KeyPad.ONE);
    assertThat(Script.of(question("needs")).orElseThrow().keys()).isEqualTo(KeyPad.SEVERAL);
    assertThat(Script.of(question("temperature")).orElseThrow().keys()).isEqualTo(KeyPad.AMOUNT);
  }

  @Test
  void whatever_a_check_in_asks_and_answers_can_be_recorded() {
    List<Wording> wordings =
        new java.util.ArrayList<>(
            new Protocols().current().questions().stream().map(Question::wording).toList());
    wordings.add(Wording.of("reply.unclear").then(question("mood")));
    wordings.add(Wording.of("reply.thanks"));
    wordings.add(Wording.of("reply.thanks-unwell", Map.of("emergency", "112")));
    wordings.add(Wording.of("reply.needs-noted", Map.of("needs", List.of("food", "medicine"))));
    wordings.add(Wording.of("reply.help-on-duty", Map.of("emergency", "112")));
    wordings.add(Wording.of("reply.officer-will-look"));
    wordings.add(Wording.of("reply.already-answered"));
    wordings.add(Wording.of("reply.late-noted"));
    wordings.add(Wording.of("reply.stopped"));
    wordings.add(Wording.of("reply.wrong-person"));
    wordings.add(
        Wording.of(
            "reply.enquiry", Map.of("page", "https://p.example", "reference", "E-7K3M-9QX4")));
    wordings.add(Wording.of("reply.help-off-duty", Map.of("emergency", "112", "when", LATE)));
    wordings.add(Wording.of("closing.last-day"));
    wordings.add(Wording.of("order.until", Map.of("day", "2026-12-31")));
    wordings.add(Wording.of("order.changed", Map.of("day", "2026-02-28")));
    wordings.add(Wording.of("welfare.on-its-way", Map.of("need", "medicine")));
    wordings.add(Wording.of("voice.nothing-open"));
    assertThat(wordings)
        .allSatisfy(
            wording ->
                assertThat(Script.of(wording).orElseThrow().sentences())
                    .allSatisfy(
                        sentence ->
                            assertThat(needed.ids())
                                .containsAll(recordings(sentence).needed())
                                .containsAll(recordings(sentence).besides())));
  }

  @Test
  void a_day_is_said_word_by_word_behind_what_it_is_the_day_of() {
    Wording until = Wording.of("order.until", Map.of("day", "2026-12-06"));
    assertThat(recordings(first(until)).needed())
        .containsExactly("voice.order-until", "weekday:7", "number:6", "month:12");
  }

  @ParameterizedTest
  @CsvSource({
    "2026-11-24T08:00, weekday:2 number:8",
    "2026-11-24T08:15, weekday:2 number:8 number:15",
    "2026-11-24T08:16, weekday:2 number:8 number:30",
    "2026-11-24T08:44:01, weekday:2 number:8 number:45",
    "2026-11-24T23:46, weekday:3 number:0",
  })
  void an_hour_is_said_by_its_quarter_and_never_too_early(String when, String words) {
    Wording later = Wording.of("reply.help-off-duty", Map.of("emergency", "112", "when", when));
    assertThat(recordings(first(later)))
        .isEqualTo(
            new InRecordings(
                List.of("voice.help-received"),
                Stream.concat(Stream.of("voice.help-read"), Stream.of(words.split(" "))).toList()));
  }

  @Test
  void who_asks_for_help_hears_the_emergency_number_whatever_else_is_recorded() {
    Wording later = Wording.of("reply.help-off-duty", Map.of("emergency", "112", "when", LATE));
    Map<String, String> playable = Map.of("voice.help-received", "a", "voice.help-read", "b");
    assertThat(recordings(first(later)).names(playable)).contains(List.of("a"));
    Wording nowhere =
        Wording.of("reply.help-off-duty", Map.of("emergency", "112", "when", "2026-11-24T08:00Z"));
    assertThat(recordings(first(nowhere)).besides()).isEmpty();
  }

  @Test
  void what_was_written_or_binds_one_of_several_needs_a_voice() {
    assertThat(InRecordings.of(Sentence.asWritten("Come at nine."))).isEmpty();
    assertThat(InRecordings.of(first(Wording.of("traveller.code", Map.of("code", "123456")))))
        .isEmpty();
    Wording who = Wording.of("message.for", Map.of("who", "L. H."));
    assertThat(
            List.of(
                who.then(Wording.of("closing.last-day")),
                who.then(Wording.of("order.changed", Map.of("day", "2026-12-06")))))
        .allSatisfy(wording -> assertThat(InRecordings.of(first(wording))).isEmpty());
  }

  @Test
  void what_leads_to_a_page_or_asks_whom_a_message_is_about_is_not_said() {
    assertThat(Script.of(Wording.of("traveller.answered", Map.of("address", "x")))).isEmpty();
    assertThat(
            Script.of(
                Wording.of("reply.whom", Map.of(Rendering.LABELS, List.of("L. H.", "K. H.")))))
        .isEmpty();
  }

  @Test
  void a_code_is_said_digit_by_digit() {
    assertThat(said(Wording.of("traveller.code", Map.of("code", "123456"))).get(0))
        .startsWith("1 2 3 4 5 6 is your Portolan code");
  }

  @ParameterizedTest
  @CsvSource({
    "ONE,2,2",
    "ONE,#,''",
    "SEVERAL,13,1 3",
    "SEVERAL,1*3#,1 3",
    "AMOUNT,38*5,38.5",
    "AMOUNT,1,1",
    "NONE,'',''",
    "ONE,abc,''"
  })
  void keys_mean_what_a_text_would_have_said(KeyPad keys, String pressed, String text) {
    assertThat(keys.asText(pressed)).isEqualTo(text);
  }
}
