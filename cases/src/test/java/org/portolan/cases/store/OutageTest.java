package org.portolan.cases.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import org.jdbi.v3.core.ConnectionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OutageTest {

  @ParameterizedTest
  @CsvSource({
    "08006, true", "08001, true", "53300, true", "57P01, true", "57P03, true",
    "23505, false", "40001, false", "55P03, false", "57014, false", "22001, false"
  })
  void what_the_database_says_tells_whether_it_is_away(String state, boolean away) {
    Throwable failure =
        new IllegalStateException("somewhere above", new SQLException("told", state));

    assertThat(Outage.isBehind(failure)).isEqualTo(away);
  }

  @Test
  void a_connection_that_is_not_to_be_had_and_memory_that_is_out_are_nobodys_fault() {
    assertThat(Outage.isBehind(new ConnectionException(new SQLException("no state")))).isTrue();
    assertThat(Outage.isBehind(new OutOfMemoryError("heap"))).isTrue();
  }

  @Test
  void what_is_wrong_with_one_piece_of_work_is_no_outage() {
    assertThat(Outage.isBehind(new IllegalStateException("unreadable"))).isFalse();
    assertThat(Outage.isBehind(new StackOverflowError())).isFalse();
    assertThat(Outage.isBehind(new SQLException("without a state"))).isFalse();
  }
}
