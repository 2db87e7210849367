package org.portolan.messaging.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.portolan.cases.people.Channel;
import org.portolan.i18n.Language;
import org.portolan.messaging.Carrier;
import org.portolan.messaging.Carrier.Behaviour;
import org.portolan.messaging.channel.FailureClass;
import org.portolan.messaging.channel.UnconfiguredChannel;
import org.portolan.messaging.outbox.Addresses.Standing;

class SendMessagesTest {

  private final Carrier carrier = new Carrier();
  private final AnOutbox an = new AnOutbox(carrier);

  @AfterEach
  void stop() {
    carrier.close();
  }

  @Test
  void a_message_is_rendered_when_it_is_sent_and_carries_only_an_opaque_id() {
    UUID id = an.enqueue(Purpose.REPLY, "reply.thanks");
    an.language = Language.of("fr");

    an.send.step();

    assertThat(carrier.accepted()).hasSize(1);
    assertThat(carrier.accepted().get(0).to()).isEqualTo(an.number.e164());
    assertThat(carrier.accepted().get(0).body()).startsWith("Merci");
    assertThat(carrier.accepted().get(0).callback())
        .isEqualTo("http://localhost:8080/hooks/twilio/status?o=" + id);
    assertThat(an.state(id)).isEqualTo("accepted");
    assertThat(an.told).containsExactly(DeliveryProgress.ACCEPTED);
    assertThat(an.sent).extracting(Deliveries.Sent::language).containsExactly(Language.of("fr"));
  }

  @Test
  void a_message_about_no_case_stands_on_no_timeline() {
    UUID id =
        an.enqueue(
            OutboundMessage.general(
                Recipient.contact(an.contact),
                Purpose.OPT_CONFIRMATION,
                org.portolan.cases.wording.Wording.of("reply.stopped")));

    an.send.step();

    assertThat(an.state(id)).isEqualTo("accepted");
    assertThat(an.sent).isEmpty();
  }

  @Test
  void a_row_holds_neither_number_nor_text() {
    UUID id = an.enqueue(Purpose.REPLY, "reply.thanks");

    assertThat(an.row(id)).doesNotContain(an.number.e164().substring(1), "reply.thanks", "Thank");
  }

  @Test
  void messages_to_one_recipient_go_out_in_order() {
    an.enqueue(Purpose.REPLY, "reply.thanks");
    an.enqueue(Purpose.REPLY, "reply.already-answered");

    assertThat(an.send.step()).isOne();
    assertThat(an.send.step()).isOne();
    assertThat(carrier.accepted().get(0).body()).startsWith("Thank you. We will");
    assertThat(carrier.accepted().get(1).body()).startsWith("Thank you, we have");
  }

  static Stream<Arguments> consents() {
    return Stream.of(
        Arguments.of(Purpose.CHECK_IN, Standing.USABLE, "accepted"),
        Arguments.of(Purpose.CHECK_IN, Standing.OPTED_OUT, "suppressed"),
        Arguments.of(Purpose.CHECK_IN, Standing.INVALID, "suppressed"),
        Arguments.of(Purpose.CHECK_IN, Standing.WRONG_PERSON, "suppressed"),
        Arguments.of(Purpose.WELFARE, Standing.OPTED_OUT, "suppressed"),
        Arguments.of(Purpose.REPLY, Standing.OPTED_OUT, "accepted"),
        Arguments.of(Purpose.REPLY, Standing.WRONG_PERSON, "suppressed"),
        Arguments.of(Purpose.OPT_CONFIRMATION, Standing.OPTED_OUT, "accepted"),
        Arguments.of(Purpose.OPT_CONFIRMATION, Standing.WRONG_PERSON, "accepted"));
  }

  @ParameterizedTest(name = "{0} to {1}: {2}")
  @MethodSource("consents")
  void opt_outs_are_respected_at_the_time_of_sending(
      Purpose purpose, Standing standing, String state) {
    UUID id = an.enqueue(purpose, "reply.thanks");
    an.standing = standing;

    an.send.step();

    assertThat(an.state(id)).isEqualTo(state);
  }

  @Test
  void what_we_begin_waits_for_the_morning_of_the_persons_place() {
    an.now = Instant.parse("2026-11-23T20:00:00Z");
    an.zone = ZoneId.of("Africa/Addis_Ababa");
    UUID question = an.enqueue(Purpose.CHECK_IN, "question.mood");
    UUID reply = an.enqueue(Purpose.REPLY, "reply.thanks");

    an.send.step();
    an.send.step();
    assertThat(an.state(question)).isEqualTo("waiting");
    assertThat(an.state(reply)).isEqualTo("accepted");

    an.now = Instant.parse("2026-11-24T05:00:00Z");
    an.send.step();
    assertThat(an.state(question)).isEqualTo("accepted");
  }

  static Stream<Arguments> failures() {
    return Stream.of(
        Arguments.of("opted out", 400, 21610, "failed", FailureClass.OPTED_OUT),
        Arguments.of("not a number", 400, 21211, "failed", FailureClass.INVALID),
        Arguments.of("not a mobile", 400, 21614, "failed", FailureClass.INVALID),
        Arguments.of("a code nobody knows", 400, 29999, "failed", null),
        Arguments.of("too many requests", 429, 20429, "waiting", null),
        Arguments.of("a broken gateway", 503, 20503, "sending", null));
  }

  @ParameterizedTest(name = "{0}: {3}")
  @MethodSource("failures")
  void a_refusal_is_met_as_its_code_says(
      String label, int status, int code, String state, FailureClass why) {
    carrier.next(Behaviour.refuse(status, code));
    UUID id = an.enqueue(Purpose.REPLY, "reply.thanks");

    an.send.step();

    assertThat(an.state(id)).as(label).isEqualTo(state);
    assertThat(an.refused)
        .containsExactlyElementsOf(why == null ? java.util.List.of() : java.util.List.of(why));
  }

