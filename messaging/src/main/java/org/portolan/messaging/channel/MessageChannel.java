package org.portolan.messaging.channel;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.portolan.cases.people.Channel;
import org.portolan.cases.people.Endpoint;
import org.portolan.i18n.Language;

/** A provider that carries messages to people by one channel. */
public interface MessageChannel {

  /** What it carries by. */
  Channel kind();

  /** Why nothing can be sent at present; empty when all is well. */
  Optional<Unavailable> unavailable();

  /** Whether it can say something in a language; what is written can be in any. */
  default boolean speaks(Language language) {
    return true;
  }

  /**
   * Whether it may carry a message now: some only answer who wrote lately.
   *
   * @param purpose why, as the outbox writes it, such as {@code check-in}
   * @param heardAt when somebody last wrote to us from there
   */
  default boolean carries(String purpose, Language language, Optional<Instant> heardAt) {
    return speaks(language);
  }

  /** Hands over a message. Never within a transaction: it takes as long as the network does. */
  Submission submit(Outgoing message);

  /**
   * What the provider has accepted for an address since a time, by its own account.
   *
   * @return empty when this provider can never tell
   * @throws RuntimeException when it cannot be asked at present
   */
  Optional<List<Listed>> accepted(Endpoint to, Instant since);

  /**
   * What became of a message that was accepted, by the provider's own account at this moment.
   *
   * @param providerId as it was accepted under
   * @return empty when this provider can never tell, or does not know the message
   * @throws RuntimeException when it cannot be asked at present
   */
  default Optional<Told> became(UUID outboxId, String providerId) {
    return Optional.empty();
  }

  /**
   * What a provider tells of a message.
   *
   * @param status in the words of its callbacks
   */
  record Told(String status, Optional<Integer> errorCode) {}

  /** Why a channel holds its messages. */
  enum Unavailable {
    /** No sandbox and no credentials. */
    NOT_CONFIGURED,
    /** The provider does not take us for who we say we are. */
    LOGIN_REFUSED;

    /** The end of the key of its text. */
    public String key() {
      return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }
  }

  /**
   * A message that the provider says it accepted.
   *
   * @param body empty when the provider does not tell what it was
   * @param status in the provider's words
   */
  record Listed(String providerId, Optional<String> body, Instant acceptedAt, String status) {
    @Override
    public String toString() {
      return "Listed[" + providerId + "]";
    }
  }
}
