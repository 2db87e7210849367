package org.portolan.cases.chat.model;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * When somebody is at a desk to chat in a language.
 *
 * @param language BCP 47; empty for every language that has no hours of its own
 * @param days on which they begin
 * @param from local time of the desk, included
 * @param until excluded; before {@code from} when they run past midnight, the same when they last a
 *     day
 */
public record OfficeHours(
    UUID id,
    Optional<String> language,
    ZoneId zone,
    Set<DayOfWeek> days,
    LocalTime from,
    LocalTime until) {

  private static final int DAYS_LOOKED_AHEAD = 8;

  /**
   * When the desk is there for a language next: now, if it is open.
   *
   * @param all hours of the desk
   * @return empty when it never is; a desk without hours is always there
   */
  public static Optional<Instant> open(List<OfficeHours> all, String language, Instant now) {
    if (all.isEmpty()) {
      return Optional.of(now);
    }
    List<OfficeHours> own = all.stream().filter(one -> one.isOf(language)).toList();
    List<OfficeHours> these =
        own.isEmpty() ? all.stream().filter(one -> one.language.isEmpty()).toList() : own;
    return these.stream().flatMap(one -> one.open(now)).min(Comparator.naturalOrder());
  }

  private boolean isOf(String tag) {
    return language.filter(tag::equals).isPresent();
  }

  /** Now if they are running, and when they begin on each of the days to come. */
  private Stream<Instant> open(Instant now) {
    LocalDate today = now.atZone(zone).toLocalDate();
    return Stream.iterate(today.minusDays(1), day -> day.plusDays(1))
        .limit(DAYS_LOOKED_AHEAD + 1L)
        .filter(day -> days.contains(day.getDayOfWeek()))
        .map(day -> day.atTime(from).atZone(zone))
        .filter(start -> end(start).toInstant().isAfter(now))
        .map(start -> start.toInstant().isAfter(now) ? start.toInstant() : now);
  }

  private ZonedDateTime end(ZonedDateTime start) {
    ZonedDateTime sameDay = start.with(until);
    return until.isAfter(from) ? sameDay : sameDay.plusDays(1);
  }
}
