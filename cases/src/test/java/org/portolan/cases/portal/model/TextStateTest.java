package org.portolan.cases.portal.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.portolan.cases.portal.model.TextState.Event;

class TextStateTest {

  @Test
  void nothing_is_published_that_was_not_approved() {
    Set<TextState> before =
        EnumSet.allOf(TextState.class).stream()
            .filter(state -> state.after(Event.PUBLISH).isPresent())
            .collect(Collectors.toSet());
    assertThat(before).containsExactlyInAnyOrder(TextState.APPROVED, TextState.WITHDRAWN);
    assertThat(TextState.values())
        .filteredOn(state -> state.after(Event.APPROVE).isPresent())
        .containsExactly(TextState.IN_REVIEW);
    assertThat(TextState.values())
        .filteredOn(state -> state.after(Event.WITHDRAW).isPresent())
        .containsExactly(TextState.PUBLISHED);
  }

  @Test
  void every_state_is_reached_and_can_be_written_on() {
    Set<TextState> reached =
        Stream.of(TextState.values())
            .flatMap(
                state -> Stream.of(Event.values()).flatMap(event -> state.after(event).stream()))
            .collect(Collectors.toSet());
    assertThat(reached).containsExactlyInAnyOrder(TextState.values());
    assertThat(TextState.values())
        .allSatisfy(state -> assertThat(state.after(Event.WRITE)).hasValue(TextState.DRAFT));
    assertThat(TextState.values())
        .allSatisfy(state -> assertThat(TextState.ofKey(state.key())).isEqualTo(state));
  }

  @Test
  void a_translation_is_in_the_state_that_somebody_has_to_know() {
    assertThat(TranslationState.of(false, false, false, false, false))
        .isEqualTo(TranslationState.MISSING);
    assertThat(TranslationState.of(false, false, false, false, true))
        .isEqualTo(TranslationState.FALLBACK);
    assertThat(TranslationState.of(true, true, true, true, true))
        .isEqualTo(TranslationState.IN_TRANSLATION);
    assertThat(TranslationState.of(true, false, true, true, true))
        .isEqualTo(TranslationState.OUTDATED);
    assertThat(TranslationState.of(true, false, true, false, true))
        .isEqualTo(TranslationState.MACHINE_DRAFTED);
    assertThat(TranslationState.of(true, false, false, false, true))
        .isEqualTo(TranslationState.UP_TO_DATE);
  }
}
