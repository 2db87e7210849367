package org.portolan.messaging.inbox;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.portolan.cases.people.Channel;
import org.portolan.cases.people.Endpoint;

/**
 * A message claimed from the inbox, opened.
 *
 * @param channel by which it came
 * @param from as the provider wrote it
 * @param senderIndex the blind index of {@code from}
 * @param attached what came with it and is still to be fetched
 * @param alike how often the same sender wrote the very same in the last minutes, this one included
 * @param recent how often the same sender wrote anything in the last minutes, this one included
 * @param doubtful whether it is not from where it says, as far as a mail server could find out
 * @param answers the provider's id of the message of ours that it answers, where the channel tells
 */
public record StoredMessage(
    UUID id,
    Channel channel,
    String from,
    byte[] senderIndex,
    String body,
    int media,
    List<InboundMedia> attached,
    Instant receivedAt,
    int alike,
    int recent,
    boolean doubtful,
    Optional<String> answers) {

  /** Who wrote; empty for a short code, a sender of letters, or a number that cannot exist. */
  public Optional<Endpoint> sender() {
    return Endpoint.parse(channel, from);
  }

  @Override
  public String toString() {
    return "StoredMessage[" + id + "]";
  }
}
