package org.portolan.cases.support;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * How soon somebody needs support, as referral forms between agencies say it (IASC): an emergency
 * within a day, urgent within three, routine within two weeks.
 */
public enum SupportUrgency {
  EMERGENCY(1),
  URGENT(3),
  ROUTINE(14);

  private final int days;

  SupportUrgency(int days) {
    this.days = days;
  }

  /** Within how many days the person is contacted first. */
  public int days() {
    return days;
  }

  /** As stored and as the end of its name's key. */
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** From what a page sends or the store says; empty when it is none. */
  public static Optional<SupportUrgency> find(String key) {
    return Stream.of(values()).filter(urgency -> urgency.key().equals(key)).findFirst();
  }
}
