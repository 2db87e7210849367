package org.portolan.cases.time;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicReference;

/**
 * The time of the application: real time, and in the sandbox an offset from it, so that a person
 * can let days pass. Without the sandbox nobody moves it.
 */
public final class MovableClock extends Clock {

  private final AtomicReference<Duration> offset = new AtomicReference<>(Duration.ZERO);

  /** How far this clock is ahead of real time. */
  public Duration offset() {
    return offset.get();
  }

  /** Puts this clock ahead of real time; the sandbox alone may. */
  public void moveTo(Duration ahead) {
    offset.set(ahead);
  }

  @Override
  public Instant instant() {
    return Clock.systemUTC().instant().plus(offset.get());
  }

  @Override
  public ZoneId getZone() {
    return ZoneOffset.UTC;
  }

  @Override
  public Clock withZone(ZoneId zone) {
    throw new UnsupportedOperationException("Portolan's clock has no zone; a person has.");
  }
}
