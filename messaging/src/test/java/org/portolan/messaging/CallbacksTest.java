package org.portolan.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.portolan.cases.store.TestStore;
import org.portolan.cases.store.Tx;
import org.portolan.i18n.phone.PhoneNumber;
import org.portolan.messaging.callbacks.RecordCallbacks;
import org.portolan.messaging.outbox.Deliveries;
import org.portolan.messaging.outbox.DeliveryCallback;
import org.portolan.messaging.outbox.OutboxParts;

/** What a provider tells is kept at once and recorded later, whatever happens in between. */
class CallbacksTest {

  private final APost post = new APost();
  private final Jdbi database = Jdbi.create(TestStore.shared().asOwner());

  @BeforeEach
  void nothingWaits() {
    database.useHandle(h -> h.execute("DELETE FROM delivery_callback"));
  }

  @AfterEach
  void stop() {
    post.carrier.close();
  }

  /** Somebody asks us something, and gets a first reply. */
  private Carrier.Accepted reply() {
    PhoneNumber phone = new PhoneNumber("+25191" + (1_000_000 + new Random().nextInt(8_000_000)));
    post.hears(phone, "Where can I ask about my brother?");
    List<Carrier.Accepted> accepted = post.accepted(phone);
    return accepted.get(accepted.size() - 1);
  }

  private static String outboxId(Carrier.Accepted reply) {
    return reply.callback().replaceAll(".*o=", "");
  }

  private static DeliveryCallback of(Carrier.Accepted reply, String status) {
    return new DeliveryCallback(outboxId(reply), reply.sid(), status, Optional.empty());
  }

  private String state(Carrier.Accepted reply) {
    return database.withHandle(
        h ->
            h.createQuery("SELECT state FROM outbox WHERE id = CAST(:id AS uuid)")
                .bind("id", outboxId(reply))
                .mapTo(String.class)
                .one());
  }

  private int waiting() {
    return database.withHandle(
        h -> h.createQuery("SELECT count(*) FROM delivery_callback").mapTo(Integer.class).one());
  }

  @Test
  void what_is_told_waits_until_it_is_recorded_and_is_gone_then() {
    Carrier.Accepted reply = reply();

    assertThat(post.tells(of(reply, "delivered"))).isTrue();
    assertThat(state(reply)).isEqualTo("accepted");
    assertThat(waiting()).isEqualTo(1);

    post.records();
    assertThat(state(reply)).isEqualTo("delivered");
    assertThat(waiting()).isZero();
  }

  @Test
  void many_of_the_same_and_of_different_messages_are_recorded_together() {
    List<Carrier.Accepted> replies = List.of(reply(), reply(), reply());
    for (String status : List.of("delivered", "sent", "queued", "delivered")) {
      replies.forEach(reply -> post.tells(of(reply, status)));
    }
    post.tells(new DeliveryCallback(null, "SM" + UUID.randomUUID(), "sent", Optional.empty()));

    post.records();

    assertThat(replies).allSatisfy(reply -> assertThat(state(reply)).isEqualTo("delivered"));
    assertThat(waiting()).isZero();
  }

  @Test
  void an_id_that_came_back_spoiled_is_found_by_the_providers() {
    Carrier.Accepted reply = reply();

    assertThat(
            post.tells(
                new DeliveryCallback("not an id\0", reply.sid(), "delivered", Optional.empty())))
        .isTrue();

    post.records();
    assertThat(state(reply)).isEqualTo("delivered");
  }

  @Test
  void what_can_be_about_no_message_is_not_kept() {
    assertThat(post.tells(new DeliveryCallback(null, null, "sent", Optional.empty()))).isFalse();
    assertThat(post.tells(new DeliveryCallback(null, "", "sent", Optional.empty()))).isFalse();
    assertThat(post.tells(new DeliveryCallback(null, "SM\0", "sent", Optional.empty()))).isFalse();
    assertThat(post.tells(new DeliveryCallback(null, "SMx", null, Optional.empty()))).isFalse();
    assertThat(post.tells(new DeliveryCallback(null, "SMx", "eaten", Optional.empty()))).isFalse();
    assertThat(post.tells(new DeliveryCallback(null, "S".repeat(10_000), "sent", Optional.empty())))
        .isFalse();
    assertThat(waiting()).isZero();
  }

