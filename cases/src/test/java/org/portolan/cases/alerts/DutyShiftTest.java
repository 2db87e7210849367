package org.portolan.cases.alerts;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who is on duty when, also past midnight and on the days when clocks change. */
class DutyShiftTest {

  private static final ZoneId PARIS = ZoneId.of("Europe/Paris");

  private static DutyShift shift(String from, String until) {
    return new DutyShift(
        "a/b", 1, UUID.randomUUID(), "en", PARIS, LocalTime.parse(from), LocalTime.parse(until));
  }

  private static Instant at(String local) {
    return LocalDateTime.parse(local).atZone(PARIS).toInstant();
  }

  @ParameterizedTest
  @CsvSource({
    "2026-11-23T07:59, 08:00, 17:00, false",
    "2026-11-23T08:00, 08:00, 17:00, true",
    "2026-11-23T16:59, 08:00, 17:00, true",
    "2026-11-23T17:00, 08:00, 17:00, false",
    "2026-11-23T23:00, 22:00, 06:00, true",
    "2026-11-24T05:59, 22:00, 06:00, true",
    "2026-11-24T06:00, 22:00, 06:00, false",
    "2026-11-23T03:00, 00:00, 00:00, true",
    "2026-03-29T03:30, 02:00, 04:00, true",
  })
  void it_covers(String local, String from, String until, boolean covered) {
    assertThat(shift(from, until).covers(at(local))).isEqualTo(covered);
  }

  @ParameterizedTest
  @CsvSource({
    "2026-11-23T07:00, 2026-11-23T08:00",
    "2026-11-23T08:00, 2026-11-24T08:00",
    "2026-11-23T18:00, 2026-11-24T08:00",
    "2026-03-28T18:00, 2026-03-29T08:00",
  })
  void it_begins_next(String now, String start) {
    assertThat(shift("08:00", "17:00").nextStart(at(now)).toInstant()).isEqualTo(at(start));
  }
}
