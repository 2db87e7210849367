package org.portolan.messaging.outbox;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import org.portolan.cases.settings.Settings;

/**
 * When people are left alone, by the clock of the place where they are.
 *
 * @param from the first quiet hour of the evening
 * @param until the first hour of the morning at which texts come again
 */
public record QuietHours(LocalTime from, LocalTime until) {

  static QuietHours of(Settings settings) {
    return new QuietHours(
        LocalTime.of(settings.number("QUIET_FROM_HOUR", 21), 0),
        LocalTime.of(settings.number("QUIET_UNTIL_HOUR", 8), 0));
  }

  /** A call wakes who is asleep: later in the morning, and less late in the evening. */
  static QuietHours forCalls(Settings settings) {
    return new QuietHours(
        LocalTime.of(settings.number("CALL_QUIET_FROM_HOUR", 20), 0),
        LocalTime.of(settings.number("CALL_QUIET_UNTIL_HOUR", 9), 0));
  }

  /** The next time at which a text may come: now, or the end of the quiet hours. */
  Instant next(Instant now, ZoneId zone) {
    ZonedDateTime here = now.atZone(zone);
    LocalTime time = here.toLocalTime();
    boolean overMidnight = from.isAfter(until);
    boolean quiet =
        overMidnight
            ? !time.isBefore(from) || time.isBefore(until)
            : !time.isBefore(from) && time.isBefore(until);
    if (!quiet) {
      return now;
    }
    ZonedDateTime end = here.with(until);
    return (end.isAfter(here) ? end : end.plusDays(1)).toInstant();
  }
}