  @Test
  void one_that_cannot_be_recorded_holds_up_no_other_and_is_tried_again() {
    Carrier.Accepted spoiled = reply();
    Carrier.Accepted fine = reply();
    post.tells(of(spoiled, "delivered"));
    post.tells(of(fine, "delivered"));
    RecordCallbacks failing = recording(failingFor(UUID.fromString(outboxId(spoiled))));

    failing.step();
    assertThat(state(fine)).isEqualTo("delivered");
    assertThat(state(spoiled)).isEqualTo("accepted");
    assertThat(failing.step()).as("due only after a pause").isZero();

    post.later(Duration.ofSeconds(2));
    post.records();
    assertThat(state(spoiled)).isEqualTo("delivered");
    assertThat(waiting()).isZero();
  }

  @Test
  void one_that_never_can_be_recorded_is_given_up_after_a_day() {
    Carrier.Accepted spoiled = reply();
    post.tells(of(spoiled, "delivered"));
    RecordCallbacks failing = recording(failingFor(UUID.fromString(outboxId(spoiled))));

    for (int hours = 0; hours < 20; hours++) {
      failing.step();
      post.later(Duration.ofHours(1));
    }
    assertThat(waiting()).as("after twenty hours").isEqualTo(1);
    for (int hours = 0; hours < 20; hours++) {
      failing.step();
      post.later(Duration.ofHours(1));
    }
    assertThat(waiting()).isZero();
    assertThat(state(spoiled)).isEqualTo("accepted");
  }

  @Test
  void several_workers_record_each_once() throws Exception {
    List<Carrier.Accepted> replies = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      replies.add(reply());
    }
    for (int i = 0; i < 300; i++) {
      post.tells(new DeliveryCallback(null, "SMnobodys" + i, "sent", Optional.empty()));
    }
    replies.forEach(reply -> post.tells(of(reply, "delivered")));
    ExecutorService workers = Executors.newFixedThreadPool(3);
    Callable<Integer> work =
        () -> {
          RecordCallbacks record = recording(post.parts.deliveries());
          int all = 0;
          for (int taken = record.step(); taken > 0; taken = record.step()) {
            all += taken;
          }
          return all;
        };

    int recorded = 0;
    for (var worker : workers.invokeAll(List.of(work, work, work))) {
      recorded += worker.get();
    }
    workers.shutdown();

    post.records();
    assertThat(recorded).isBetween(1, 305);
    assertThat(waiting()).isZero();
    assertThat(replies).allSatisfy(reply -> assertThat(state(reply)).isEqualTo("delivered"));
  }

  private RecordCallbacks recording(Deliveries deliveries) {
    OutboxParts parts = post.parts;
    return new RecordCallbacks(
        post.store,
        new OutboxParts(
                parts.store(),
                parts.keys(),
                parts.settings(),
                parts.channels(),
                parts.addresses(),
                deliveries,
                parts.shared(),
                parts.gate(),
                parts.realTime(),
                parts.random())
            .recordDeliveryCallback());
  }

  /** Like the post's own, but for one message. */
  private Deliveries failingFor(UUID outboxId) {
    Deliveries own = post.parts.deliveries();
    return new Deliveries() {
      @Override
      public String written(Tx tx, UUID caseId, UUID id) {
        return own.written(tx, caseId, id);
      }

      @Override
      public void sending(Tx tx, UUID caseId, Sent message) {
        own.sending(tx, caseId, message);
      }

      @Override
      public void moved(Tx tx, Moved message) {
        if (message.outboxId().equals(outboxId)) {
          throw new IllegalStateException("This one cannot be recorded");
        }
        own.moved(tx, message);
      }

      @Override
      public void overtaken(Tx tx, Moved message) {
        own.overtaken(tx, message);
      }

      @Override
      public void uncertain(Tx tx, Moved message) {
        own.uncertain(tx, message);
      }
    };
  }
}
