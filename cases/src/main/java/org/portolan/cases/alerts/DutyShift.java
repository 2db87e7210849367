package org.portolan.cases.alerts;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.UUID;

/**
 * Somebody's daily hours on duty for a post.
 *
 * @param rank 1 is told first
 * @param from local time of the post, included
 * @param until local time of the post, excluded; before {@code from} when the shift runs past
 *     midnight, the same when it lasts all day
 */
public record DutyShift(
    String scope,
    int rank,
    UUID staff,
    String language,
    ZoneId zone,
    LocalTime from,
    LocalTime until) {

  /** Whether this shift runs at a moment. */
  public boolean covers(Instant moment) {
    LocalTime time = moment.atZone(zone).toLocalTime();
    if (from.equals(until)) {
      return true;
    }
    return from.isBefore(until)
        ? !time.isBefore(from) && time.isBefore(until)
        : !time.isBefore(from) || time.isBefore(until);
  }

  /** When this shift begins next, after a moment. */
  public ZonedDateTime nextStart(Instant moment) {
    LocalDate today = moment.atZone(zone).toLocalDate();
    ZonedDateTime start = today.atTime(from).atZone(zone);
    return start.toInstant().isAfter(moment) ? start : today.plusDays(1).atTime(from).atZone(zone);
  }

  /** When this shift ends next, after a moment. */
  ZonedDateTime nextEnd(Instant moment) {
    LocalDate today = moment.atZone(zone).toLocalDate();
    ZonedDateTime end = today.atTime(until).atZone(zone);
    return end.toInstant().isAfter(moment) ? end : today.plusDays(1).atTime(until).atZone(zone);
  }

  /** The same at another place of the list. */
  DutyShift at(int other) {
    return new DutyShift(scope, other, staff, language, zone, from, until);
  }
}
