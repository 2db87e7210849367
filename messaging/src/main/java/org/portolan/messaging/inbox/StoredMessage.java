package org.portolan.messaging.inbox;

import java.time.Instant;
import java.util.UUID;

/**
 * A message claimed from the inbox, opened.
 *
 * @param from as the provider wrote it
 * @param senderIndex the blind index of {@code from}
 * @param alike how often the same sender wrote the very same in the last minutes, this one included
 * @param recent how often the same sender wrote anything in the last minutes, this one included
 */
public record StoredMessage(
    UUID id,
    String from,
    byte[] senderIndex,
    String body,
    int media,
    Instant receivedAt,
    int alike,
    int recent) {

  @Override
  public String toString() {
    return "StoredMessage[" + id + "]";
  }
}
