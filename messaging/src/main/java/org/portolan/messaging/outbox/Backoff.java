package org.portolan.messaging.outbox;

import java.time.Duration;
import java.util.random.RandomGenerator;

/** How long to wait before the next attempt: twice as long each time, spread by half either way. */
public record Backoff(Duration first, Duration longest, RandomGenerator random) {

  /** Before the next attempt, when there were so many. */
  public Duration after(int attempts) {
    long doubled = first.toMillis() << Math.min(Math.max(attempts - 1, 0), 20);
    long capped = Math.min(doubled, longest.toMillis());
    return Duration.ofMillis((long) (capped * (0.5 + random.nextDouble())));
  }
}
