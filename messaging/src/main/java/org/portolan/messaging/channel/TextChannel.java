package org.portolan.messaging.channel;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.portolan.i18n.phone.PhoneNumber;

/** A provider that carries texts to phones. */
public interface TextChannel {

  /** Why nothing can be sent at present; empty when all is well. */
  Optional<Unavailable> unavailable();

  /** Hands over a text. Never within a transaction: it takes as long as the network does. */
  Submission submit(OutgoingText text);

  /**
   * What the provider has accepted for a number since a time, by its own account.
   *
   * @throws RuntimeException when it cannot be asked
   */
  List<Listed> accepted(PhoneNumber to, Instant since);

  /** Why a channel holds its messages. */
  enum Unavailable {
    /** No sandbox and no credentials. */
    NOT_CONFIGURED
  }

  /**
   * A text to hand over.
   *
   * @param outboxId comes back in every status callback
   * @param worthFor how long the provider may try to deliver it
   */
  record OutgoingText(UUID outboxId, PhoneNumber to, String body, Duration worthFor) {
    @Override
    public String toString() {
      return "OutgoingText[" + outboxId + "]";
    }
  }

  /** A text that the provider says it accepted. */
  record Listed(String providerId, String body, Instant acceptedAt, String status) {
    @Override
    public String toString() {
      return "Listed[" + providerId + "]";
    }
  }
}
