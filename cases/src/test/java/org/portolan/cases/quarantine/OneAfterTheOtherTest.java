package org.portolan.cases.quarantine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.portolan.cases.quarantine.model.TodayState;

/** What happens at the borders of a day, and when two things happen at once. */
class OneAfterTheOtherTest {

  @Test
  void two_texts_at_once_lose_nothing_of_each_other() throws Exception {
    AQuarantine person = AQuarantine.in("en").at("09:00").askedAndReached();
    person.texts("2");
    CountDownLatch recorded = new CountDownLatch(1);
    CountDownLatch waiting = new CountDownLatch(1);
    ExecutorService nodes = Executors.newFixedThreadPool(2);
    try {
      Future<?> first =
          nodes.submit(
              () ->
                  person.store.run(
                      AQuarantine.SYSTEM,
                      tx -> {
                        person.answers.record(tx, person.opened.id(), text(person, "cough"));
                        recorded.countDown();
                        await(waiting);
                      }));
      await(recorded);
      Future<CheckInReply> second =
          nodes.submit(
              () ->
                  person.store.call(
                      AQuarantine.SYSTEM,
                      tx -> person.answers.record(tx, person.opened.id(), text(person, "38.5"))));
      untilSomebodyWaitsForALock(person);
      waiting.countDown();
      first.get(10, TimeUnit.SECONDS);

      assertThat(person.said(second.get(10, TimeUnit.SECONDS))).containsExactly("question.needs");
    } finally {
      nodes.shutdownNow();
    }
  }

  private static HeardText text(AQuarantine person, String text) {
    return new HeardText(UUID.randomUUID(), "sms", text, person.now().plusSeconds(1));
  }

  private static void await(CountDownLatch latch) {
    try {
      assertThat(latch.await(10, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void untilSomebodyWaitsForALock(AQuarantine person) {
    long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
    while (System.nanoTime() < until && !somebodyWaitsForALock(person)) {
      Thread.onSpinWait();
    }
    assertThat(somebodyWaitsForALock(person)).isTrue();
  }

  private static boolean somebodyWaitsForALock(AQuarantine person) {
    return person.store.call(
        AQuarantine.SYSTEM,
        tx ->
            tx.sql()
                    .createQuery("SELECT count(*) FROM pg_locks WHERE NOT granted")
                    .mapTo(Integer.class)
                    .one()
                > 0);
  }

  @Test
  void a_quick_second_answer_with_the_same_number_is_heard() {
    AQuarantine person = AQuarantine.in("en").at("09:00").askedAndReached();
    person.texts("1");

    assertThat(person.said(person.later(java.time.Duration.ofMillis(200)).textsAtOnce("1")))
        .containsExactly("reply.thanks");
  }

  @Test
  void who_writes_before_being_asked_is_not_asked_that_day() {
    AQuarantine person = AQuarantine.in("en").at("07:00");

    assertThat(person.said(person.texts("well"))).containsExactly("question.needs");
    assertThat(person.row().state()).isEqualTo(TodayState.WELL);
    assertThat(person.at("09:00").ask()).isEmpty();
    assertThat(person.at("09:00").daysLater(1).ask()).hasSize(1);
  }

  @Test
  void thanks_in_the_early_morning_do_not_use_up_the_day() {
    AQuarantine person = AQuarantine.in("en").at("09:00").askedAndReached();
    person.texts("1");
    person.texts("1");
    person.at("06:00").daysLater(1);

    person.texts("blorp");

    assertThat(person.at("09:00").daysLater(1).ask()).hasSize(1);
  }

  @Test
  void on_the_last_day_no_question_is_promised_for_tomorrow() {
    AQuarantine person = AQuarantine.ofOneDay().at("09:00").askedAndReached();
    person.texts("1");

    assertThat(person.said(person.texts("1"))).containsExactly("reply.already-answered");
  }

  @Test
  void an_alert_outlives_the_order_on_the_board_and_nobody_counts_as_not_asked() {
    AQuarantine person = AQuarantine.ofOneDay().at("09:00").askedAndReached();
    person.texts("2");
    assertThat(person.at("19:30").close()).hasSize(1);
    person.at("12:00").daysLater(1);

    assertThat(person.row().alertKinds()).isEqualTo(List.of("unwell"));
    assertThat(person.row().state()).isEqualTo(TodayState.NOT_DUE);
  }

  @Test
  void when_a_person_reads_is_told_by_the_clock_of_who_wrote() {
    AQuarantine person = AQuarantine.in("en").at("22:00");
    person.onDutyIn("Europe/Paris", "08:00", "18:00");

    assertThat(person.callsForHelp("help").reply().orElseThrow().parts().get(0).arguments())
        .containsEntry("when", "2026-11-24T10:00");
  }

  @Test
  void without_a_duty_list_nobody_is_told_that_a_person_reads_now() {
    AQuarantine person = AQuarantine.in("en").at("22:00");

    assertThat(person.said(person.callsForHelp("help"))).containsExactly("reply.help-off-duty");
  }

  @Test
  void many_nodes_take_each_step_of_an_alert_once() throws Exception {
    AQuarantine person = AQuarantine.in("en").at("09:00").askedAndReached();
    person.onDuty(1, "08:00", "20:00");
    person.texts("2");
    person.later(java.time.Duration.ofMinutes(5));
    ExecutorService nodes = Executors.newFixedThreadPool(4);
    try {
      int told = 0;
      List<java.util.concurrent.Callable<Integer>> runs =
          java.util.Collections.nCopies(8, () -> person.escalate().size());
      for (Future<Integer> run : nodes.invokeAll(runs)) {
        told += run.get();
      }
      assertThat(told).isOne();
    } finally {
      nodes.shutdownNow();
    }
  }

  @Test
  void a_reading_is_journalled_once_in_a_quarter_of_an_hour() {
    AQuarantine person = AQuarantine.in("en").at("09:00");
    person.page();
    person.page();
    person.later(java.time.Duration.ofMinutes(14)).page();
    assertThat(readings(person)).isOne();

    person.later(java.time.Duration.ofMinutes(2)).page();

    assertThat(readings(person)).isEqualTo(2);
  }

  private static int readings(AQuarantine person) {
    return person.store.call(
        person.officer,
        tx ->
            tx.sql()
                .createQuery(
                    "SELECT count(*) FROM journal_event WHERE case_id = :case AND kind LIKE"
                        + " 'read.%'")
                .bind("case", person.opened.id())
                .mapTo(Integer.class)
                .one());
  }
}
