package org.portolan.cases.quarantine;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.portolan.cases.alerts.Severity;
import org.portolan.cases.quarantine.model.TodayState;
import org.portolan.cases.timeline.Delivery;

/** What a day's check-in makes of what people text. */
class QuarantineCheckInTest {

  private final AQuarantine selam = AQuarantine.in("ti").at("09:01").askedAndReached();

  @Test
  void somebody_well_who_needs_nothing_answers_two_questions() {
    assertThat(selam.said(selam.texts("1"))).containsExactly("question.needs");
    CheckInReply last = selam.texts("1");

    assertThat(selam.said(last)).containsExactly("reply.thanks");
    assertThat(selam.row().state()).isEqualTo(TodayState.WELL);
    assertThat(selam.row().needsPerson()).isFalse();
  }

  @Test
  void somebody_unwell_is_asked_on_and_a_person_is_told() {
    assertThat(selam.said(selam.texts("2"))).containsExactly("question.symptoms");
    assertThat(selam.said(selam.texts("1 3"))).containsExactly("question.temperature");
    assertThat(selam.said(selam.texts("38,5"))).containsExactly("question.needs");
    assertThat(selam.said(selam.texts("2")))
        .containsExactly("reply.thanks-unwell", "reply.needs-noted");

    assertThat(selam.row().state()).isEqualTo(TodayState.ASKED_FOR_HELP);
    assertThat(selam.row().alertKinds()).containsExactlyInAnyOrder("unwell", "fever");
    assertThat(selam.row().needs()).containsExactly("food");
  }

  @Test
  void hard_breathing_is_an_alarm_and_says_at_once_who_reads() {
    selam.onDuty(1, "00:00", "00:00");
    selam.texts("2");
    CheckInReply reply = selam.texts("2");

    assertThat(selam.said(reply)).containsExactly("reply.help-on-duty", "question.temperature");
    assertThat(selam.row().severity()).isEqualTo(Severity.ALARM);
    assertThat(selam.row().alertKinds().get(0)).isEqualTo("breathing");
  }

  @Test
  void symptoms_and_temperature_in_one_text_answer_both_questions() {
    selam.texts("2");
    CheckInReply reply = selam.texts("1 3 38.5");

    assertThat(selam.said(reply)).containsExactly("question.needs");
    assertThat(reply.understood()).containsExactly("cough", "fever", "38.5");
  }

  @Test
  void the_same_text_twice_at_once_is_one_answer() {
    selam.texts("2");
    CheckInReply again = selam.textsAtOnce("2");

    assertThat(again.reply()).isEmpty();
    assertThat(selam.row().alertKinds()).containsExactly("unwell");
  }

  @Test
  void a_correction_of_the_question_before_is_taken_as_such() {
    selam.texts("1");
    CheckInReply corrected = selam.texts("38.9");

    assertThat(corrected.understood()).containsExactly("38.9");
    assertThat(selam.row().alertKinds()).contains("fever");
  }

  @Test
  void nonsense_is_asked_again_three_times_and_then_a_person_is_told() {
    for (int i = 0; i < 3; i++) {
      assertThat(selam.said(selam.texts("xyzzy " + i)))
          .containsExactly("reply.unclear", "question.mood");
    }
    assertThat(selam.said(selam.texts("xyzzy"))).containsExactly("reply.officer-will-look");
    assertThat(selam.row().alertKinds()).containsExactly("unclear");
    assertThat(selam.texts("xyzzy plugh").reply()).isEmpty();

    assertThat(selam.said(selam.texts("1"))).containsExactly("question.needs");
  }

  @Test
  void the_same_report_again_within_a_quarter_of_an_hour_is_only_thanked_for() {
    selam.texts("1");
    selam.texts("1");

    assertThat(selam.said(selam.texts("1"))).containsExactly("reply.already-answered");
  }

  @Test
  void somebody_who_falls_ill_later_in_the_day_is_asked_on() {
    selam.texts("1");
    selam.texts("1");
    CheckInReply later = selam.later(Duration.ofHours(5)).texts("2");

    assertThat(selam.said(later)).containsExactly("question.symptoms");
    assertThat(selam.row().state()).isEqualTo(TodayState.UNWELL);
  }

