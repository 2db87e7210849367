package org.portolan.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.portolan.cases.store.Actor;
import org.portolan.cases.wording.Wording;
import org.portolan.i18n.Language;
import org.portolan.i18n.Texts;
import org.portolan.i18n.phone.PhoneNumber;
import org.portolan.messaging.outbox.LookAfterMessages.Outcome;
import org.portolan.messaging.outbox.OutboundMessage;
import org.portolan.messaging.outbox.Purpose;
import org.portolan.messaging.outbox.Recipient;
import org.portolan.messaging.outbox.Traffic;
import org.portolan.messaging.outbox.WaitingForAPerson.Stuck;
import org.portolan.messaging.work.Alarm.Trouble;

/** What people see of messages that did not arrive, and what they may do about them. */
class MessagesThatDoNotArriveTest {

  private final APost post = new APost();
  private final PhoneNumber phone = APost.aPhone();
  private final Actor officer = APost.officerOf(post.scope);

  @AfterEach
  void stop() {
    post.carrier.close();
  }

  private UUID closingFailed() {
    post.quarantine("Jean Petit", "en", phone, 1);
    post.at("09:01").works();
    post.tells(phone, "delivered", null);
    post.at("19:31").works();
    post.tells(phone, "undelivered", 30007);
    List<Stuck> stuck = post.stuck();
    assertThat(stuck).extracting(Stuck::reason).containsExactly("code 30007");
    return stuck.get(0).id();
  }

  @Test
  void what_stays_true_is_sent_again_by_its_officer_and_then_arrives() {
    UUID message = closingFailed();
    post.later(Duration.ofDays(3)).at("10:00");

    assertThat(post.look().again(officer, message)).isEqualTo(Outcome.DONE);
    assertThat(post.look().again(officer, message)).isEqualTo(Outcome.MOVED_MEANWHILE);
    post.works();

    assertThat(post.texts(phone)).hasSize(3);
    assertThat(post.texts(phone).get(2)).isEqualTo(post.texts(phone).get(1));
    post.tells(phone, "delivered", null);
    assertThat(post.stuck()).isEmpty();
  }

  @Test
  void an_officer_of_another_post_decides_about_none_of_it() {
    UUID message = closingFailed();
    Actor other = APost.officerOf("test-" + UUID.randomUUID());

    assertThat(post.look().again(other, message)).isEqualTo(Outcome.NOT_FOUND);
    assertThat(post.look().putAway(other, message)).isEqualTo(Outcome.NOT_FOUND);
    assertThat(post.look().cancel(other, message)).isEqualTo(Outcome.NOT_FOUND);
    assertThat(post.look().again(officer, UUID.randomUUID())).isEqualTo(Outcome.NOT_FOUND);
    assertThat(post.stuck()).hasSize(1);
  }

  @Test
  void what_nobody_can_know_is_counted_and_shown_until_a_person_decides_and_never_repeated() {
    post.carrier.next(Carrier.Behaviour.dropAfter());
    post.quarantine("Jean Petit", "en", phone, 14);
    post.at("09:01").works();
    post.carrier.close();
    post.later(Duration.ofMinutes(16));
    post.parts.settleUnclear().step();
    post.works();

    assertThat(post.texts(phone)).hasSize(1);
    assertThat(post.traffic().now().uncertain()).isOne();
    List<Stuck> stuck = post.stuck();
    assertThat(stuck).extracting(Stuck::state).containsExactly("uncertain");

    assertThat(post.look().putAway(officer, stuck.get(0).id())).isEqualTo(Outcome.DONE);
    assertThat(post.traffic().now().uncertain()).isZero();
    assertThat(post.stuck()).isEmpty();
  }

  @Test
  void what_is_put_away_leaves_the_list() {
    UUID message = closingFailed();

    assertThat(post.look().putAway(officer, message)).isEqualTo(Outcome.DONE);
    assertThat(post.stuck()).isEmpty();
  }

  @Test
  void a_question_of_yesterday_is_not_sent_again() {
    post.quarantine("Jean Petit", "en", phone, 14);
    post.at("09:01").works();
    post.tells(phone, "undelivered", 30007);
    UUID message = post.stuck().get(0).id();
    post.later(Duration.ofHours(13));

    assertThat(post.look().again(officer, message)).isEqualTo(Outcome.TOO_LATE);
  }

