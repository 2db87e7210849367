package org.portolan.messaging.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.portolan.messaging.Carrier;
import org.portolan.messaging.outbox.RecordDeliveryCallback.Outcome;

class RecordDeliveryCallbackTest {

  private final Carrier carrier = new Carrier();
  private final AnOutbox an = new AnOutbox(carrier);

  @AfterEach
  void stop() {
    carrier.close();
  }

  private UUID sent() {
    UUID id = an.enqueue(Purpose.REPLY, "reply.thanks");
    an.send.step();
    an.told.clear();
    return id;
  }

  private String sid() {
    return carrier.accepted().get(carrier.accepted().size() - 1).sid();
  }

  static Stream<Arguments> orders() {
    return Stream.of(
        Arguments.of("in order", List.of("queued", "sent", "delivered"), "delivered"),
        Arguments.of("delivered first", List.of("delivered", "sent", "queued"), "delivered"),
        Arguments.of("each twice", List.of("sent", "sent", "delivered", "delivered"), "delivered"),
        Arguments.of("read", List.of("read", "delivered"), "delivered"),
        Arguments.of("delivered after all", List.of("failed", "delivered"), "delivered"),
        Arguments.of("failed after delivered", List.of("delivered", "failed"), "delivered"),
        Arguments.of("a word nobody knows", List.of("sent", "teleported"), "accepted"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("orders")
  void a_message_only_moves_forward(String label, List<String> statuses, String state) {
    UUID id = sent();

    statuses.forEach(status -> an.callback(id, sid(), status, null));

    assertThat(an.state(id)).as(label).isEqualTo(state);
    assertThat(an.told).doesNotHaveDuplicates().isSorted();
  }

  @Test
  void an_unreachable_handset_is_tried_again_and_the_old_attempt_is_history() {
    UUID id = sent();
    String first = sid();
    an.callback(id, first, "sent", null);

    assertThat(an.callback(id, first, "undelivered", 30003)).isEqualTo(Outcome.MOVED);
    assertThat(an.state(id)).isEqualTo("waiting");
    assertThat(an.callback(id, first, "undelivered", 30003)).isEqualTo(Outcome.UNCHANGED);

    an.passes(Duration.ofMinutes(1));
    an.send.step();
    assertThat(carrier.accepted()).hasSize(2);
    assertThat(an.callback(id, first, "delivered", null)).isEqualTo(Outcome.UNCHANGED);
    assertThat(an.callback(id, sid(), "delivered", null)).isEqualTo(Outcome.MOVED);
    assertThat(an.state(id)).isEqualTo("delivered");
  }

  @Test
  void a_filtered_message_has_failed_once_however_often_it_is_told() {
    UUID id = sent();

    an.callback(id, sid(), "undelivered", 30007);
    an.callback(id, sid(), "undelivered", 30007);

    assertThat(an.state(id)).isEqualTo("failed");
    assertThat(an.told).containsExactly(DeliveryProgress.FAILED);
  }

  @Test
  void a_callback_without_our_id_is_found_by_the_providers() {
    UUID id = sent();

    Outcome outcome =
        an.callbacks.record(
            new DeliveryCallback("not an id", sid(), "delivered", Optional.empty()));

    assertThat(outcome).isEqualTo(Outcome.MOVED);
    assertThat(an.state(id)).isEqualTo("delivered");
  }

  @Test
  void a_callback_of_nobodys_message_is_unknown() {
    assertThat(an.callback(UUID.randomUUID(), "SMx", "sent", null)).isEqualTo(Outcome.UNKNOWN);
    assertThat(an.callbacks.record(new DeliveryCallback(null, null, "sent", Optional.empty())))
        .isEqualTo(Outcome.UNKNOWN);
    assertThat(an.callbacks.record(new DeliveryCallback(null, "SMx", null, Optional.empty())))
        .isEqualTo(Outcome.UNKNOWN);
  }
}
