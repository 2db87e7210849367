package org.portolan.cases.quarantine;

import java.time.Instant;
import java.util.UUID;

/**
 * A text from somebody in quarantine.
 *
 * @param message its own id, on the timeline too
 * @param channel such as {@code sms}
 */
public record HeardText(UUID message, String channel, String text, Instant receivedAt) {

  @Override
  public String toString() {
    return "HeardText[" + message + "]";
  }
}
