package org.portolan.messaging.twilio;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.portolan.cases.people.Channel;
import org.portolan.cases.people.Endpoint;
import org.portolan.messaging.Carrier;
import org.portolan.messaging.Carrier.Behaviour;
import org.portolan.messaging.PublicAddress;
import org.portolan.messaging.channel.MessageChannel;
import org.portolan.messaging.channel.MessageChannelContract;

/** Text messages keep to what every channel keeps to. */
class TwilioChannelTest extends MessageChannelContract {

  private final Carrier carrier = new Carrier();
  private final TwilioChannel channel = carrier.channel();

  @AfterEach
  void stop() {
    carrier.close();
  }

  @Override
  protected MessageChannel channel() {
    return channel;
  }

  @Override
  protected MessageChannel channelToNobody() {
    TwilioAccount account = carrier.account();
    return new TwilioChannel(
        new TwilioAccount(
            account.sid(), account.authToken(), account.from(), URI.create("http://localhost:1")),
        new PublicAddress("https://p.example"),
        Duration.ofSeconds(5));
  }

  @Override
  protected Endpoint somebody() {
    return new Endpoint(Channel.SMS, "+251911234567");
  }

  @Override
  protected List<String> carried() {
    return carrier.accepted().stream().map(Carrier.Accepted::body).toList();
  }

  @Override
  protected void next(Mishap mishap) {
    carrier.next(
        switch (mishap) {
          case NOBODY_THERE -> Behaviour.refuse(400, 21_211);
          case BUSY -> Behaviour.refuse(429, 20_429);
          case BREAKS_AFTERWARDS -> Behaviour.dropAfter();
        });
  }
}
