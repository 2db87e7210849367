package org.portolan.messaging.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.portolan.messaging.outbox.WatchTraffic.State;
import org.portolan.messaging.outbox.WatchTraffic.Watch;

/** The same trouble is written into the log once, however long nobody is on duty to be told. */
class WatchTrafficTest {

  private static final Instant BEGAN = Instant.parse("2026-11-23T10:00:00Z");
  private static final Duration A_MINUTE = Duration.ofMinutes(1);

  @Test
  void what_nobody_is_told_of_stays_to_be_told_and_is_new_only_once() {
    Instant lasted = BEGAN.plus(WatchTraffic.LASTS);
    Watch first = untold(lasted.minus(A_MINUTE));
    Watch next = untold(lasted);

    assertThat(first.isToBeTold(lasted)).isTrue();
    assertThat(first.hasJustLasted()).isTrue();
    assertThat(next.isToBeTold(lasted.plus(A_MINUTE))).isTrue();
    assertThat(next.hasJustLasted()).isFalse();
  }

  @Test
  void other_trouble_is_new() {
    Watch failing = untold(BEGAN.plus(Duration.ofHours(1))).become(State.FAILING, at(61));

    assertThat(failing.isToBeTold(at(62))).isFalse();
    assertThat(failing.hasJustLasted()).isTrue();
  }

  private static Instant at(int minutes) {
    return BEGAN.plus(A_MINUTE.multipliedBy(minutes));
  }

  private static Watch untold(Instant checked) {
    return new Watch(State.LATE, BEGAN, Optional.empty(), Optional.of(checked));
  }
}
