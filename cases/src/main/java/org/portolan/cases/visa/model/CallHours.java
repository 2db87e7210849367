package org.portolan.cases.visa.model;

import java.time.LocalTime;
import java.util.Optional;
import org.portolan.i18n.Keyed;

/** When somebody wants to be called, by the clock where they are. */
public enum CallHours implements Keyed {
  MORNING(8, 12),
  AFTERNOON(12, 17),
  EVENING(17, 20),
  /** Whenever anybody is there. */
  ANY(8, 20);

  private final LocalTime from;
  private final LocalTime until;

  CallHours(int from, int until) {
    this.from = LocalTime.of(from, 0);
    this.until = LocalTime.of(until, 0);
  }

  public LocalTime from() {
    return from;
  }

  /** Excluded. */
  public LocalTime until() {
    return until;
  }

  /** Whether these are the hours at a time. */
  public boolean has(LocalTime time) {
    return !time.isBefore(from) && time.isBefore(until);
  }

  /** The hours with a key; empty when there are none. */
  public static Optional<CallHours> find(String key) {
    return Keyed.find(CallHours.class, key);
  }
}
