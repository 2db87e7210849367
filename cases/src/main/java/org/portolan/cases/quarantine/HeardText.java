package org.portolan.cases.quarantine;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * A text from somebody in quarantine.
 *
 * @param message its own id, on the timeline too
 * @param channel such as {@code sms}
 * @param answered when the message of ours was written that it answers, where the channel tells;
 *     else it answers the latest
 */
public record HeardText(
    UUID message, String channel, String text, Instant receivedAt, Optional<Instant> answered) {

  /** One that does not say what it answers. */
  public HeardText(UUID message, String channel, String text, Instant receivedAt) {
    this(message, channel, text, receivedAt, Optional.empty());
  }

  @Override
  public String toString() {
    return "HeardText[" + message + "]";
  }
}
