package org.portolan.messaging.channel;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.portolan.cases.people.Endpoint;
import org.portolan.i18n.Language;
import org.portolan.i18n.Languages;
import org.portolan.i18n.Texts;
import org.portolan.messaging.channel.MessageChannel.Listed;
import org.portolan.messaging.channel.Submission.Accepted;
import org.portolan.messaging.channel.Submission.Refused;
import org.portolan.messaging.channel.Submission.Unclear;
import org.portolan.messaging.outbox.DeliveryProgress;
import org.portolan.messaging.outbox.Purpose;

/**
 * What every channel keeps to, whichever provider carries it. A channel's test extends this with a
 * provider of its own that carries, refuses and breaks as it is told.
 */
public abstract class MessageChannelContract {

  /** The channel, with a provider that carries. */
  protected abstract MessageChannel channel();

  /** The channel, with a provider that is not there. */
  protected abstract MessageChannel channelToNobody();

  /** Somebody whom the provider reaches. */
  protected abstract Endpoint somebody();

  /** What the provider has carried, the oldest first, as its receiver has it. */
  protected abstract List<String> carried();

  /** How the provider meets the next message; afterwards it carries again. */
  protected abstract void next(Mishap mishap);

  /** How a provider may meet a message. */
  protected enum Mishap {
    /** Nobody is at this address. */
    NOBODY_THERE,
    /** Too much at once. */
    BUSY,
    /** It takes the message, and the connection breaks before it says so. */
    BREAKS_AFTERWARDS
  }

  static List<Language> languages() {
    return Languages.travellers();
  }

  @ParameterizedTest
  @MethodSource("languages")
  void what_is_said_arrives_as_it_is_in_every_language_it_speaks(Language language) {
    if (!channel().speaks(language)) {
      return;
    }
    String text = Texts.product().text(language, "reply.thanks");
    assertThat(channel().submit(message(text, language))).isInstanceOf(Accepted.class);
    arrives(text);
  }

  @Test
  void it_speaks_some_language() {
    assertThat(languages()).anyMatch(channel()::speaks);
  }

  @Test
  void every_message_gets_an_id_of_its_own() {
    Accepted one = (Accepted) channel().submit(message("One", Language.ENGLISH));
    Accepted other = (Accepted) channel().submit(message("One", Language.ENGLISH));
    assertThat(one.providerId()).isNotBlank().isNotEqualTo(other.providerId());
  }

  @Test
  void what_was_accepted_is_listed_or_the_provider_can_never_tell() {
    Accepted accepted = (Accepted) channel().submit(message("Listed", Language.ENGLISH));
    Optional<List<Listed>> listed =
        channel().accepted(somebody(), Instant.now().minus(Duration.ofMinutes(2)));
    listed.ifPresent(
        all -> assertThat(all).extracting(Listed::providerId).contains(accepted.providerId()));
  }

  @Test
  void what_became_of_a_message_can_be_asked_or_the_provider_never_tells() {
    Outgoing message = message("Asked about", Language.ENGLISH);
    Accepted accepted = (Accepted) channel().submit(message);
    channel()
        .became(message.outboxId(), accepted.providerId())
        .ifPresent(told -> assertThat(DeliveryProgress.ofTwilio(told.status())).isPresent());
    assertThat(channel().became(UUID.randomUUID(), "SM" + "0".repeat(32))).isEmpty();
  }

  @Test
  void a_provider_that_is_not_there_has_nothing() {
    Submission outcome = channelToNobody().submit(message("Nobody", Language.ENGLISH));
    assertThat(outcome).isEqualTo(new Refused(FailureClass.RETRY, 0));
  }

  @Test
  void an_address_that_nobody_has_is_told_from_a_failure_that_passes() {
    next(Mishap.NOBODY_THERE);
    assertThat(failure(channel().submit(message("Nobody there", Language.ENGLISH))))
        .isEqualTo(FailureClass.INVALID);
    assertThat(carried()).doesNotContain("Nobody there");
  }

  @Test
  void a_provider_with_too_much_to_do_slows_us_down() {
    next(Mishap.BUSY);
    assertThat(failure(channel().submit(message("Busy", Language.ENGLISH))))
        .isEqualTo(FailureClass.SLOW_DOWN);
  }

  @Test
  void a_connection_that_breaks_after_the_message_was_taken_leaves_it_unclear() {
    next(Mishap.BREAKS_AFTERWARDS);
    assertThat(channel().submit(message("Unclear", Language.ENGLISH))).isInstanceOf(Unclear.class);
    arrives("Unclear");
  }

  @Test
  void after_a_mishap_it_carries_again() {
    next(Mishap.BUSY);
    channel().submit(message("Not now", Language.ENGLISH));
    assertThat(channel().submit(message("Again", Language.ENGLISH))).isInstanceOf(Accepted.class);
    arrives("Again");
  }

  @Test
  void it_is_available_and_says_of_what_kind_it_is() {
    assertThat(channel().unavailable()).isEmpty();
    assertThat(channel().kind()).isEqualTo(somebody().channel());
  }

  @Test
  void no_log_shows_what_is_said_or_to_whom() {
    Outgoing message = message("Something private", Language.ENGLISH);
    assertThat(message.toString()).doesNotContain("private", somebody().value());
    assertThat(somebody().toString()).doesNotContain(somebody().value());
  }

  private void arrives(String text) {
    Awaitility.await()
        .atMost(Duration.ofSeconds(10))
        .untilAsserted(() -> assertThat(carried()).anyMatch(one -> one.contains(text)));
  }

  private static FailureClass failure(Submission outcome) {
    return outcome.fold(accepted -> null, Refused::failure, unclear -> null);
  }

  private Outgoing message(String text, Language language) {
    return new Outgoing(
        UUID.randomUUID(),
        somebody(),
        text,
        language,
        Purpose.CHECK_IN.key(),
        Duration.ofHours(1),
        Optional.of(Instant.now()));
  }
}
