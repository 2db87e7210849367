package org.portolan.web.staff;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whose history an address means: a person's only when it names one. */
class HistoryPageTest {

  @ParameterizedTest
  @NullSource
  @ValueSource(strings = {"", "x", "------------------------------------", "Q-2345-6789"})
  void what_names_nobody_leaves_the_case(String person) {
    assertThat(HistoryPage.idOf(person)).isEmpty();
  }

  @Test
  void a_person_is_named_by_their_id() {
    assertThat(HistoryPage.idOf("3f0c1e7a-0b1c-4f7e-9a51-2f6f9f1d3c55")).isPresent();
  }
}
