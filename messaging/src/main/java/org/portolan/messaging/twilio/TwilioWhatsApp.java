package org.portolan.messaging.twilio;

import com.twilio.rest.api.v2010.account.Message;
import com.twilio.type.PhoneNumber;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.portolan.cases.people.Channel;
import org.portolan.cases.people.Endpoint;
import org.portolan.i18n.Language;
import org.portolan.messaging.PublicAddress;
import org.portolan.messaging.channel.FailureClass;
import org.portolan.messaging.channel.MessageChannel;
import org.portolan.messaging.channel.Outgoing;
import org.portolan.messaging.channel.Submission;
import org.portolan.messaging.twilio.WhatsAppTemplates.Template;

/**
 * WhatsApp through Twilio. Whoever wrote in the last day is answered in any words; to everybody
 * else only a template may go that WhatsApp has approved, and without one for the purpose and the
 * language nothing does.
 *
 * @see <a href="https://www.twilio.com/docs/whatsapp/key-concepts">The 24-hour window</a>
 */
public final class TwilioWhatsApp implements MessageChannel {

  /** WhatsApp's own; less what a message may be on its way. */
  private static final Duration WINDOW = Duration.ofHours(24).minusMinutes(5);

  /** What Twilio says of content that does not fit. */
  private static final int INVALID_CONTENT = 63_021;

  private final TwilioMessages messages;
  private final PhoneNumber from;
  private final WhatsAppTemplates templates;
  private final InstantSource clock;

  /**
   * @param account with a number for WhatsApp
   * @param longest how long one call may take, from connecting to the whole answer
   * @param clock the application's time, by which people wrote
   */
  public TwilioWhatsApp(
      TwilioAccount account,
      PublicAddress address,
      Duration longest,
      WhatsAppTemplates templates,
      InstantSource clock) {
    this.messages = new TwilioMessages(account, address, longest);
    this.from = written(account.whatsAppFrom().orElseThrow());
    this.templates = templates;
    this.clock = clock;
  }

  private static PhoneNumber written(String number) {
    return new PhoneNumber(TwilioAccount.WHATSAPP + number);
  }

  @Override
  public Channel kind() {
    return Channel.WHATSAPP;
  }

  @Override
  public Optional<Unavailable> unavailable() {
    return Optional.empty();
  }

  @Override
  public boolean carries(String purpose, Language language, Optional<Instant> heardAt) {
    return isOpen(heardAt) || templates.of(purpose, language).isPresent();
  }

  private boolean isOpen(Optional<Instant> heardAt) {
    return heardAt.filter(at -> at.isAfter(clock.instant().minus(WINDOW))).isPresent();
  }

  @Override
  public Submission submit(Outgoing message) {
    PhoneNumber to = written(message.to().value());
    if (isOpen(message.heardAt())) {
      return messages.submit(Message.creator(to, from, message.body()), message);
    }
    Optional<Template> template = templates.of(message.purpose(), message.language());
    if (template.isEmpty()) {
      return new Submission.Refused(FailureClass.WINDOW_CLOSED, 63_016);
    }
    if (!template.get().holds(message.body())) {
      return new Submission.Refused(FailureClass.STOP, INVALID_CONTENT);
    }
    var creator =
        Message.creator(to, from, (String) null).setContentSid(template.get().contentSid());
    template.get().variables(message.body()).ifPresent(creator::setContentVariables);
    return messages.submit(creator, message);
  }

  /** A template's wording lies with the provider: then nobody can say by its words which it was. */
  @Override
  public Optional<List<Listed>> accepted(Endpoint to, Instant since) {
    List<Listed> listed = messages.accepted(TwilioAccount.WHATSAPP + to.value(), since);
    return Optional.of(
        templates.isEmpty()
            ? listed
            : listed.stream()
                .map(
                    one ->
                        new Listed(
                            one.providerId(), Optional.empty(), one.acceptedAt(), one.status()))
                .toList());
  }

  @Override
  public Optional<Told> became(UUID outboxId, String providerId) {
    return messages.became(providerId);
  }
}
