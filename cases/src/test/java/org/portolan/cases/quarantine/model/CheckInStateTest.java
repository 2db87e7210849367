package org.portolan.cases.quarantine.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.portolan.cases.quarantine.model.CheckInState.Event;

class CheckInStateTest {

  @Test
  void every_state_but_the_first_is_reached_by_some_event() {
    Set<CheckInState> reached = EnumSet.noneOf(CheckInState.class);
    for (CheckInState state : CheckInState.values()) {
      for (Event event : Event.values()) {
        state.after(event).ifPresent(reached::add);
      }
    }
    assertThat(reached).isEqualTo(EnumSet.complementOf(EnumSet.of(CheckInState.DUE)));
  }

  @ParameterizedTest
  @EnumSource(CheckInState.class)
  void an_understood_answer_is_heard_in_every_state(CheckInState state) {
    assertThat(state.after(Event.ANSWERED)).contains(CheckInState.ANSWERING);
    assertThat(state.after(Event.COMPLETED)).contains(CheckInState.COMPLETE);
  }

  @Test
  void delivery_reports_do_not_touch_what_was_answered() {
    for (CheckInState state :
        Arrays.asList(CheckInState.ANSWERING, CheckInState.COMPLETE, CheckInState.GIVEN_UP)) {
      assertThat(state.after(Event.ARRIVED)).isEmpty();
      assertThat(state.after(Event.FAILED)).isEmpty();
    }
    assertThat(CheckInState.REACHED.after(Event.FAILED)).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(CheckInState.class)
  void the_stored_name_leads_back(CheckInState state) {
    assertThat(CheckInState.ofKey(state.key())).isEqualTo(state);
  }
}
