package org.portolan.messaging.inbox;

import java.time.Instant;
import java.util.UUID;

/**
 * A message claimed from the inbox, opened.
 *
 * @param from as the provider wrote it
 * @param senderIndex the blind index of {@code from}
 * @param alike how often the same sender wrote the very same in the last minutes, this one included
 */
public record StoredMessage(
    UUID id,
    String from,
    byte[] senderIndex,
    String body,
    int media,
    Instant receivedAt,
    int alike) {

  @Override
  public String toString() {
    return "StoredMessage[" + id + "]";
  }
}
