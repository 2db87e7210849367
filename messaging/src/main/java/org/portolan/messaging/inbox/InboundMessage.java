package org.portolan.messaging.inbox;

import java.util.List;
import org.portolan.cases.people.Channel;

/**
 * A message as a provider handed it over, before anybody has looked at what it says.
 *
 * @param provider which provider, such as {@code twilio}
 * @param channel by which it came
 * @param messageId the provider's own id of the message; the same id is the same message
 * @param from as the provider wrote it: a number in E.164, a short code, letters, or an e-mail
 *     address
 * @param to the number or address of ours it came to
 * @param body the text, empty when there is none
 * @param media how many pictures, recordings and the like came with it
 * @param attached those of them that can be fetched, in order
 * @param doubtful whether whoever took it for us found that it is not from where it says
 */
public record InboundMessage(
    String provider,
    Channel channel,
    String messageId,
    String from,
    String to,
    String body,
    int media,
    List<InboundMedia> attached,
    boolean doubtful) {

  /** One whose sender nobody doubts. */
  public InboundMessage(
      String provider,
      Channel channel,
      String messageId,
      String from,
      String to,
      String body,
      int media,
      List<InboundMedia> attached) {
    this(provider, channel, messageId, from, to, body, media, attached, false);
  }

  public InboundMessage {
    body = body == null ? "" : body;
    attached = List.copyOf(attached);
  }

  /** One with nothing that can be fetched. */
  public InboundMessage(
      String provider,
      Channel channel,
      String messageId,
      String from,
      String to,
      String body,
      int media) {
    this(provider, channel, messageId, from, to, body, media, List.of());
  }

  @Override
  public String toString() {
    return "InboundMessage[" + provider + "]";
  }
}
