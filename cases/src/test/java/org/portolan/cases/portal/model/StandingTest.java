package org.portolan.cases.portal.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.portolan.i18n.Language;

/** Which planned withdrawal of a text is left once its newest version is published. */
class StandingTest {

  private static final Instant NOW = Instant.parse("2026-11-28T08:00:00Z");
  private static final Duration HOUR = Duration.ofHours(1);

  private static Optional<Instant> withdrawal(Optional<Instant> publishAt, Instant withdrawAt) {
    return new Standing(
            UUID.randomUUID(),
            Language.ENGLISH,
            2,
            TextState.APPROVED,
            Optional.of("staff:somebody"),
            true,
            publishAt,
            Optional.of(withdrawAt),
            OptionalInt.of(1))
        .published(NOW)
        .withdrawAt();
  }

  @Test
  void who_publishes_before_the_planned_time_leaves_the_withdrawal_that_is_still_to_come() {
    Instant between = NOW.plus(HOUR);

    assertThat(withdrawal(Optional.of(NOW.plus(HOUR.multipliedBy(2))), between)).contains(between);
  }

  @Test
  void one_after_the_time_of_publishing_stands_though_both_are_over() {
    Instant over = NOW.minus(HOUR);

    assertThat(withdrawal(Optional.of(over.minus(HOUR)), over)).contains(over);
  }

  @Test
  void one_that_was_over_before_is_gone() {
    Instant over = NOW.minus(HOUR);

    assertThat(withdrawal(Optional.empty(), over)).isEmpty();
    assertThat(withdrawal(Optional.of(over.plusSeconds(1)), over)).isEmpty();
    assertThat(withdrawal(Optional.of(NOW.plus(HOUR)), over)).isEmpty();
  }
}