  @Test
  void a_late_answer_of_the_morning_after_counts_for_the_day_it_was_asked() {
    selam.later(Duration.ofHours(9));
    assertThat(selam.row().state()).isEqualTo(TodayState.SILENT);
    selam.at("06:00").daysLater(1);
    selam.texts("1");

    assertThat(selam.said(selam.texts("1"))).containsExactly("reply.late-noted");
    assertThat(selam.row().state()).isEqualTo(TodayState.NOT_DUE);
    assertThat(selam.at("09:01").daysLater(1).ask()).hasSize(1);
  }

  @Test
  void an_answer_to_the_question_of_yesterday_says_nothing_of_today() {
    Instant yesterday = selam.now();
    selam.at("09:01").daysLater(1).askedAndReached();

    assertThat(selam.said(selam.answers(yesterday, "1")))
        .containsExactly("reply.late-noted", "question.mood");
    assertThat(selam.row().state()).isEqualTo(TodayState.WAITING);
    assertThat(selam.said(selam.answers(selam.now(), "2"))).containsExactly("question.symptoms");
    assertThat(selam.row().state()).isEqualTo(TodayState.UNWELL);
  }

  @Test
  void who_was_unwell_yesterday_is_told_whom_to_call_and_a_person_knows() {
    Instant yesterday = selam.now();
    selam.at("09:01").daysLater(1).askedAndReached();

    assertThat(selam.said(selam.answers(yesterday, "2")))
        .containsExactly("reply.thanks-unwell", "question.mood");
    assertThat(selam.openAlerts()).containsExactly("unwell");
  }

  @Test
  void what_answers_yesterday_and_is_no_answer_to_it_is_taken_like_any_other() {
    Instant yesterday = selam.now();
    selam.at("09:01").daysLater(1).askedAndReached();

    assertThat(selam.said(selam.answers(yesterday, "blue")))
        .containsExactly("reply.unclear", "question.mood");
  }

  @Test
  void a_call_for_help_alarms_a_person_and_says_when_one_reads() {
    selam.onDuty(1, "08:00", "18:00");
    CheckInReply byDay = selam.callsForHelp("help");
    CheckInReply byNight = selam.at("22:00").callsForHelp("help");

    assertThat(selam.said(byDay)).containsExactly("reply.help-on-duty");
    assertThat(selam.said(byNight)).containsExactly("reply.help-off-duty");
    assertThat(byNight.reply().orElseThrow().parts().get(0).arguments())
        .containsEntry("when", "2026-11-24T08:00")
        .containsEntry("emergency", "117");
    assertThat(selam.row().state()).isEqualTo(TodayState.ASKED_FOR_HELP);
    assertThat(selam.row().severity()).isEqualTo(Severity.ALARM);
  }

  @Test
  void food_is_noted_then_on_its_way_then_done() {
    selam.texts("1");
    selam.texts("2 3");
    var requests = selam.page().requests();
    assertThat(requests).extracting(r -> r.need()).containsExactlyInAnyOrder("food", "medicine");
    var food = requests.stream().filter(r -> r.need().equals("food")).findFirst().orElseThrow();

    var told =
        selam.store.call(
            selam.officer, tx -> selam.welfare.onItsWay(tx, selam.opened.id(), food.id()));
    var toldAgain =
        selam.store.call(
            selam.officer, tx -> selam.welfare.onItsWay(tx, selam.opened.id(), food.id()));

    assertThat(told.orElseThrow().parts().get(0).key()).isEqualTo("welfare.on-its-way");
    assertThat(toldAgain).isEmpty();
    assertThat(selam.row().needs()).containsExactly("medicine");
  }

  @Test
  void what_was_marked_as_done_by_mistake_stands_as_it_did_before() {
    selam.texts("1");
    selam.texts("2 3");
    for (var wish : selam.page().requests()) {
      boolean food = wish.need().equals("food");
      selam.store.run(
          selam.officer,
          tx -> {
            if (food) {
              selam.welfare.onItsWay(tx, selam.opened.id(), wish.id());
            }
            selam.welfare.done(tx, selam.opened.id(), wish.id());
          });
      assertThat(undone(wish.id())).isTrue();
      assertThat(undone(wish.id())).isFalse();
    }

    assertThat(selam.page().requests())
        .extracting(wish -> wish.need() + " " + wish.state())
        .containsExactlyInAnyOrder("food on-its-way", "medicine requested");
  }

