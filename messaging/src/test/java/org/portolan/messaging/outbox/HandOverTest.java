package org.portolan.messaging.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.portolan.cases.people.Channel;
import org.portolan.cases.people.Endpoint;
import org.portolan.messaging.Carrier;
import org.portolan.messaging.channel.FailureClass;
import org.portolan.messaging.channel.MessageChannel;
import org.portolan.messaging.channel.Outgoing;
import org.portolan.messaging.channel.Submission;
import org.portolan.messaging.outbox.Addresses.Standing;
import org.portolan.messaging.outbox.Addresses.Way;

/** Many calls of a provider are under way at the same time, and each outcome is its message's. */
class HandOverTest {

  private static final int AT_ONCE = 8;

  private final Carrier carrier = new Carrier();
  private final ExecutorService calls = Executors.newFixedThreadPool(AT_ONCE);
  private final AtomicInteger called = new AtomicInteger();

  @AfterEach
  void stop() {
    calls.shutdownNow();
    carrier.close();
  }

  /** A provider that answers as a test says. */
  private MessageChannel answering(Function<Outgoing, Submission> answer) {
    return answering(Channel.SMS, answer);
  }

  private MessageChannel answering(Channel kind, Function<Outgoing, Submission> answer) {
    return new MessageChannel() {
      @Override
      public Channel kind() {
        return kind;
      }

      @Override
      public Optional<Unavailable> unavailable() {
        return Optional.empty();
      }

      @Override
      public Submission submit(Outgoing text) {
        called.incrementAndGet();
        return answer.apply(text);
      }

      @Override
      public Optional<List<Listed>> accepted(Endpoint to, Instant since) {
        return Optional.of(List.of());
      }
    };
  }

  private static Submission accepted(Outgoing text) {
    return new Submission.Accepted("SM" + text.outboxId());
  }

  private static List<UUID> some(AnOutbox an) {
    return Stream.generate(() -> an.enqueueToAnother(Purpose.REPLY, "reply.thanks"))
        .limit(AT_ONCE)
        .toList();
  }

  @Test
  void nobody_waits_for_the_answer_to_another_s_message() {
    CountDownLatch all = new CountDownLatch(AT_ONCE);
    AnOutbox an =
        new AnOutbox(
            carrier,
            answering(
                text -> {
                  all.countDown();
                  return met(all) ? accepted(text) : new Submission.Unclear("alone");
                }));
    List<UUID> ids = some(an);

    assertThat(an.sending(calls).step()).isEqualTo(AT_ONCE);

    assertThat(ids).allSatisfy(id -> assertThat(an.state(id)).isEqualTo("accepted"));
    assertThat(an.row(ids.get(3))).contains("SM" + ids.get(3));
  }

  @Test
  void messages_to_one_recipient_are_never_under_way_together() {
    AnOutbox an = new AnOutbox(carrier, answering(HandOverTest::accepted));
    an.enqueue(Purpose.REPLY, "reply.thanks");
    an.enqueue(Purpose.REPLY, "reply.already-answered");
    SendMessages send = an.sending(calls);

    assertThat(send.step()).isOne();
    assertThat(called).hasValue(1);
    assertThat(send.step()).isOne();
    assertThat(called).hasValue(2);
  }

  @Test
  void a_call_that_fails_unforeseen_leaves_only_its_own_message_unclear() {
    AtomicInteger turn = new AtomicInteger();
    AnOutbox an =
        new AnOutbox(
            carrier,
            answering(
                text -> {
                  if (turn.getAndIncrement() == 0) {
                    throw new IllegalStateException("unforeseen");
                  }
                  return accepted(text);
                }));
    List<UUID> ids = some(an);

    an.sending(calls).step();

    assertThat(ids.stream().map(an::state))
        .containsOnlyOnce("sending")
        .contains("accepted")
        .doesNotContain("failed", "waiting");
  }

  @Test
  void whoever_is_asked_to_slow_down_begins_no_further_call() {
    AnOutbox an =
        new AnOutbox(
            carrier, answering(text -> new Submission.Refused(FailureClass.SLOW_DOWN, 20429)));
    List<UUID> ids = some(an);

    an.sending(Runnable::run).step();

    assertThat(called).hasValue(1);
    assertThat(ids).allSatisfy(id -> assertThat(an.state(id)).isEqualTo("waiting"));
    assertThat(ids.stream().map(an::attempts))
        .as("who was not called for has not been tried")
        .containsOnlyOnce(1)
        .containsOnly(0, 1);
  }

  @Test
  void a_channel_that_rests_holds_up_no_other_and_what_waits_for_it_is_no_attempt() {
    AnOutbox an =
        new AnOutbox(
            carrier,
            answering(Channel.SMS, text -> new Submission.Refused(FailureClass.SLOW_DOWN, 20429)),
            answering(Channel.WHATSAPP, HandOverTest::accepted));
    an.otherWays.add(
        new Way(
            an.contact,
            new Endpoint(Channel.WHATSAPP, an.number.e164()),
            Standing.USABLE,
            Optional.empty(),
            true,
            false));
    UUID first = an.enqueueToAnother(Purpose.REPLY, "reply.thanks");
    SendMessages send = an.sending(Runnable::run);
    send.step();
    assertThat(an.state(first)).isEqualTo("waiting");

    UUID text = an.enqueueToAnother(Purpose.REPLY, "reply.thanks");
    send.step();
    assertThat(an.state(text)).isEqualTo("waiting");
    assertThat(an.attempts(text)).isZero();

    an.preferred = Optional.of(Channel.WHATSAPP);
    UUID other = an.enqueue(Purpose.REPLY, "reply.thanks");
    send.step();
    assertThat(an.state(other)).isEqualTo("accepted");
  }

  @Test
  void a_channel_rests_for_as_long_as_the_provider_says() {
    AnOutbox an =
        new AnOutbox(
            carrier,
            answering(
                text ->
                    called.get() == 1
                        ? new Submission.Refused(
                            FailureClass.SLOW_DOWN, 20429, Optional.of(Duration.ofSeconds(40)))
                        : accepted(text)));
    an.enqueueToAnother(Purpose.REPLY, "reply.thanks");
    SendMessages send = an.sending(Runnable::run);
    send.step();

    an.passes(Duration.ofSeconds(39));
    send.step();
    assertThat(called).hasValue(1);

    an.passes(Duration.ofSeconds(2));
    send.step();
    assertThat(called).hasValue(2);
  }

  private static boolean met(CountDownLatch all) {
    try {
      return all.await(10, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
