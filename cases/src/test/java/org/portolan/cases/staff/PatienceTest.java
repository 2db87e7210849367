package org.portolan.cases.staff;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PatienceTest {

  @ParameterizedTest
  @CsvSource({"0, 0", "4, 0", "5, 15", "6, 30", "7, 60", "10, 480", "11, 900", "2000000000, 900"})
  void waits_double_up_to_a_limit(int failures, long seconds) {
    assertThat(new Patience(5, Duration.ofMinutes(15)).after(failures)).hasSeconds(seconds);
  }
}
