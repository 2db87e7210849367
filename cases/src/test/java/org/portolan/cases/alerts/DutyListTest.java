package org.portolan.cases.alerts;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.portolan.cases.alerts.DutyList.Gap;

/** When nobody is there is seen before somebody calls. */
class DutyListTest {

  private static final ZoneId PARIS = ZoneId.of("Europe/Paris");

  private static DutyList list(String... hours) {
    return new DutyList(
        Stream.of(hours)
            .map(each -> each.split("-"))
            .map(
                each ->
                    new DutyShift(
                        "a/b",
                        1,
                        UUID.randomUUID(),
                        "en",
                        PARIS,
                        LocalTime.parse(each[0]),
                        LocalTime.parse(each[1])))
            .toList());
  }

  private static Instant at(String local) {
    return LocalDateTime.parse(local).atZone(PARIS).toInstant();
  }

  private static Gap gap(String from, String until) {
    return new Gap(at(from), at(until));
  }

  @Test
  void whoever_is_there_all_day_leaves_no_gap() {
    assertThat(list("00:00-00:00").gaps(at("2026-11-23T10:00"))).isEmpty();
    assertThat(list("08:00-20:00", "20:00-08:00").gaps(at("2026-11-23T10:00"))).isEmpty();
    assertThat(list("08:00-20:00", "19:00-09:00").gaps(at("2026-11-23T23:00"))).isEmpty();
  }

  @Test
  void the_night_is_a_gap_from_whenever_it_is_looked_at() {
    assertThat(list("08:00-20:00").gaps(at("2026-11-23T10:00")))
        .containsExactly(gap("2026-11-23T20:00", "2026-11-24T08:00"));
    assertThat(list("08:00-20:00").gaps(at("2026-11-23T22:00")))
        .containsExactly(
            gap("2026-11-23T22:00", "2026-11-24T08:00"),
            gap("2026-11-24T20:00", "2026-11-24T22:00"));
  }

  @Test
  void a_noon_between_two_shifts_is_one_gap_whoever_else_begins_and_ends_elsewhere() {
    assertThat(list("22:00-12:00", "13:00-22:00", "14:00-15:00").gaps(at("2026-11-23T10:00")))
        .containsExactly(gap("2026-11-23T12:00", "2026-11-23T13:00"));
    assertThat(list("08:00-10:00", "07:00-09:00").gaps(at("2026-11-23T08:30")))
        .containsExactly(gap("2026-11-23T10:00", "2026-11-24T07:00"));
  }

  @Test
  void an_empty_list_is_a_gap_of_a_day() {
    assertThat(new DutyList(List.of()).gaps(at("2026-11-23T10:00")))
        .containsExactly(gap("2026-11-23T10:00", "2026-11-24T10:00"));
  }
}
