package org.portolan.messaging.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;
import org.portolan.cases.people.Channel;
import org.portolan.cases.people.Endpoint;
import org.portolan.messaging.Carrier;
import org.portolan.messaging.channel.FailureClass;
import org.portolan.messaging.channel.MessageChannel;
import org.portolan.messaging.channel.Outgoing;
import org.portolan.messaging.channel.Submission;
import org.portolan.messaging.outbox.Addresses.Standing;
import org.portolan.messaging.outbox.Addresses.Way;

/**
 * The server is gone at each step of sending, by whichever channel: nothing is lost, and nothing
 * goes twice in silence. Where the provider can be asked it is; of e-mail nobody can be, and from
 * the end of the mail on a person decides.
 */
class KilledWhileSendingTest {

  private static final Duration LONG_UNCLEAR = Duration.ofSeconds(31);

  private final Carrier unused = new Carrier();
  private Provider provider;
  private AnOutbox an;
  private UUID id;

  @AfterEach
  void stop() {
    unused.close();
  }

  private void aMessageBy(Channel channel) {
    provider = new Provider(channel);
    an = new AnOutbox(unused, provider);
    an.realNow = Instant.now();
    provider.mayEnd = an.ends::mayBeWritten;
    if (channel != Channel.SMS) {
      String address = channel == Channel.EMAIL ? "layla@example.org" : an.number.e164();
      an.preferred = Optional.of(channel);
      an.otherWays.add(
          new Way(
              an.contact,
              new Endpoint(channel, address),
              Standing.USABLE,
              Optional.of(an.now),
              true,
              false));
    }
    id = an.enqueue(Purpose.CHECK_IN, "reply.thanks");
  }

  /** A server started again does what it does, for as long as anything could become of it. */
  private void startsAgain() {
    SendMessages restarted = an.restarted();
    for (int round = 0; round < 4; round++) {
      restarted.step();
      an.settle.step();
      an.passes(LONG_UNCLEAR);
    }
  }

  @ParameterizedTest
  @EnumSource(value = Channel.class, names = "WEB", mode = Mode.EXCLUDE)
  void before_the_call(Channel channel) {
    aMessageBy(channel);
    an.claimAndDie();
    startsAgain();
    assertSentOnceOrAPersonDecides(0);
  }

  @ParameterizedTest
  @EnumSource(value = Channel.class, names = "WEB", mode = Mode.EXCLUDE)
  void during_the_call(Channel channel) {
    aMessageBy(channel);
    provider.diesBefore = true;
    an.send.step();
    assertThat(an.state(id)).isEqualTo("sending");
    startsAgain();
    assertSentOnceOrAPersonDecides(0);
  }

  @ParameterizedTest
  @EnumSource(value = Channel.class, names = "WEB", mode = Mode.EXCLUDE)
  void after_acceptance_and_before_it_was_recorded(Channel channel) {
    aMessageBy(channel);
    provider.diesAfterwards = true;
    an.send.step();
    assertThat(an.state(id)).isEqualTo("sending");
    startsAgain();
    assertSentOnceOrAPersonDecides(1);
  }

  @Test
  void at_the_end_of_a_mail_that_may_not_have_been_written_a_person_decides() {
    aMessageBy(Channel.EMAIL);
    provider.diesAtTheEnd = true;
    an.send.step();
    startsAgain();
    assertThat(an.state(id)).isEqualTo("uncertain");
    assertThat(provider.has).isEmpty();
  }

  @Test
  void an_attempt_that_comes_to_the_end_of_its_mail_after_the_next_ends_none() {
    aMessageBy(Channel.EMAIL);
    an.claimAndDie();
    an.passes(LONG_UNCLEAR);
    an.settle.step();
    assertThat(an.ends.mayBeWritten(id)).as("while it waits").isFalse();
    an.claimAndDie();
    assertThat(an.ends.mayBeWritten(id)).as("by whichever attempt comes first").isTrue();
    assertThat(an.ends.mayBeWritten(id)).as("by the other").isFalse();
  }

  @Test
  void one_whose_address_does_not_open_keeps_no_other_from_being_settled() {
    aMessageBy(Channel.SMS);
    UUID other = an.enqueueToAnother(Purpose.CHECK_IN, "reply.thanks");
    an.claimAndDie();
    an.unreadable = an.contact;
    an.passes(LONG_UNCLEAR);

    an.settle.step();

    assertThat(an.state(other)).isNotEqualTo("sending");
    assertThat(an.state(id)).as("may still be told of by the provider").isEqualTo("sending");
    an.passes(Duration.ofMinutes(16));
    an.settle.step();
    assertThat(an.state(id)).isEqualTo("uncertain");
  }

  /**
   * @param accepted what the provider had when the server died: all there is when it cannot tell
   */
  private void assertSentOnceOrAPersonDecides(int accepted) {
    boolean tells = provider.kind != Channel.EMAIL || accepted == 0;
    assertThat(an.state(id)).isEqualTo(tells ? "accepted" : "uncertain");
    assertThat(provider.has).hasSize(tells ? 1 : accepted);
  }

  /** Remembers what it accepted, and lists it where providers of its kind do. */
  private static final class Provider implements MessageChannel {

    private final Channel kind;
    private final List<Listed> has = new ArrayList<>();
    private Predicate<UUID> mayEnd;
    private boolean diesBefore;
    private boolean diesAtTheEnd;
    private boolean diesAfterwards;

    Provider(Channel kind) {
      this.kind = kind;
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
    public Submission submit(Outgoing message) {
      if (diesBefore) {
        diesBefore = false;
        throw new IllegalStateException("the server was killed during the call");
      }
      if (kind == Channel.EMAIL && !mayEnd.test(message.outboxId())) {
        return new Submission.Refused(FailureClass.RETRY, 0);
      }
      if (diesAtTheEnd) {
        throw new IllegalStateException("the server was killed before it wrote the end");
      }
      Optional<String> body =
          kind == Channel.VOICE ? Optional.empty() : Optional.of(message.body());
      String providerId = "SM" + UUID.randomUUID();
      has.add(new Listed(providerId, body, Instant.now(), "queued"));
      if (diesAfterwards) {
        diesAfterwards = false;
        throw new IllegalStateException("the server was killed after acceptance");
      }
      return new Submission.Accepted(providerId);
    }

    @Override
    public Optional<List<Listed>> accepted(Endpoint to, Instant since) {
      return kind == Channel.EMAIL ? Optional.empty() : Optional.of(List.copyOf(has));
    }
  }
}
