package org.portolan.web.hooks;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class UnstoredWebhooksTest {

  @Test
  void a_thousand_at_once_are_told_of_in_one_line() {
    UnstoredWebhooks unstored = new UnstoredWebhooks();
    Throwable why = new IllegalStateException(new SQLException("away"));

    assertThat(LongStream.range(0, 1_000).map(i -> unstored.count(why)).filter(told -> told > 0))
        .containsExactly(1L);
  }

  @Test
  void why_is_told_without_what_the_exceptions_quote() {
    Throwable why = new IllegalStateException("+251911000000", new SQLException("(number)=(1)"));

    assertThat(UnstoredWebhooks.causes(why)).isEqualTo("IllegalStateException < SQLException");
  }
}
