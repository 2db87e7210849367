package org.portolan.cases.people;

import java.time.DateTimeException;
import java.time.LocalTime;
import java.util.Optional;

/**
 * When somebody is left alone, by the clock of the place where they are; over midnight when it ends
 * before it begins.
 *
 * @param from the first quiet minute
 * @param until the first minute that is quiet no longer; never the same
 */
public record QuietTime(LocalTime from, LocalTime until) {

  public QuietTime {
    if (from.equals(until)) {
      throw new IllegalArgumentException("Quiet from and until are the same.");
    }
  }

  /**
   * Reads two times as forms give them, such as {@code 21:00} and {@code 08:30}.
   *
   * @return empty when one is no time, or both are the same
   */
  public static Optional<QuietTime> read(String from, String until) {
    try {
      return Optional.of(new QuietTime(LocalTime.parse(from), LocalTime.parse(until)));
    } catch (DateTimeException | IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /** Both times, such as {@code 21:00 – 08:30}. */
  public String written() {
    return from + " – " + until;
  }
}
