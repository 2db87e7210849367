package org.portolan.messaging.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.portolan.cases.people.Channel;
import org.portolan.cases.people.Endpoint;
import org.portolan.messaging.Carrier;
import org.portolan.messaging.channel.MessageChannel;
import org.portolan.messaging.channel.Outgoing;
import org.portolan.messaging.channel.Submission;

/** A message that a provider took and never told of does not stay on its way for ever. */
class AskAboutSilentTest {

  private static final Duration AN_HOUR = Duration.ofMinutes(61);

  private final Carrier unused = new Carrier();
  private final Provider provider = new Provider();
  private final AnOutbox an = new AnOutbox(unused, provider);

  @AfterEach
  void stop() {
    unused.close();
  }

  private UUID taken() {
    UUID id = an.enqueueToAnother(Purpose.CHECK_IN, "reply.thanks");
    an.send.step();
    assertThat(an.state(id)).isEqualTo("accepted");
    return id;
  }

  @Test
  void what_arrived_without_a_word_is_known_to_have_arrived() {
    UUID id = taken();
    provider.says.put(id, new MessageChannel.Told("delivered", Optional.empty()));
    an.passes(Duration.ofMinutes(59));
    assertThat(an.silent.step()).isZero();
    assertThat(provider.asked).isEmpty();

    an.passes(AskAboutSilent.REST);
    assertThat(an.silent.step()).isOne();

    assertThat(an.state(id)).isEqualTo("delivered");
    assertThat(an.told).contains(DeliveryProgress.DELIVERED);
    an.passes(Duration.ofHours(7));
    an.silent.step();
    assertThat(provider.asked).hasSize(1);
  }

  @Test
  void what_could_not_be_delivered_for_now_is_sent_once_more() {
    UUID id = taken();
    provider.says.put(id, new MessageChannel.Told("undelivered", Optional.of(30003)));
    an.passes(AN_HOUR);

    an.silent.step();

    assertThat(an.state(id)).isEqualTo("waiting");
    an.passes(Duration.ofMinutes(1));
    an.send.step();
    assertThat(an.attempts(id)).isEqualTo(2);
    an.silent.step();
    assertThat(provider.asked).as("the second try is young").hasSize(1);
  }

  @Test
  void about_what_the_provider_does_not_know_it_is_asked_again_only_after_hours() {
    UUID id = taken();
    an.passes(AN_HOUR);
    an.silent.step();
    an.passes(Duration.ofMinutes(2));
    an.silent.step();
    assertThat(provider.asked).containsExactly(id);

    an.passes(Duration.ofHours(6));
    an.silent.step();
    assertThat(provider.asked).containsExactly(id, id);
    an.passes(Duration.ofDays(3));
    an.silent.step();
    assertThat(provider.asked).hasSize(2);
    assertThat(an.state(id)).isEqualTo("accepted");
  }

  @Test
  void so_many_are_asked_about_in_a_minute() {
    IntStream.range(0, AskAboutSilent.AT_ONCE + 5).forEach(unused -> taken());
    an.passes(AN_HOUR);

    an.silent.step();
    an.silent.step();
    assertThat(provider.asked).hasSize(AskAboutSilent.AT_ONCE);
    an.passes(AskAboutSilent.EVERY);
    an.silent.step();
    assertThat(provider.asked).hasSize(AskAboutSilent.AT_ONCE + 5).doesNotHaveDuplicates();
  }

  @Test
  void a_provider_that_is_away_is_not_asked_twenty_times() {
    UUID one = taken();
    UUID other = taken();
    provider.away = true;
    an.passes(AN_HOUR);
    an.silent.step();
    assertThat(provider.asked).containsExactly(one);

    provider.away = false;
    provider.says.put(other, new MessageChannel.Told("delivered", Optional.empty()));
    an.passes(AskAboutSilent.EVERY);
    an.silent.step();
    assertThat(provider.asked).as("it is left in peace").hasSize(1);
    an.passes(AskAboutSilent.REST);
    an.silent.step();
    assertThat(an.state(other)).isEqualTo("delivered");
  }

  @Test
  void what_was_never_asked_about_comes_before_what_was() {
    IntStream.range(0, AskAboutSilent.AT_ONCE).forEach(unused -> taken());
    an.passes(AN_HOUR);
    an.silent.step();
    an.passes(AskAboutSilent.AGAIN);
    UUID young = taken();
    an.passes(AN_HOUR);
    provider.asked.clear();

    an.silent.step();

    assertThat(provider.asked).hasSize(AskAboutSilent.AT_ONCE).startsWith(young);
  }

  @Test
  void a_provider_that_takes_its_time_keeps_nobody_waiting_for_long() {
    IntStream.range(0, 5).forEach(unused -> taken());
    an.passes(AN_HOUR);
    provider.meanwhile = () -> an.passes(Duration.ofSeconds(4));

    an.silent.step();
    assertThat(provider.asked).hasSize(3);

    an.passes(AskAboutSilent.EVERY);
    an.silent.step();
    assertThat(provider.asked).hasSize(5).doesNotHaveDuplicates();
  }

  @Test
  void two_nodes_ask_about_none_twice() {
    IntStream.range(0, 3).forEach(unused -> taken());
    an.passes(AN_HOUR);
    AskAboutSilent other = an.silentAtAnotherNode();
    provider.meanwhile =
        () -> {
          provider.meanwhile = () -> {};
          other.step();
        };

    an.silent.step();

    assertThat(provider.asked).hasSize(3).doesNotHaveDuplicates();
  }

  /** Takes everything and tells nothing by itself. */
  private static final class Provider implements MessageChannel {

    private final Map<UUID, Told> says = new HashMap<>();
    private final List<UUID> asked = new ArrayList<>();
    private boolean away;
    private Runnable meanwhile = () -> {};

    @Override
    public Channel kind() {
      return Channel.SMS;
    }

    @Override
    public Optional<Unavailable> unavailable() {
      return Optional.empty();
    }

    @Override
    public Submission submit(Outgoing message) {
      return new Submission.Accepted("SM" + UUID.randomUUID());
    }

    @Override
    public Optional<List<Listed>> accepted(Endpoint to, Instant since) {
      return Optional.of(List.of());
    }

    @Override
    public Optional<Told> became(UUID outboxId, String providerId) {
      asked.add(outboxId);
      meanwhile.run();
      if (away) {
        throw new IllegalStateException("The provider is away");
      }
      return Optional.ofNullable(says.get(outboxId));
    }
  }
}