  @Test
  void what_waits_for_another_try_is_cancelled_and_never_sent() {
    post.carrier.next(Carrier.Behaviour.refuse(429, 20429));
    post.quarantine("Jean Petit", "en", phone, 14);
    post.at("09:01").works();
    Stuck stuck = post.stuck().get(0);
    assertThat(stuck.state()).isEqualTo("waiting");

    assertThat(post.look().cancel(officer, stuck.id())).isEqualTo(Outcome.DONE);
    post.later(Duration.ofHours(1)).works();

    assertThat(post.texts(phone)).isEmpty();
    assertThat(post.look().cancel(officer, stuck.id())).isEqualTo(Outcome.MOVED_MEANWHILE);
  }

  /** A text to somebody that is of no case, such as that there is something to read. */
  private UUID ofNoCase(UUID caseId) {
    return post.store.call(
        APost.SYSTEM,
        tx -> {
          UUID contact =
              tx.sql()
                  .createQuery("SELECT contact_point_id FROM quarantine WHERE case_id = :id")
                  .bind("id", caseId)
                  .mapTo(UUID.class)
                  .one();
          return post.outbox.enqueue(
              tx,
              OutboundMessage.general(
                  Recipient.contact(contact),
                  Purpose.NOTICE,
                  Wording.of("notice.news", Map.of("address", "https://p.example/my"))));
        });
  }

  @Test
  void what_is_of_no_case_is_decided_about_by_who_may_see_the_number() {
    post.at("10:00");
    UUID caseId = post.quarantine("Jean Petit", "en", phone, 14);
    post.carrier.next(Carrier.Behaviour.refuse(400, 30007));
    UUID notice = ofNoCase(caseId);
    post.works();
    Stuck stuck =
        post.stuck().stream().filter(one -> one.id().equals(notice)).findFirst().orElseThrow();
    assertThat(stuck.caseId()).isEmpty();
    assertThat(stuck.contact()).isPresent();
    assertThat(stuck.parts()).contains(1);

    Actor other = APost.officerOf("elsewhere-" + UUID.randomUUID());
    assertThat(post.look().again(other, notice)).isEqualTo(Outcome.NOT_FOUND);
    assertThat(post.look().again(officer, notice)).isEqualTo(Outcome.DONE);
    post.works();
    assertThat(post.texts(phone)).anyMatch(text -> text.contains("p.example/my"));
  }

  @Test
  void what_waits_for_the_morning_can_be_cancelled() {
    post.at("10:00");
    UUID caseId = post.quarantine("Jean Petit", "en", phone, 14);
    post.works().at("23:00");
    UUID notice = ofNoCase(caseId);
    post.works();
    assertThat(post.stuck())
        .anySatisfy(
            one -> {
              assertThat(one.id()).isEqualTo(notice);
              assertThat(one.reason()).isEqualTo("quiet hours");
            });

    assertThat(post.look().cancel(officer, notice)).isEqualTo(Outcome.DONE);
    post.later(Duration.ofHours(11)).works();

    assertThat(post.stuck()).extracting(Stuck::id).doesNotContain(notice);
    assertThat(post.texts(phone)).noneMatch(text -> text.contains("p.example/my"));
  }

  @Test
  void the_counts_tell_how_many_failed_where_and_why() {
    closingFailed();
    post.later(Duration.ofMinutes(5));

    assertThat(post.traffic().now().failed()).isOne();
    assertThat(post.traffic().now().isLate()).isFalse();
    assertThat(post.traffic().failures())
        .containsExactly(new Traffic.Failure("code 30007", "ET", 1));
    List<Traffic.Hour> hours = post.traffic().hours();
    assertThat(hours).hasSize(24);
    assertThat(hours.get(23).failed()).isOne();
    assertThat(hours).extracting(Traffic.Hour::delivered).contains(1L);
  }

