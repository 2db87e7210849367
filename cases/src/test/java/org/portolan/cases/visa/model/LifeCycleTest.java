package org.portolan.cases.visa.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.portolan.cases.visa.VisaTypes;
import org.portolan.cases.visa.model.Application.Origin;
import org.portolan.cases.visa.model.Application.Standing;
import org.portolan.i18n.Language;

/** The table is whole: every state is reached, every act is for something, nothing else happens. */
class LifeCycleTest {

  private static final Instant NOW = Instant.parse("2026-11-27T09:00:00Z");

  @Test
  void every_state_is_reached_from_a_draft() {
    Set<State> reached = EnumSet.of(State.DRAFT);
    int before;
    do {
      before = reached.size();
      EnumSet.copyOf(reached).forEach(from -> every(from).forEach(to -> reached.add(to)));
    } while (reached.size() > before);

    assertThat(reached).containsExactlyInAnyOrder(State.values());
  }

  private static Stream<State> every(State from) {
    return Stream.of(Party.values())
        .flatMap(
            by ->
                LifeCycle.open(from, by).stream()
                    .map(act -> LifeCycle.after(from, act, by).orElseThrow()));
  }

  @ParameterizedTest
  @EnumSource(value = Act.class, mode = EnumSource.Mode.EXCLUDE, names = "BEGIN")
  void every_act_is_for_something(Act act) {
    assertThat(State.values()).anyMatch(state -> LifeCycle.allows(state, act));
  }

  @ParameterizedTest
  @EnumSource(State.class)
  void what_is_not_in_the_table_is_not_done(State state) {
    for (Party by : Party.values()) {
      for (Act act : Act.values()) {
        Application application = standing(state);
        Optional<State> to = LifeCycle.after(state, act, by);
        assertThat(application.refusal(act, by).isEmpty()).isEqualTo(to.isPresent());
        if (to.isEmpty()) {
          assertThatThrownBy(() -> application.done(act, by, NOW))
              .isInstanceOf(IllegalStateException.class);
          assertThat(application.state()).isEqualTo(state);
          assertThat(application.version()).isEqualTo(7);
        } else {
          application.done(act, by, NOW);
          assertThat(application.state()).isEqualTo(to.get());
          assertThat(application.version()).isEqualTo(8);
        }
      }
    }
  }

  @Test
  void only_an_applicant_touches_a_draft_and_time_ends_it() {
    assertThat(LifeCycle.open(State.DRAFT, Party.OFFICER)).isEmpty();
    assertThat(LifeCycle.open(State.DRAFT, Party.SUPERVISOR)).isEmpty();
    assertThat(LifeCycle.open(State.DRAFT, Party.CLOCK)).containsExactly(Act.LAPSE);
  }

  @Test
  void nobody_goes_on_with_what_was_withdrawn_or_has_lapsed() {
    assertThat(LifeCycle.open(State.LAPSED, Party.APPLICANT)).isEmpty();
    assertThat(LifeCycle.open(State.WITHDRAWN, Party.APPLICANT)).isEmpty();
    assertThat(LifeCycle.open(State.WITHDRAWN, Party.OFFICER)).containsExactly(Act.PAPERS);
  }

  @ParameterizedTest
  @EnumSource(State.class)
  void a_state_is_found_by_its_key(State state) {
    assertThat(State.ofKey(state.key())).isEqualTo(state);
  }

  private static Application standing(State state) {
    return Application.restored(
        new Origin(
            UUID.randomUUID(),
            "test/post",
            UUID.randomUUID(),
            UUID.randomUUID(),
            new VisaTypes().of("short-stay", 1),
            Language.ENGLISH,
            ZoneOffset.UTC,
            NOW),
        new Standing(state, 7, NOW, null, null, null, null, null));
  }
}
