package org.portolan.messaging.sandbox;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import org.portolan.cases.store.CaseStore;
import org.portolan.cases.time.MovableClock;

/** Lets days pass in the sandbox. How far the clock is ahead survives restarts. */
public final class SandboxClock {

  private final CaseStore store;
  private final MovableClock clock;

  public SandboxClock(CaseStore store, MovableClock clock) {
    this.store = store;
    this.clock = clock;
  }

  /** Puts this node's clock where the store says. */
  public void load() {
    long ahead =
        store.call(
            SandboxMessages.ACTOR,
            tx ->
                tx.sql()
                    .createQuery("SELECT ahead_ms FROM sandbox_clock WHERE id = 1")
                    .mapTo(Long.class)
                    .findOne()
                    .orElse(0L));
    clock.moveTo(Duration.ofMillis(ahead));
  }

  /** The application's time. */
  public Instant now() {
    return clock.instant();
  }

  /**
   * Lets time pass.
   *
   * @throws IllegalArgumentException when it would run backwards
   */
  public void moveBy(Duration step) {
    if (step.isNegative()) {
      throw new IllegalArgumentException("Time does not run backwards.");
    }
    store.run(
        SandboxMessages.ACTOR,
        tx ->
            tx.sql()
                .createUpdate(
                    """
                    INSERT INTO sandbox_clock (id, ahead_ms) VALUES (1, :step)
                    ON CONFLICT (id) DO UPDATE
                      SET ahead_ms = sandbox_clock.ahead_ms + excluded.ahead_ms
                    """)
                .bind("step", step.toMillis())
                .execute());
    load();
  }

  /** Lets time pass until it is next the given hour in the given place. */
  public void moveTo(LocalTime time, ZoneId zone) {
    ZonedDateTime here = now().atZone(zone);
    ZonedDateTime then = here.with(time);
    moveBy(Duration.between(here, then.isAfter(here) ? then : then.plusDays(1)));
  }
}
