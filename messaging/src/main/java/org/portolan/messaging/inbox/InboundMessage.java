package org.portolan.messaging.inbox;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
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
 * @param answers the provider's id of the message of ours that it answers, where the channel tells
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
    boolean doubtful,
    Optional<String> answers) {

  private static final Pattern ID_OF_OURS = Pattern.compile("[A-Za-z0-9_.:@+-]{1,320}");

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
    this(provider, channel, messageId, from, to, body, media, attached, false, Optional.empty());
  }

  public InboundMessage {
    body = body == null ? "" : body;
    answers = answers.filter(id -> ID_OF_OURS.matcher(id).matches());
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

  /** The same as an answer to a message of ours. */
  public InboundMessage answering(Optional<String> ours) {
    return new InboundMessage(
        provider, channel, messageId, from, to, body, media, attached, doubtful, ours);
  }

  @Override
  public String toString() {
    return "InboundMessage[" + provider + "]";
  }
}
