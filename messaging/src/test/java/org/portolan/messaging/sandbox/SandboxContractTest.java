package org.portolan.messaging.sandbox;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.portolan.cases.people.Channel;
import org.portolan.cases.people.Endpoint;
import org.portolan.messaging.channel.MessageChannel;
import org.portolan.messaging.channel.MessageChannelContract;
import org.portolan.messaging.sandbox.SandboxFault.Kind;
import org.portolan.messaging.twilio.TwilioAccount;
import org.portolan.messaging.twilio.TwilioChannel;

/** What every channel keeps to holds over the sandbox too: it stands in for the provider. */
class SandboxContractTest extends MessageChannelContract {

  private static final Duration LONGEST = Duration.ofSeconds(5);

  private final SandboxOverHttp sandbox = new SandboxOverHttp();
  private final String phone = "+25191" + (1_000_000 + (int) (Math.random() * 8_000_000));

  @AfterEach
  void stop() {
    sandbox.close();
  }

  @Override
  protected MessageChannel channel() {
    return new TwilioChannel(sandbox.account, sandbox.address, LONGEST);
  }

  @Override
  protected MessageChannel channelToNobody() {
    TwilioAccount account = sandbox.account;
    return new TwilioChannel(
        new TwilioAccount(
            account.sid(), account.authToken(), account.from(), URI.create("http://localhost:1")),
        sandbox.address,
        LONGEST);
  }

  @Override
  protected Endpoint somebody() {
    return new Endpoint(Channel.SMS, phone);
  }

  @Override
  protected List<String> carried() {
    return sandbox.parts.phones().texts(phone, 50).stream()
        .map(SandboxPhones.HandsetText::body)
        .toList();
  }

  @Override
  protected void next(Mishap mishap) {
    Kind kind =
        switch (mishap) {
          case NOBODY_THERE -> Kind.ERROR_CODE;
          case BUSY -> Kind.TOO_MANY_REQUESTS;
          case BREAKS_AFTERWARDS -> Kind.DROPPED_AFTER_ACCEPTING;
        };
    sandbox
        .parts
        .faults()
        .add(new SandboxFault(Optional.of(phone), kind, kind == Kind.ERROR_CODE ? 21_211 : 0, 1));
  }
}
