package org.portolan.messaging.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Quiet hours where and when the clocks change. */
class QuietHoursTest {

  @ParameterizedTest(name = "{0} {3}")
  @CsvSource({
    "Europe/Paris,     21:00,08:00,2027-03-27T20:30:00Z,2027-03-28T06:00:00Z",
    "Europe/Paris,     21:00,08:00,2026-10-24T19:30:00Z,2026-10-25T07:00:00Z",
    "Europe/Paris,     21:00,08:00,2027-03-28T06:00:00Z,2027-03-28T06:00:00Z",
    "Europe/Paris,     21:00,08:00,2026-10-25T06:59:00Z,2026-10-25T07:00:00Z",
    // the end of the quiet hours is left out, or comes twice
    "Europe/Paris,     21:00,02:30,2027-03-28T00:30:00Z,2027-03-28T01:30:00Z",
    "Europe/Paris,     21:00,02:30,2026-10-25T00:10:00Z,2026-10-25T00:30:00Z",
    "Europe/Paris,     21:00,02:30,2026-10-25T01:10:00Z,2026-10-25T01:30:00Z",
    // there is no midnight
    "America/Santiago, 21:00,08:00,2026-09-06T01:30:00Z,2026-09-06T11:00:00Z",
    // half an hour
    "Australia/Lord_Howe,21:00,08:00,2026-10-03T11:30:00Z,2026-10-03T21:00:00Z"
  })
  void a_text_waits_for_the_morning_by_the_clock_that_then_hangs_there(
      ZoneId zone, LocalTime from, LocalTime until, Instant now, Instant next) {
    assertThat(new QuietHours(from, until).next(now, zone)).isEqualTo(next);
  }

  @ParameterizedTest
  @CsvSource({
    "Europe/Paris,2027-03-26T00:00:00Z",
    "Europe/Paris,2026-10-23T00:00:00Z",
    "America/Santiago,2026-09-04T00:00:00Z",
    "Australia/Lord_Howe,2026-10-02T00:00:00Z"
  })
  void what_has_waited_goes_out_and_never_waits_for_more_than_half_a_day(
      ZoneId zone, Instant begin) {
    QuietHours quiet = new QuietHours(LocalTime.of(21, 0), LocalTime.of(8, 0));
    for (int minutes = 0; minutes < 4 * 24 * 60; minutes += 10) {
      Instant now = begin.plus(Duration.ofMinutes(minutes));
      Instant next = quiet.next(now, zone);
      assertThat(next).isBetween(now, now.plus(Duration.ofHours(12)));
      assertThat(quiet.next(next, zone)).isEqualTo(next);
      assertThat(next.atZone(zone).getHour()).isBetween(8, 20);
    }
  }
}
