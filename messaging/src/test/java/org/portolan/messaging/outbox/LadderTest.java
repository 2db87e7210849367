package org.portolan.messaging.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.portolan.cases.people.Channel;
import org.portolan.cases.people.Endpoint;
import org.portolan.i18n.Language;
import org.portolan.messaging.Carrier;
import org.portolan.messaging.channel.FailureClass;
import org.portolan.messaging.channel.MessageChannel;
import org.portolan.messaging.channel.Outgoing;
import org.portolan.messaging.channel.Submission;
import org.portolan.messaging.outbox.Addresses.Standing;
import org.portolan.messaging.outbox.Addresses.Way;

/** By which channels messages go, one after the other. */
class LadderTest {

  private final Carrier carrier = new Carrier();
  private final List<Channel> tried = new ArrayList<>();
  private final ATry sms = new ATry(Channel.SMS, tried);
  private final ATry email = new ATry(Channel.EMAIL, tried);
  private final ATry voice = new ATry(Channel.VOICE, tried);
  private AnOutbox an;

  @BeforeEach
  void a_person_with_three_ways() {
    an = new AnOutbox(carrier, sms, email, voice);
    an.otherWays.add(way(an.contact, new Endpoint(Channel.VOICE, an.number.e164())));
    an.otherWays.add(way(UUID.randomUUID(), new Endpoint(Channel.EMAIL, "layla@example.org")));
  }

  @AfterEach
  void close() {
    carrier.close();
  }

  private static Way way(UUID contact, Endpoint to) {
    return new Way(contact, to, Standing.USABLE, Optional.empty(), true, false);
  }

  private UUID send(Purpose purpose) {
    UUID id = an.enqueue(purpose, "reply.thanks");
    for (int i = 0; i < 10; i++) {
      an.send.step();
    }
    return id;
  }

  @Test
  void the_contact_point_that_is_meant_comes_first() {
    UUID id = send(Purpose.CHECK_IN);

    assertThat(tried).containsExactly(Channel.SMS);
    assertThat(an.state(id)).isEqualTo("accepted");
  }

  @Test
  void what_a_person_prefers_comes_before_it() {
    an.preferred = Optional.of(Channel.EMAIL);

    send(Purpose.CHECK_IN);

    assertThat(tried).containsExactly(Channel.EMAIL);
    assertThat(an.sent).extracting(Deliveries.Sent::channel).containsExactly(Channel.EMAIL);
  }

  @Test
  void when_one_fails_for_good_the_next_is_tried_at_once_and_the_contact_point_is_marked() {
    sms.answers = new Submission.Refused(FailureClass.INVALID, 21211);

    UUID id = send(Purpose.CHECK_IN);

    assertThat(tried).containsExactly(Channel.SMS, Channel.VOICE);
    assertThat(an.state(id)).isEqualTo("accepted");
    assertThat(an.refused).containsExactly(FailureClass.INVALID);
    assertThat(an.told).containsExactly(DeliveryProgress.ACCEPTED);
  }

  @Test
  void when_all_fail_it_has_failed_with_the_last_reason() {
    sms.answers = new Submission.Refused(FailureClass.STOP, 30007);
    voice.answers = new Submission.Refused(FailureClass.STOP, 13224);
    email.answers = new Submission.Refused(FailureClass.STOP, 550);

    UUID id = send(Purpose.CHECK_IN);

    assertThat(tried).containsExactly(Channel.SMS, Channel.VOICE, Channel.EMAIL);
    assertThat(an.state(id)).isEqualTo("failed");
    assertThat(an.row(id)).contains("code 550");
    assertThat(an.told).containsExactly(DeliveryProgress.FAILED);
  }

  @Test
  void what_keeps_failing_for_now_goes_another_way_after_some_attempts() {
    sms.answers = new Submission.Refused(FailureClass.RETRY, 30003);
    UUID id = an.enqueue(Purpose.CHECK_IN, "reply.thanks");
    for (int i = 0; i < 6; i++) {
      an.send.step();
      an.passes(Duration.ofMinutes(20));
    }

    assertThat(tried)
        .containsExactly(Channel.SMS, Channel.SMS, Channel.SMS, Channel.SMS, Channel.VOICE);
    assertThat(an.state(id)).isEqualTo("accepted");
  }