  @Test
  void what_is_due_and_does_not_go_out_is_late() {
    post.quarantine("Jean Petit", "en", phone, 14);
    post.carrier.next(Carrier.Behaviour.refuse(429, 20429));
    post.at("09:01").works();
    post.later(Duration.ofMinutes(10));

    assertThat(post.traffic().now().due()).isOne();
    assertThat(post.traffic().now().isLate()).isTrue();
    assertThat(post.traffic().now().late()).containsOnlyKeys(Traffic.Way.GOING);
    assertThat(post.traffic().now().isFailing()).isFalse();
  }

  private void dueForMinutes(int minutes) {
    for (int i = 0; i < minutes; i++) {
      post.later(Duration.ofMinutes(1)).watches();
    }
  }

  @Test
  void who_runs_the_system_is_told_once_messages_have_come_late_for_a_while() {
    PhoneNumber duty = APost.aPhone();
    post.onDuty(1, duty);
    post.quarantine("Jean Petit", "en", phone, 14);
    post.carrier.next(Carrier.Behaviour.refuse(429, 20429));
    post.at("09:01").works();
    dueForMinutes(4);
    post.works();
    assertThat(post.texts(duty)).isEmpty();

    post.quarantine("Marie Petit", "en", APost.aPhone(), 14);
    post.asks();
    dueForMinutes(20);
    post.works();

    assertThat(post.texts(duty)).hasSize(1);
    assertThat(post.texts(duty).get(0)).contains("late").contains("minutes");
  }

  @Test
  void they_are_told_again_every_hour_and_no_more_once_it_goes_well() {
    PhoneNumber duty = APost.aPhone();
    post.onDuty(1, duty);
    post.quarantine("Jean Petit", "en", phone, 14);
    post.at("09:01").asks();
    dueForMinutes(75);
    post.works();
    // the first, an hour ago, was worth nothing any more
    assertThat(post.texts(duty)).hasSize(1);
    assertThat(post.texts(duty).get(0)).contains("65 minutes");

    dueForMinutes(75);
    post.works();

    assertThat(post.texts(duty)).hasSize(1);
  }

  @Test
  void who_runs_the_system_is_told_when_many_messages_do_not_arrive() {
    PhoneNumber duty = APost.aPhone();
    post.onDuty(1, duty);
    for (int person = 0; person < 24; person++) {
      post.quarantine("Jean Petit", "en", APost.aPhone(), 14);
      post.carrier.next(Carrier.Behaviour.refuse(400, 21614));
    }
    post.at("09:01").works();
    assertThat(post.traffic().now().isFailing()).isTrue();

    dueForMinutes(4);
    post.works();
    assertThat(post.texts(duty)).isEmpty();
    dueForMinutes(2);
    post.works();

    assertThat(post.texts(duty))
        .containsExactly(
            Texts.product().text(Language.ENGLISH, "duty.messages-failing", Map.of("minutes", 5)));
  }

  @Test
  void with_nobody_on_duty_it_stays_untold_until_somebody_is() {
    post.quarantine("Jean Petit", "en", phone, 14);
    post.at("09:01").asks();
    dueForMinutes(20);
    assertThat(post.traffic().untold()).containsExactly("messages-late");

    PhoneNumber duty = APost.aPhone();
    post.onDuty(1, duty);
    dueForMinutes(1);
    post.works();

    assertThat(post.texts(duty)).singleElement().asString().contains("late");
    assertThat(post.traffic().untold()).isEmpty();
  }

  @Test
  void trouble_that_came_up_once_is_told_to_whoever_comes_on_duty_next() {
    post.store.run(APost.SYSTEM, tx -> post.alarm().raise(tx, Trouble.UNREAD));
    post.later(Duration.ofMinutes(10));
    post.store.run(APost.SYSTEM, tx -> post.alarm().raise(tx, Trouble.UNREAD));
    dueForMinutes(5);
    assertThat(post.traffic().untold()).containsExactly("unread");

    PhoneNumber duty = APost.aPhone();
    post.onDuty(1, duty);
    dueForMinutes(2);
    post.works();
    post.store.run(APost.SYSTEM, tx -> post.alarm().raise(tx, Trouble.UNREAD));
    post.later(Duration.ofSeconds(1)).works();

    assertThat(post.traffic().untold()).isEmpty();
    assertThat(post.texts(duty)).as("once, though it was raised three times").hasSize(1);
  }
}
