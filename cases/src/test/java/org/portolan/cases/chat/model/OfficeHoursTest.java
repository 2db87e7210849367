package org.portolan.cases.chat.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OfficeHoursTest {

  private static final ZoneId NAIROBI = ZoneId.of("Africa/Nairobi");

  private static OfficeHours hours(
      String language, Set<DayOfWeek> days, String from, String until) {
    return new OfficeHours(
        UUID.randomUUID(),
        Optional.ofNullable(language),
        NAIROBI,
        days,
        LocalTime.parse(from),
        LocalTime.parse(until));
  }

  private static final List<OfficeHours> WEEKDAYS =
      List.of(
          hours(
              null,
              Set.of(DayOfWeek.MONDAY, DayOfWeek.TUESDAY, DayOfWeek.FRIDAY),
              "08:00",
              "16:00"));

  /** 2026-11-27 is a Friday; Nairobi is three hours ahead. */
  @ParameterizedTest(name = "{0} opens {1}")
  @CsvSource({
    "2026-11-27T04:59:59Z, 2026-11-27T05:00:00Z",
    "2026-11-27T05:00:00Z, 2026-11-27T05:00:00Z",
    "2026-11-27T12:59:59Z, 2026-11-27T12:59:59Z",
    "2026-11-27T13:00:00Z, 2026-11-30T05:00:00Z",
    "2026-11-28T09:00:00Z, 2026-11-30T05:00:00Z",
    "2026-12-01T20:00:00Z, 2026-12-04T05:00:00Z"
  })
  void a_desk_is_open_in_its_hours_and_else_opens_at_the_next(Instant now, Instant opens) {
    assertThat(OfficeHours.open(WEEKDAYS, "en", now)).contains(opens);
  }

  @ParameterizedTest(name = "{0} opens {1}")
  @CsvSource({
    "2026-11-27T18:59:00Z, 2026-11-27T19:00:00Z",
    "2026-11-27T22:00:00Z, 2026-11-27T22:00:00Z",
    "2026-11-28T02:59:00Z, 2026-11-28T02:59:00Z",
    "2026-11-28T03:00:00Z, 2026-12-04T19:00:00Z"
  })
  void hours_run_past_midnight_into_a_day_that_has_none(Instant now, Instant opens) {
    List<OfficeHours> night = List.of(hours(null, Set.of(DayOfWeek.FRIDAY), "22:00", "06:00"));
    assertThat(OfficeHours.open(night, "en", now)).contains(opens);
  }

  @Test
  void the_same_hour_twice_is_a_whole_day() {
    List<OfficeHours> all = List.of(hours(null, Set.of(DayOfWeek.SATURDAY), "00:00", "00:00"));
    Instant evening = Instant.parse("2026-11-28T20:59:59Z");
    assertThat(OfficeHours.open(all, "en", evening)).contains(evening);
  }

  @Test
  void a_language_with_hours_of_its_own_has_no_others() {
    List<OfficeHours> both =
        List.of(WEEKDAYS.get(0), hours("am", Set.of(DayOfWeek.SATURDAY), "10:00", "11:00"));
    Instant friday = Instant.parse("2026-11-27T09:00:00Z");
    assertThat(OfficeHours.open(both, "en", friday)).contains(friday);
    assertThat(OfficeHours.open(both, "am", friday))
        .contains(Instant.parse("2026-11-28T07:00:00Z"));
  }

  @Test
  void a_desk_without_hours_is_always_there_and_one_for_other_languages_never() {
    Instant now = Instant.parse("2026-11-27T09:00:00Z");
    assertThat(OfficeHours.open(List.of(), "en", now)).contains(now);
    List<OfficeHours> amharic = List.of(hours("am", Set.of(DayOfWeek.FRIDAY), "00:00", "00:00"));
    assertThat(OfficeHours.open(amharic, "en", now)).isEmpty();
  }
}
