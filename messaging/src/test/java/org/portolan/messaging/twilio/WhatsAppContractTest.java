package org.portolan.messaging.twilio;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.portolan.cases.people.Channel;
import org.portolan.cases.people.Endpoint;
import org.portolan.messaging.Carrier;
import org.portolan.messaging.Carrier.Behaviour;
import org.portolan.messaging.PublicAddress;
import org.portolan.messaging.channel.MessageChannel;
import org.portolan.messaging.channel.MessageChannelContract;

/** WhatsApp keeps to what every channel keeps to. */
class WhatsAppContractTest extends MessageChannelContract {

  private final Carrier carrier = new Carrier();

  @AfterEach
  void stop() {
    carrier.close();
  }

  @Override
  protected MessageChannel channel() {
    return carrier.whatsApp(WhatsAppTemplates.none(), Clock.systemUTC());
  }

  @Override
  protected MessageChannel channelToNobody() {
    return new TwilioWhatsApp(
        new TwilioAccount(
            "AC00000000000000000000000000000000",
            "a token",
            "",
            URI.create("http://localhost:1"),
            Optional.empty(),
            Optional.of("+15005550007")),
        new PublicAddress("https://p.example"),
        Duration.ofSeconds(5),
        WhatsAppTemplates.none(),
        Clock.systemUTC());
  }

  @Override
  protected Endpoint somebody() {
    return new Endpoint(Channel.WHATSAPP, "+251911234567");
  }

  @Override
  protected List<String> carried() {
    return carrier.accepted().stream().map(Carrier.Accepted::body).toList();
  }

  @Override
  protected void next(Mishap mishap) {
    carrier.next(
        switch (mishap) {
          case NOBODY_THERE -> Behaviour.refuse(400, 63003);
          case BUSY -> Behaviour.refuse(429, 63018);
          case BREAKS_AFTERWARDS -> Behaviour.dropAfter();
        });
  }
}
