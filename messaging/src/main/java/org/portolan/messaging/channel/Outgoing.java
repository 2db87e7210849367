package org.portolan.messaging.channel;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.portolan.cases.people.Endpoint;
import org.portolan.i18n.Language;

/**
 * A message to hand over.
 *
 * @param outboxId comes back in every status callback
 * @param body what is said, rendered
 * @param language it is rendered in
 * @param purpose why, as the outbox writes it, such as {@code check-in}
 * @param worthFor how long the provider may try to deliver it
 * @param heardAt when somebody last wrote to us from there
 * @param sender the number, messaging service or name it goes from, if not the channel's own
 */
public record Outgoing(
    UUID outboxId,
    Endpoint to,
    String body,
    Language language,
    String purpose,
    Duration worthFor,
    Optional<Instant> heardAt,
    Optional<String> sender) {

  /** A message from the channel's own number. */
  public Outgoing(
      UUID outboxId,
      Endpoint to,
      String body,
      Language language,
      String purpose,
      Duration worthFor,
      Optional<Instant> heardAt) {
    this(outboxId, to, body, language, purpose, worthFor, heardAt, Optional.empty());
  }

  @Override
  public String toString() {
    return "Outgoing[" + outboxId + "]";
  }
}
