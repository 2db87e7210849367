package org.portolan.messaging.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.portolan.cases.settings.Settings;

class SenderRatesTest {

  private Instant now = Instant.parse("2026-11-23T10:00:00Z");

  private SenderRates ofTen() {
    return new SenderRates(
        Settings.of(Map.of("PORTOLAN_SMS_PER_SECOND_AND_SENDER", "10")), () -> now);
  }

  private static long taken(SenderRates rates, String sender, boolean many) {
    return IntStream.range(0, 100).filter(i -> rates.take(sender, many).isZero()).count();
  }

  @Test
  void a_number_takes_so_many_in_a_second_and_another_number_as_many() {
    SenderRates rates = ofTen();

    assertThat(taken(rates, "", false)).isEqualTo(10);
    assertThat(taken(rates, "+15005550007", false)).isEqualTo(10);
    now = now.plusMillis(500);
    assertThat(taken(rates, "", false)).isEqualTo(5);
    now = now.plusSeconds(60);
    assertThat(taken(rates, "", false)).isEqualTo(10);
  }

  @Test
  void messages_to_many_leave_half_to_the_others() {
    SenderRates rates = ofTen();

    assertThat(taken(rates, "", true)).isEqualTo(5);
    assertThat(taken(rates, "", false)).isEqualTo(5);
  }

  @Test
  void who_has_no_turn_is_told_when_there_is_one() {
    SenderRates rates = ofTen();
    taken(rates, "", false);

    Duration wait = rates.take("", false);

    assertThat(wait).isEqualTo(Duration.ofMillis(100));
    now = now.plus(wait);
    assertThat(rates.take("", false)).isZero();
  }

  @Test
  void without_a_rate_everything_goes() {
    SenderRates rates = new SenderRates(Settings.of(Map.of()), () -> now);

    assertThat(taken(rates, "", true)).isEqualTo(100);
  }
}
