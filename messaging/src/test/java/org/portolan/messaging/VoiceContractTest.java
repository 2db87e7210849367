package org.portolan.messaging;

import static org.portolan.messaging.sandbox.SandboxFault.Kind;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.AfterEach;
import org.portolan.cases.people.Channel;
import org.portolan.cases.people.Endpoint;
import org.portolan.cases.wording.Wording;
import org.portolan.i18n.Language;
import org.portolan.i18n.phone.PhoneNumber;
import org.portolan.messaging.channel.MessageChannel;
import org.portolan.messaging.channel.MessageChannelContract;
import org.portolan.messaging.channel.Outgoing;
import org.portolan.messaging.channel.Submission;
import org.portolan.messaging.outbox.Purpose;
import org.portolan.messaging.outbox.Recipient;
import org.portolan.messaging.outbox.SaidMessages.ToSay;

/**
 * Calls keep to the contract: what is carried is what somebody hears who takes the call and says
 * that they are the one. Between two messages they hang up, as people do.
 */
class VoiceContractTest extends MessageChannelContract {

  private static final int HASTE = 200;

  private final Map<UUID, String> texts = new ConcurrentHashMap<>();
  private final List<String> heard = new ArrayList<>();
  private final PhoneNumber phone = APost.aPhone();
  private final APost post = new APost();
  private final Telephones telephones =
      new Telephones(
          post, (tx, id) -> Optional.ofNullable(texts.get(id)).map(text -> said(id, text)), HASTE);

  private static ToSay said(UUID id, String text) {
    return new ToSay(
        id,
        Purpose.CHECK_IN,
        Recipient.enquiry(id, "en"),
        Optional.empty(),
        Wording.asWritten(),
        Optional.of(text));
  }

  @AfterEach
  void stop() {
    post.carrier.close();
    telephones.close();
  }

  @Override
  protected MessageChannel channel() {
    return new HangingUp(telephones.channel());
  }

  @Override
  protected MessageChannel channelToNobody() {
    return new HangingUp(telephones.channelToNobody());
  }

  @Override
  protected Endpoint somebody() {
    return new Endpoint(Channel.VOICE, phone.e164());
  }

  @Override
  protected List<String> carried() {
    if (!telephones.status(phone).equals("none") && !telephones.ended(phone)) {
      telephones.takes(phone).presses(phone, "1");
      heard.addAll(telephones.heard(phone));
      telephones.hangsUp(phone);
    }
    return heard;
  }

  @Override
  protected void next(Mishap mishap) {
    switch (mishap) {
      case NOBODY_THERE -> telephones.fails(phone, Kind.ERROR_CODE, 1, 21211);
      case BUSY -> telephones.fails(phone, Kind.TOO_MANY_REQUESTS, 1);
      case BREAKS_AFTERWARDS -> telephones.fails(phone, Kind.DROPPED_AFTER_ACCEPTING, 1);
    }
  }

  private final class HangingUp implements MessageChannel {
    private final MessageChannel channel;

    HangingUp(MessageChannel channel) {
      this.channel = channel;
    }

    @Override
    public Channel kind() {
      return channel.kind();
    }

    @Override
    public Optional<Unavailable> unavailable() {
      return channel.unavailable();
    }

    @Override
    public boolean speaks(Language language) {
      return channel.speaks(language);
    }

    @Override
    public Submission submit(Outgoing message) {
      texts.put(message.outboxId(), message.body());
      if (!telephones.status(phone).equals("none") && !telephones.ended(phone)) {
        telephones.rings(phone).hangsUp(phone);
      }
      return channel.submit(message);
    }

    @Override
    public Optional<List<Listed>> accepted(Endpoint to, Instant since) {
      return channel.accepted(to, since);
    }

    @Override
    public Optional<Told> became(UUID outboxId, String providerId) {
      return channel.became(outboxId, providerId);
    }
  }
}