  @Test
  void an_answer_goes_where_it_was_asked_from_and_nowhere_else() {
    sms.answers = new Submission.Refused(FailureClass.STOP, 30007);

    UUID id = send(Purpose.REPLY);

    assertThat(tried).containsExactly(Channel.SMS);
    assertThat(an.state(id)).isEqualTo("failed");
  }

  @Test
  void who_used_the_telephone_to_call_is_answered_by_voice() {
    an.enqueue(
        OutboundMessage.about(
            an.caseId,
            Recipient.contact(an.contact, Channel.VOICE),
            Purpose.REPLY,
            org.portolan.cases.wording.Wording.of("reply.thanks")));

    an.send.step();

    assertThat(tried).containsExactly(Channel.VOICE);
  }

  @Test
  void a_code_is_never_sent_by_another_channel() {
    an.standing = Standing.INVALID;
    an.preferred = Optional.of(Channel.EMAIL);
    sms.answers = new Submission.Refused(FailureClass.STOP, 30007);

    send(Purpose.CODE);

    assertThat(tried).containsExactly(Channel.SMS);
  }

  @Test
  void a_channel_without_the_language_is_passed_over() {
    an.language = Language.of("ti");
    voice.languages = Set.of("en");
    sms.answers = new Submission.Refused(FailureClass.STOP, 30007);

    send(Purpose.CHECK_IN);

    assertThat(tried).containsExactly(Channel.SMS, Channel.EMAIL);
  }

  @Test
  void whoever_opted_out_of_texts_is_not_texted() {
    an.standing = Standing.OPTED_OUT;

    send(Purpose.CHECK_IN);

    assertThat(tried).containsExactly(Channel.VOICE);
  }

  @Test
  void a_channel_that_is_asked_to_slow_down_holds_up_no_other() {
    email.answers = new Submission.Refused(FailureClass.SLOW_DOWN, 421);
    an.preferred = Optional.of(Channel.EMAIL);
    UUID slow = an.enqueue(Purpose.CHECK_IN, "reply.thanks");
    an.send.step();
    an.preferred = Optional.empty();

    UUID other = an.enqueue(Purpose.REPLY, "reply.thanks");
    an.send.step();

    assertThat(an.state(slow)).isEqualTo("waiting");
    assertThat(an.state(other)).isEqualTo("accepted");
  }

  @Test
  void what_was_sent_again_by_a_person_may_go_every_way_again() {
    sms.answers = new Submission.Refused(FailureClass.STOP, 30007);
    voice.answers = sms.answers;
    email.answers = sms.answers;
    UUID id = send(Purpose.CHECK_IN);
    sms.answers = null;

    an.again(id);
    an.send.step();

    assertThat(an.state(id)).isEqualTo("accepted");
  }

  /** A channel that answers as it is told. */
  private static final class ATry implements MessageChannel {

    private final Channel kind;
    private final List<Channel> calls;
    private Submission answers;
    private Set<String> languages = Set.of();

    ATry(Channel kind, List<Channel> calls) {
      this.kind = kind;
      this.calls = calls;
    }

    @Override
    public Channel kind() {
      return kind;
    }

    @Override
    public Optional<Unavailable> unavailable() {
      return Optional.empty();
    }

    @Override
    public boolean speaks(Language language) {
      return languages.isEmpty() || languages.contains(language.tag());
    }

    @Override
    public Submission submit(Outgoing message) {
      calls.add(kind);
      return answers == null ? new Submission.Accepted("SM" + UUID.randomUUID()) : answers;
    }

    @Override
    public Optional<List<Listed>> accepted(Endpoint to, Instant since) {
      return Optional.of(List.of());
    }
  }
}
