package org.portolan.messaging.prompts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.portolan.cases.quarantine.Protocols;
import org.portolan.cases.staff.StaffMember;
import org.portolan.cases.staff.StaffRole;
import org.portolan.cases.store.CaseStore;
import org.portolan.cases.store.TestStore;
import org.portolan.i18n.Language;
import org.portolan.messaging.PublicAddress;
import org.portolan.messaging.voice.Speech;

class PromptsTest {

  private static final Language DARI = Language.of("fa-AF");

  private final TestStore test = TestStore.shared();
  private final CaseStore store = test.store(Clock.systemUTC());
  private final Prompts prompts = with("112");

  private Prompts with(String emergency) {
    return new Prompts(store, new NeededPrompts(new Protocols(), emergency));
  }

  private static StaffMember somebody(StaffRole role) {
    return new StaffMember(UUID.randomUUID(), "Somebody", role, "information/desk", "en");
  }

  private static Recording recording(int sound) {
    byte[] content = PromptLimitsTest.wav(1, 8_000, 16, 1);
    content[44] = (byte) sound;
    return new Recording(Recording.Kind.WAV, Duration.ofSeconds(1), content);
  }

  private void record(StaffRole role, String id, int sound) {
    StaffMember member = somebody(role);
    store.run(member.actor(), tx -> prompts.keep(tx, DARI, id, recording(sound), member.id()));
  }

  private Prompt of(String id) {
    return prompts.of(DARI).stream().filter(one -> one.id().equals(id)).findFirst().orElseThrow();
  }

  @BeforeEach
  void empty() {
    Jdbi.create(test.asOwner()).useHandle(h -> h.execute("DELETE FROM voice_prompt"));
  }

  @Test
  void a_language_is_spoken_when_every_sentence_is_recorded_and_not_before() {
    Speech speech = new Speech(prompts, new PublicAddress("https://p.example"));
    assertThat(speech.speaks(Language.of("am"))).isTrue();
    for (Prompt prompt : prompts.of(DARI).stream().filter(Prompt::always).toList()) {
      assertThat(speech.speaks(DARI)).isFalse();
      record(StaffRole.INFORMATION_WORKER, prompt.id(), 1);
    }
    assertThat(speech.speaks(DARI)).isTrue();
    assertThat(speech.speaks(Language.of("fa"))).isFalse();
    assertThat(prompts.of(DARI))
        .filteredOn(prompt -> !prompt.always())
        .extracting(Prompt::text)
        .hasSize(7 + 12 + 33)
        .contains("سه‌شنبه", "نومبر", "۳۱");
  }

  @Test
  void what_is_recorded_is_heard_by_everybody_and_replaced_by_another() {
    record(StaffRole.ADMINISTRATOR, "question.mood", 1);
    String first = of("question.mood").recorded().orElseThrow().name();
    assertThat(prompts.find(first).orElseThrow().mediaType()).isEqualTo("audio/wav");
    record(StaffRole.INFORMATION_WORKER, "question.mood", 2);

    assertThat(prompts.find(first)).isEmpty();
    assertThat(of("question.mood").recorded().orElseThrow().name()).isNotEqualTo(first);
    assertThat(prompts.find("../../etc/passwd")).isEmpty();
  }

  @Test
  void a_recording_whose_text_has_changed_is_not_played() {
    record(StaffRole.INFORMATION_WORKER, "reply.thanks-unwell", 1);
    assertThat(prompts.playable(DARI)).containsKey("reply.thanks-unwell");

    Prompts elsewhere = with("117");
    assertThat(elsewhere.playable(DARI)).isEmpty();
    assertThat(elsewhere.of(DARI))
        .filteredOn(one -> one.state() == Prompt.State.OUTDATED)
        .extracting(Prompt::id)
        .containsExactly("reply.thanks-unwell");
  }

  @Test
  void no_call_says_anything_else() {
    assertThatThrownBy(() -> record(StaffRole.INFORMATION_WORKER, "reply.whom", 1))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @EnumSource(names = {"QUARANTINE_OFFICER", "COMMUNITY_WORKER", "PROVIDER", "SUPPORT_WORKER"})
  void who_does_not_look_after_texts_records_nothing(StaffRole role) {
    assertThatThrownBy(() -> record(role, "question.mood", 1)).hasMessageContaining("voice_prompt");
    assertThat(prompts.playable(DARI)).isEmpty();
  }
}
