package org.portolan.messaging.twilio;

import com.twilio.rest.api.v2010.account.Message;
import com.twilio.rest.api.v2010.account.MessageCreator;
import com.twilio.type.PhoneNumber;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.portolan.cases.people.Channel;
import org.portolan.cases.people.Endpoint;
import org.portolan.messaging.PublicAddress;
import org.portolan.messaging.channel.MessageChannel;
import org.portolan.messaging.channel.Outgoing;
import org.portolan.messaging.channel.Submission;

/** Texts through Twilio. */
public final class TwilioChannel implements MessageChannel {

  /** How the id of a messaging service begins. */
  private static final String SERVICE = "MG";

  private final TwilioMessages messages;
  private final Function<Endpoint, TextSender> senders;

  /** Texts from what the account writes from. */
  public TwilioChannel(TwilioAccount account, PublicAddress address, Duration longest) {
    this(account, address, longest, TextSender.of(account));
  }

  /**
   * @param longest how long one call may take, from connecting to the whole answer
   * @param senders who writes to an address
   */
  public TwilioChannel(
      TwilioAccount account,
      PublicAddress address,
      Duration longest,
      Function<Endpoint, TextSender> senders) {
    this.messages = new TwilioMessages(account, address, longest);
    this.senders = senders;
  }

  @Override
  public Channel kind() {
    return Channel.SMS;
  }

  @Override
  public Optional<Unavailable> unavailable() {
    return Optional.empty();
  }

  @Override
  public Submission submit(Outgoing text) {
    PhoneNumber to = new PhoneNumber(text.to().value());
    TextSender from = text.sender().map(TwilioChannel::sender).orElse(senders.apply(text.to()));
    MessageCreator creator =
        from.service()
            ? Message.creator(to, from.value(), text.body())
            : Message.creator(to, new PhoneNumber(from.value()), text.body());
    return messages.submit(creator, text);
  }

  /** A messaging service chooses a number of its own for each country. */
  private static TextSender sender(String ofRoute) {
    return ofRoute.startsWith(SERVICE) ? TextSender.service(ofRoute) : TextSender.number(ofRoute);
  }

  @Override
  public Optional<List<Listed>> accepted(Endpoint to, Instant since) {
    return Optional.of(messages.accepted(to.value(), since));
  }

  @Override
  public Optional<Told> became(UUID outboxId, String providerId) {
    return messages.became(providerId);
  }
}
