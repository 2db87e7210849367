package org.portolan.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.portolan.cases.people.PersonLabels;
import org.portolan.cases.quarantine.ChangeOrder;
import org.portolan.cases.quarantine.ChangeOrder.Outcome;
import org.portolan.cases.quarantine.OrderNotices;
import org.portolan.cases.quarantine.Protocols;
import org.portolan.cases.staff.StaffRole;
import org.portolan.cases.store.TestStore;
import org.portolan.i18n.Language;
import org.portolan.i18n.Texts;
import org.portolan.i18n.phone.PhoneNumber;
import org.portolan.messaging.jobs.TellOrdersJob;
import org.portolan.messaging.outbox.DeliveryCallback;

/** What is read last of an order is how it stands, whatever happened while it was being told. */
class OvertakenOrdersTest {

  private static final LocalDate LAST = LocalDate.of(2026, 12, 6);
  private static final LocalDate LATER = LAST.plusDays(7);
  private static final Duration SOON = Duration.ofSeconds(10);

  private final APost post = new APost();
  private final PhoneNumber phone = APost.aPhone();
  private final ChangeOrder orders = new ChangeOrder(new Protocols(), new OrderNotices());

  @AfterEach
  void stop() {
    post.carrier.close();
  }

  private UUID orderedInTheMorning() {
    post.at("08:30");
    return post.ordered("Jean Petit", "en", phone, 14, false);
  }

  private static String said(String key, LocalDate day) {
    return Texts.product().text(Language.ENGLISH, key, Map.of("day", day));
  }

  private static List<String> messages() {
    return Jdbi.create(TestStore.shared().asOwner())
        .withHandle(
            h ->
                h.createQuery("SELECT purpose || ' ' || state FROM outbox ORDER BY position")
                    .mapTo(String.class)
                    .list());
  }

  @Test
  void a_change_that_is_made_while_its_person_is_told_of_the_order_is_told() throws Exception {
    UUID caseId = orderedInTheMorning();
    ExecutorService node = Executors.newSingleThreadExecutor();
    try {
      Future<Integer> telling =
          post.as(
              StaffRole.QUARANTINE_OFFICER,
              tx -> {
                orders.until(tx, caseId, LAST, LATER);
                Future<Integer> tells = node.submit(tellOrders()::run);
                Awaitility.await().atMost(SOON).until(() -> tells.isDone() || waitsForTheOrder());
                return tells;
              });
      assertThat(telling.get(SOON.toSeconds(), TimeUnit.SECONDS)).isOne();
    } finally {
      node.shutdownNow();
    }

    post.works();

    assertThat(post.texts(phone)).containsExactly(said("order.until", LATER));
  }

  private TellOrdersJob tellOrders() {
    return new TellOrdersJob(
        post.store, new OrderNotices(), new PersonLabels(post.keys), post.outbox, post.alarm());
  }

  private static boolean waitsForTheOrder() {
    return Jdbi.create(TestStore.shared().asSuperuser())
        .withHandle(
            h ->
                h.createQuery(
                        "SELECT count(*) > 0 FROM pg_stat_activity WHERE wait_event_type = 'Lock'"
                            + " AND query LIKE '%order_notice%' AND datname = current_database()")
                    .mapTo(Boolean.class)
                    .one());
  }

  @Test
  void an_order_is_not_told_once_more_after_its_change_was() {
    UUID caseId = orderedInTheMorning();
    post.works();
    post.tells(phone, "undelivered", 30003);
    assertThat(
            post.<Outcome>as(
                StaffRole.QUARANTINE_OFFICER, tx -> orders.until(tx, caseId, LAST, LATER)))
        .isEqualTo(Outcome.DONE);

    post.works().later(Duration.ofMinutes(2)).works();

    assertThat(post.texts(phone))
        .containsExactly(said("order.until", LAST), said("order.changed", LATER));
    assertThat(messages()).containsExactly("order suppressed", "order accepted");
    assertThat(post.alerts(caseId)).isEmpty();
  }

  @Test
  void an_order_that_fails_for_good_after_its_change_was_told_is_nobodys_task() {
    UUID caseId = orderedInTheMorning();
    post.works();
    DeliveryCallback failed = failedForGood(post.accepted(phone).get(0));
    post.as(StaffRole.QUARANTINE_OFFICER, tx -> orders.until(tx, caseId, LAST, LATER));
    post.works();
    post.tells(failed);
    post.records();

    assertThat(messages()).containsExactly("order suppressed", "order accepted");
    assertThat(post.alerts(caseId)).isEmpty();

    post.tells(failedForGood(post.accepted(phone).get(1)));
    post.records();

    assertThat(messages()).containsExactly("order suppressed", "order failed");
    assertThat(post.alerts(caseId)).containsExactly("not-told");
  }

  @Test
  void of_an_order_that_may_not_have_been_sent_an_officer_asks() {
    post.carrier.next(Carrier.Behaviour.dropAfter());
    UUID caseId = orderedInTheMorning();
    post.works();
    post.carrier.close();
    post.later(Duration.ofMinutes(16));
    post.parts.settleUnclear().step();

    assertThat(messages()).containsExactly("order uncertain");
    assertThat(post.alerts(caseId)).containsExactly("perhaps-not-told");
  }

  private static DeliveryCallback failedForGood(Carrier.Accepted text) {
    String id = text.callback().replaceAll(".*o=", "");
    return new DeliveryCallback(id, text.sid(), "undelivered", Optional.of(30007));
  }

  @Test
  void a_question_is_not_asked_once_more_after_the_order_has_ended() {
    UUID caseId = post.quarantine("Jean Petit", "en", phone, 1);
    post.at("09:30").works();
    post.tells(phone, "undelivered", 30003);

    post.at("20:30").works();

    assertThat(post.texts(phone))
        .hasSize(2)
        .endsWith(Texts.product().text(Language.ENGLISH, "closing.last-day"));
    assertThat(messages()).containsExactly("check-in suppressed", "closing accepted");
    assertThat(post.checkIn(caseId)).isEqualTo("not-reached");
  }
}