  @Test
  void a_message_that_cannot_be_opened_holds_up_none_behind_it_and_ends_with_a_person() {
    UUID poisoned = an.enqueueToAnother(Purpose.REPLY, "reply.thanks");
    UUID sound = an.enqueueToAnother(Purpose.REPLY, "reply.thanks");
    an.spoils(poisoned);

    an.send.step();
    assertThat(an.state(sound)).isEqualTo("accepted");
    assertThat(an.state(poisoned)).isEqualTo("waiting");
    for (int tries = 0; tries < 5; tries++) {
      an.passes(Duration.ofMinutes(2));
      an.send.step();
    }
    assertThat(an.state(poisoned)).isEqualTo("failed");
    assertThat(carrier.accepted()).hasSize(1);
  }

  @Test
  void too_many_requests_lets_the_whole_channel_rest_and_then_the_message_goes_out() {
    carrier.next(Behaviour.refuse(429, 20429));
    UUID id = an.enqueue(Purpose.REPLY, "reply.thanks");
    an.send.step();
    assertThat(an.send.step()).isZero();

    an.passes(Duration.ofMinutes(1));
    an.send.step();

    assertThat(an.state(id)).isEqualTo("accepted");
    assertThat(carrier.accepted()).hasSize(1);
  }

  @Test
  void a_provider_that_nobody_reaches_is_tried_until_the_deadline() {
    carrier.close();
    UUID id = an.enqueue(Purpose.DUTY_ALERT, "reply.thanks");

    an.send.step();
    assertThat(an.state(id)).isEqualTo("waiting");

    an.passes(Duration.ofMinutes(31));
    an.send.step();
    assertThat(an.state(id)).isEqualTo("expired");
    assertThat(an.told).containsExactly(DeliveryProgress.FAILED);
  }

  @Test
  void a_connection_lost_after_acceptance_is_found_in_the_providers_list_and_not_repeated() {
    carrier.next(Behaviour.dropAfter());
    an.realNow = Instant.now();
    UUID id = an.enqueue(Purpose.REPLY, "reply.thanks");
    an.send.step();
    assertThat(an.state(id)).isEqualTo("sending");
    assertThat(an.settle.step()).as("the callback is awaited first").isZero();

    an.passes(Duration.ofSeconds(31));
    an.settle.step();
    an.send.step();

    assertThat(an.state(id)).isEqualTo("accepted");
    assertThat(carrier.accepted()).hasSize(1);
  }

  @Test
  void a_connection_lost_before_acceptance_is_not_in_the_list_and_the_message_is_sent() {
    carrier.next(Behaviour.dropBefore());
    an.realNow = Instant.now();
    UUID id = an.enqueue(Purpose.REPLY, "reply.thanks");
    an.send.step();

    an.passes(Duration.ofSeconds(31));
    an.settle.step();
    an.send.step();

    assertThat(an.state(id)).isEqualTo("accepted");
    assertThat(carrier.accepted()).hasSize(1);
  }

  @Test
  void a_server_killed_before_its_call_sends_after_the_restart_once() {
    an.realNow = Instant.now();
    UUID id = an.enqueue(Purpose.REPLY, "reply.thanks");
    an.claimAndDie();

    SendMessages restarted = an.restarted();
    assertThat(restarted.step()).isZero();
    an.passes(Duration.ofSeconds(31));
    an.settle.step();
    restarted.step();
    an.settle.step();
    restarted.step();

    assertThat(an.state(id)).isEqualTo("accepted");
    assertThat(carrier.accepted()).hasSize(1);
  }

  @Test
  void a_message_claimed_long_ago_is_not_sent_for_it_may_be_sent_again_as_unclear() {
    UUID id = an.enqueue(Purpose.REPLY, "reply.thanks");
    an.lookingUpTakes = Duration.ofSeconds(11);

    an.send.step();

    assertThat(carrier.accepted()).isEmpty();
    assertThat(an.state(id)).isEqualTo("waiting");
  }

  @Test
  void a_callback_settles_a_message_whose_acceptance_was_never_recorded() {
    carrier.next(Behaviour.dropAfter());
    UUID id = an.enqueue(Purpose.REPLY, "reply.thanks");
    an.send.step();

    an.callback(id, carrier.accepted().get(0).sid(), "sent", null);

    assertThat(an.state(id)).isEqualTo("accepted");
    assertThat(an.told).containsExactly(DeliveryProgress.SENT);
  }

  @Test
  void a_provider_that_cannot_tell_leaves_the_message_to_a_person() {
    carrier.next(Behaviour.dropAfter());
    UUID id = an.enqueue(Purpose.REPLY, "reply.thanks");
    an.send.step();
    carrier.close();

    an.passes(Duration.ofMinutes(16));
    an.settle.step();
    an.send.step();

    assertThat(an.state(id)).isEqualTo("uncertain");
  }

  @Test
  void without_a_provider_messages_are_held_and_say_so() {
    AnOutbox unconfigured = new AnOutbox(carrier, new UnconfiguredChannel(Channel.SMS));
    UUID id = unconfigured.enqueue(Purpose.REPLY, "reply.thanks");

    unconfigured.send.step();

    assertThat(unconfigured.state(id)).isEqualTo("held");
    assertThat(unconfigured.row(id)).contains("not-configured");
    assertThat(unconfigured.send.release()).isZero();
    assertThat(an.send.release()).isOne();
    an.send.step();
    assertThat(unconfigured.state(id)).isEqualTo("accepted");
  }
}
