package org.portolan.cases.quarantine;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.portolan.cases.people.Channel;
import org.portolan.cases.people.ContactState;
import org.portolan.cases.quarantine.model.TodayState;

/** When people are asked, where they are. */
class AskingOnceADayTest {

  @Test
  void nobody_is_asked_before_the_morning_where_they_are() {
    AQuarantine selam = AQuarantine.in("ti").at("08:59");

    assertThat(selam.ask()).isEmpty();
    assertThat(selam.row().state()).isEqualTo(TodayState.NOT_DUE);
    assertThat(selam.at("09:00").ask()).hasSize(1);
  }

  @Test
  void nobody_is_asked_twice_a_day_however_many_ask() throws Exception {
    AQuarantine selam = AQuarantine.in("ti").at("09:05");
    Callable<List<UUID>> node = selam::ask;
    ExecutorService nodes = Executors.newFixedThreadPool(4);
    try {
      int asked = 0;
      for (Future<List<UUID>> node1 : nodes.invokeAll(List.of(node, node, node, node))) {
        asked += node1.get().size();
      }
      assertThat(asked).isOne();
      assertThat(selam.at("12:00").ask()).isEmpty();
      assertThat(selam.at("09:05").daysLater(1).ask()).hasSize(1);
    } finally {
      nodes.shutdownNow();
    }
  }

  @ParameterizedTest
  @CsvSource({
    "Europe/Paris,2027-03-26",
    "Europe/Paris,2026-10-23",
    "America/Santiago,2026-09-04",
    "Africa/Cairo,2027-04-28"
  })
  void when_the_clocks_change_everybody_is_asked_once_each_morning_at_the_same_hour(
      ZoneId zone, LocalDate firstDay) {
    AQuarantine one = AQuarantine.during(zone, firstDay);
    List<ZonedDateTime> asked = new ArrayList<>();
    Instant end = firstDay.plusDays(4).atStartOfDay(zone).toInstant();
    while (one.now().isBefore(end)) {
      one.ask().forEach(question -> asked.add(one.now().atZone(zone)));
      one.later(Duration.ofMinutes(30));
    }

    assertThat(asked)
        .extracting(ZonedDateTime::toLocalDate)
        .containsExactly(
            firstDay, firstDay.plusDays(1), firstDay.plusDays(2), firstDay.plusDays(3));
    assertThat(asked).extracting(ZonedDateTime::toLocalTime).containsOnly(LocalTime.of(9, 0));
  }

  @Test
  void a_clock_that_is_set_back_asks_nobody_twice_and_one_that_runs_ahead_asks_once() {
    AQuarantine selam = AQuarantine.in("ti").at("09:30");
    assertThat(selam.ask()).hasSize(1);

    assertThat(selam.at("07:30").ask()).isEmpty();
    assertThat(selam.at("09:00").ask()).isEmpty();
    assertThat(selam.at("09:30").daysLater(-1).ask()).isEmpty();
    assertThat(selam.at("10:00").daysLater(4).ask()).hasSize(1);
    assertThat(selam.ask()).isEmpty();
    assertThat(selam.at("10:00").daysLater(3).ask()).isEmpty();
    assertThat(selam.at("09:00").daysLater(5).ask()).hasSize(1);
  }

  @Test
  void after_a_morning_without_a_server_the_question_goes_out_late_but_at_a_decent_hour() {
    AQuarantine selam = AQuarantine.in("ti").at("13:00");

    assertThat(selam.row().state()).isEqualTo(TodayState.NOT_ASKED);
    assertThat(selam.ask()).hasSize(1);
    assertThat(selam.row().state()).isEqualTo(TodayState.WAITING);
  }

  @Test
  void after_the_last_decent_hour_the_day_counts_as_not_asked_never_as_silence() {
    AQuarantine selam = AQuarantine.in("ti").at("19:30");

    assertThat(selam.ask()).isEmpty();
    assertThat(selam.row().state()).isEqualTo(TodayState.NOT_ASKED);
    assertThat(selam.at("09:00").daysLater(1).ask()).hasSize(1);
  }

  @Test
  void after_the_last_day_nobody_is_asked_and_one_closing_text_is_due() {
    AQuarantine selam = AQuarantine.ofOneDay().at("09:00");

    assertThat(selam.ask()).hasSize(1);
    assertThat(selam.at("19:29").close()).isEmpty();
    assertThat(selam.at("19:30").close()).hasSize(1);
    assertThat(selam.close()).isEmpty();
    assertThat(selam.at("09:00").daysLater(1).ask()).isEmpty();
  }

  @Test
  void somebody_who_opted_out_is_not_asked_and_not_called_silent() {
    AQuarantine selam = AQuarantine.in("ti").at("09:00");
    selam.store.run(
        org.portolan.cases.store.Actor.system(
            "test", org.portolan.cases.store.Compartment.IDENTITY),
        tx ->
            selam
                .contacts()
                .mark(tx, selam.person.contactPoint(), Channel.SMS, ContactState.OPTED_OUT));

    assertThat(selam.ask()).isEmpty();
    assertThat(selam.later(Duration.ofHours(9)).row().state()).isEqualTo(TodayState.OPTED_OUT);
  }

  @Test
  void an_alert_climbs_the_duty_list_a_step_in_five_minutes_until_somebody_acknowledges_it() {
    AQuarantine selam = AQuarantine.in("ti").at("09:00").askedAndReached();
    UUID first = selam.onDuty(1, "08:00", "20:00");
    UUID second = selam.onDuty(2, "08:00", "20:00");
    selam.texts("2");

    assertThat(selam.escalate()).isEmpty();
    selam.later(Duration.ofMinutes(5));
    assertThat(selam.escalate()).extracting(e -> e.staff()).containsExactly(first);
    assertThat(selam.escalate()).isEmpty();
    selam.later(Duration.ofMinutes(5));
    assertThat(selam.escalate()).extracting(e -> e.staff()).containsExactly(second);
    selam.later(Duration.ofMinutes(5));
    assertThat(selam.escalate()).extracting(e -> e.staff()).containsExactly(first);

    UUID alert = selam.page().alerts().get(0).id();
    selam.store.run(
        selam.officer, tx -> selam.alerts.acknowledge(tx, selam.opened.id(), alert, "on my way"));
    assertThat(selam.later(Duration.ofMinutes(30)).escalate()).isEmpty();
  }

  @Test
  void with_nobody_on_duty_an_alert_waits_for_the_next_shift() {
    AQuarantine selam = AQuarantine.in("ti").at("09:00").askedAndReached();
    selam.onDuty(1, "10:00", "20:00");
    selam.callsForHelp("help");

    assertThat(selam.escalate()).isEmpty();
    assertThat(selam.at("09:59").escalate()).isEmpty();
    assertThat(selam.at("10:00").escalate()).hasSize(1);
  }

  @Test
  void whoever_is_put_on_duty_meanwhile_is_told_and_not_only_the_next_shift() {
    AQuarantine selam = AQuarantine.in("ti").at("09:00").askedAndReached();
    selam.onDuty(1, "18:00", "20:00");
    selam.callsForHelp("help");
    assertThat(selam.escalate()).isEmpty();

    UUID meanwhile = selam.onDuty(2, "09:00", "12:00");
    selam.later(Duration.ofMinutes(5));
    assertThat(selam.escalate()).extracting(e -> e.staff()).containsExactly(meanwhile);
  }
}