  @Test
  void what_was_asked_for_again_is_not_undone_into_two() {
    selam.texts("1");
    selam.texts("2");
    var wish = selam.page().requests().get(0);
    selam.store.run(selam.officer, tx -> selam.welfare.done(tx, selam.opened.id(), wish.id()));
    selam.store.run(
        selam.officer, tx -> selam.welfare.request(tx, selam.opened.id(), List.of("food")));

    assertThat(undone(wish.id())).isFalse();
  }

  private boolean undone(UUID request) {
    return selam.store.call(
        selam.officer, tx -> selam.welfare.undone(tx, selam.opened.id(), request));
  }

  @Test
  void the_page_shows_what_was_said_and_how_it_was_understood_and_who_read_it() {
    selam.texts("2");
    selam.texts("1 3 ٣٨٫٥");
    var page = selam.page();

    assertThat(page.timeline()).extracting(e -> e.body()).containsExactly("2", "1 3 ٣٨٫٥");
    assertThat(page.timeline().get(1).understood()).containsExactly("cough", "fever", "38.5");
    assertThat(page.name().full()).isEqualTo("ሰላም ገብረ");
    assertThat(page.place()).contains("214");
    assertThat(selam.page().readers()).containsOnlyKeys(selam.officer.id());
  }

  @Test
  void an_acknowledged_alert_keeps_its_first_note() {
    selam.texts("2");
    var alert = selam.page().alerts().get(0);
    List<Boolean> acknowledged =
        List.of(
            selam.store.call(
                selam.officer,
                tx -> selam.alerts.acknowledge(tx, selam.opened.id(), alert.id(), "called her")),
            selam.store.call(
                selam.officer,
                tx -> selam.alerts.acknowledge(tx, selam.opened.id(), alert.id(), "too late")));

    assertThat(acknowledged).containsExactly(true, false);
    assertThat(selam.page().alerts().get(0).note()).isEqualTo("called her");
    assertThat(selam.row().needsPerson()).isFalse();
  }

  @Test
  void a_failed_delivery_is_not_silence() {
    AQuarantine other = AQuarantine.in("ar").at("09:01");
    other.ask().forEach(message -> other.delivery(message, Delivery.UNDELIVERED));

    assertThat(other.later(Duration.ofHours(10)).row().state()).isEqualTo(TodayState.NOT_REACHED);
  }

  @Test
  void reports_that_come_together_are_recorded_together_and_an_arrival_outweighs_a_failure() {
    AQuarantine other = AQuarantine.in("ar").at("09:01");
    UUID question = other.ask().get(0);
    other.deliveries(question, Delivery.DELIVERED, Delivery.UNDELIVERED, Delivery.SENT);
    other.deliveries(question, Delivery.READ);
    other.deliveries(question, Delivery.FAILED);

    assertThat(other.eventsOf("check-in.reached")).isOne();
    assertThat(other.eventsOf("check-in.not-reached")).isZero();
    assertThat(other.later(Duration.ofHours(10)).row().state()).isEqualTo(TodayState.SILENT);
  }

  @Test
  void a_delivery_never_confirmed_is_not_silence() {
    AQuarantine other = AQuarantine.in("ar").at("09:01");
    other.ask();

    assertThat(other.row().state()).isEqualTo(TodayState.WAITING);
    assertThat(other.later(Duration.ofHours(10)).row().state()).isEqualTo(TodayState.NOT_REACHED);
  }

  @Test
  void who_refuses_is_not_silent_and_an_answer_counts_all_the_same() {
    assertThat(selam.refuses()).isTrue();
    assertThat(selam.refuses()).isFalse();
    assertThat(selam.later(Duration.ofHours(9)).row().state()).isEqualTo(TodayState.REFUSED);
    selam.texts("1");
    assertThat(selam.row().state()).isEqualTo(TodayState.WELL);
    assertThat(selam.refuses()).isFalse();
  }
}
