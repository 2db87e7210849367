package org.portolan.messaging;

import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.portolan.cases.alerts.Attention;
import org.portolan.cases.attachments.AttachmentLimits;
import org.portolan.cases.attachments.SealedFiles;
import org.portolan.cases.enquiry.Enquiries;
import org.portolan.cases.keys.Keys;
import org.portolan.cases.outreach.BroadcastsAtWork;
import org.portolan.cases.people.ContactPoints;
import org.portolan.cases.portal.PublishedContent;
import org.portolan.cases.settings.Settings;
import org.portolan.cases.store.CaseStore;
import org.portolan.cases.time.MovableClock;
import org.portolan.messaging.attachments.ArrivedFiles;
import org.portolan.messaging.attachments.AttachmentParts;
import org.portolan.messaging.attachments.ExpectAttachments;
import org.portolan.messaging.changes.CaseChanges;
import org.portolan.messaging.channel.Channels;
import org.portolan.messaging.channel.MediaSource;
import org.portolan.messaging.channel.MessageChannel;
import org.portolan.messaging.conversation.Conversations;
import org.portolan.messaging.conversation.GiveUpAsking;
import org.portolan.messaging.conversation.Travellers;
import org.portolan.messaging.email.Answered;
import org.portolan.messaging.email.EmailParts;
import org.portolan.messaging.email.MailSettings;
import org.portolan.messaging.email.MailTurns;
import org.portolan.messaging.email.PickUpMail;
import org.portolan.messaging.inbox.HandleInbox;
import org.portolan.messaging.inbox.InboxRows;
import org.portolan.messaging.inbox.ReceiveMessage;
import org.portolan.messaging.outbox.Addresses;
import org.portolan.messaging.outbox.Deliveries;
import org.portolan.messaging.outbox.Gate;
import org.portolan.messaging.outbox.LookAfterMessages;
import org.portolan.messaging.outbox.Outbox;
import org.portolan.messaging.outbox.OutboxParts;
import org.portolan.messaging.outbox.RecordDeliveryCallback;
import org.portolan.messaging.outbox.SentTo;
import org.portolan.messaging.outbox.SharedTexts;
import org.portolan.messaging.outbox.Traffic;
import org.portolan.messaging.outbox.WaitingForAPerson;
import org.portolan.messaging.outreach.QueueBroadcasts;
import org.portolan.messaging.outreach.WatchBroadcasts;
import org.portolan.messaging.preview.PreviewMessages;
import org.portolan.messaging.preview.Prices;
import org.portolan.messaging.routes.Routes;
import org.portolan.messaging.sandbox.Sandbox;
import org.portolan.messaging.sandbox.SandboxClock;
import org.portolan.messaging.sandbox.SandboxFaults;
import org.portolan.messaging.sandbox.SandboxMail;
import org.portolan.messaging.sandbox.SandboxParts;
import org.portolan.messaging.sandbox.SandboxPhones;
import org.portolan.messaging.sandbox.SandboxProvider;
import org.portolan.messaging.spending.Spending;
import org.portolan.messaging.spending.UnverifiedNumbers;
import org.portolan.messaging.twilio.CallTimes;
import org.portolan.messaging.twilio.TwilioCalls;
import org.portolan.messaging.twilio.TwilioChannel;
import org.portolan.messaging.twilio.TwilioSettings;
import org.portolan.messaging.twilio.TwilioSignature;
import org.portolan.messaging.twilio.TwilioWhatsApp;
import org.portolan.messaging.twilio.WhatsAppTemplates;
import org.portolan.messaging.voice.VoiceParts;

/** Puts messaging together in the server. Everything it makes is plain Java, one of each. */
@Dependent
public class MessagingWiring {

  @Produces
  @Singleton
  Signals signals() {
    return new Signals();
  }

  @Produces
  @Singleton
  PublicAddress publicAddress(Settings settings) {
    return PublicAddress.of(settings);
  }

  @Produces
  @Singleton
  TwilioSettings twilioSettings(Settings settings, Keys keys) {
    return TwilioSettings.of(
        settings,
        Sandbox.wanted(settings) ? Optional.of(Sandbox.account(settings, keys)) : Optional.empty());
  }

  @Produces
  @Singleton
  TwilioSignature twilioSignature(TwilioSettings twilio) {
    return twilio.signature();
  }

  @Produces
  @Singleton
  SandboxMail sandboxMail() {
    return new SandboxMail(Clock.systemUTC());
  }

  void end(@Disposes SandboxMail mail) {
    mail.close();
  }

  @Produces
  @Singleton
  EmailParts emailParts(Settings settings, Instance<SandboxMail> sandbox) {
    MailSettings operators = MailSettings.of(settings);
    boolean plays = Sandbox.wanted(settings);
    return EmailParts.of(plays ? sandbox.get().settings(operators) : operators, Clock.systemUTC());
  }

  @Produces
  @Singleton
  MailTurns mailTurns(CaseStore store) {
    return new MailTurns(store);
  }

  @Produces
  @Singleton
  PickUpMail pickUpMail(
      EmailParts email,
      MailTurns turns,
      ReceiveMessage inbox,
      RecordDeliveryCallback outbox,
      Answered answered,
      ArrivedFiles arrived,
      Settings settings,
      Clock clock) {
    int every = settings.number("MAIL_LOOK_SECONDS", Sandbox.wanted(settings) ? 1 : 30);
    return new PickUpMail(
        email.settings(),
        turns,
        inbox,
        outbox,
        answered,
        arrived,
        Duration.ofSeconds(every),
        Clock.systemUTC());
  }

  @Produces
  @Singleton
  Answered answered(CaseStore store, ContactPoints contacts, Addresses addresses) {
    return new Answered(store, contacts, new SentTo(addresses));
  }

  @Produces
  @Singleton
  Channels channels(
      TwilioSettings twilio,
      PublicAddress address,
      EmailParts email,
      VoiceParts voice,
      Settings settings,
      Clock clock) {
    List<MessageChannel> configured = new ArrayList<>();
    twilio
        .account()
        .ifPresent(
            account -> {
              configured.add(new TwilioChannel(account, address, twilio.longestCall()));
              configured.add(
                  voice.channel(
                      new TwilioCalls(
                          account, address, CallTimes.of(settings), twilio.longestCall())));
              account
                  .whatsAppFrom()
                  .ifPresent(
                      from ->
                          configured.add(
                              new TwilioWhatsApp(
                                  account,
                                  address,
                                  twilio.longestCall(),
                                  WhatsAppTemplates.of(settings),
                                  clock)));
            });
    email.channel().ifPresent(configured::add);
    return new Channels(configured);
  }

  @Produces
  @Singleton
  AttachmentParts attachmentParts(
      CaseStore store,
      Keys keys,
      Settings settings,
      SealedFiles files,
      TwilioSettings twilio,
      Enquiries enquiries,
      Outbox outbox,
      Signals signals) {
    return new AttachmentParts(
        store,
        keys,
        files,
        AttachmentLimits.of(settings),
        twilio.media().<MediaSource>map(media -> media).stream().toList(),
        Duration.ofHours(settings.number("ATTACHMENT_GIVE_UP_HOURS", 24)),
        enquiries,
        outbox,
        signals.attachments(),
        new SecureRandom());
  }

  @Produces
  @Singleton
  ArrivedFiles arrivedFiles(AttachmentParts parts) {
    return parts.arrived();
  }

  @Produces
  @Singleton
  ExpectAttachments expectAttachments(AttachmentParts parts) {
    return parts.expecting();
  }

  @Produces
  @Singleton
  ReceiveMessage receiveMessage(CaseStore store, Keys keys, Settings settings, Signals signals) {
    return new ReceiveMessage(store, keys, settings, signals.inbox());
  }

  @Produces
  @Singleton
  Outbox outbox(Keys keys, Settings settings, Signals signals) {
    return new Outbox(keys, settings, signals.outbox());
  }

  @Produces
  @Singleton
  OutboxParts outboxParts(
      CaseStore store,
      Keys keys,
      Settings settings,
      Channels channels,
      Addresses addresses,
      Deliveries deliveries,
      SharedTexts shared,
      Gate gate) {
    return new OutboxParts(
        store,
        keys,
        settings,
        channels,
        addresses,
        deliveries,
        shared,
        gate,
        Clock.systemUTC(),
        new SecureRandom());
  }

  @Produces
  @Singleton
  HandleInbox handleInbox(
      CaseStore store,
      Keys keys,
      Settings settings,
      Travellers travellers,
      Enquiries enquiries,
      Outbox outbox,
      PublishedContent content) {
    return new HandleInbox(
        store,
        keys,
        settings,
        Conversations.with(keys, settings, travellers, enquiries, outbox, content));
  }

  @Produces
  @Singleton
  GiveUpAsking giveUpAsking(CaseStore store, Keys keys, Travellers travellers, Settings settings) {
    return new GiveUpAsking(store, new InboxRows(keys), travellers, settings);
  }

  @Produces
  @Singleton
  RecordDeliveryCallback recordDeliveryCallback(OutboxParts parts) {
    return parts.recordDeliveryCallback();
  }

  @Produces
  @Singleton
  LookAfterMessages lookAfterMessages(OutboxParts parts, Signals signals) {
    return parts.lookAfterMessages(signals.outbox());
  }

  @Produces
  @Singleton
  Spending spending(CaseStore store, Settings settings) {
    return new Spending(store, settings, Clock.systemUTC());
  }

  @Produces
  @Singleton
  Gate gate(Keys keys, Settings settings, Prices prices, Spending spending) {
    return new Gate(
        new Routes(Clock.systemUTC()), prices, spending, new UnverifiedNumbers(keys, settings));
  }

  @Produces
  @Singleton
  QueueBroadcasts queueBroadcasts(
      CaseStore store, BroadcastsAtWork broadcasts, Settings settings, Signals signals) {
    return new QueueBroadcasts(store, broadcasts, settings, signals.outbox());
  }

  @Produces
  @Singleton
  WatchBroadcasts watchBroadcasts(CaseStore store, BroadcastsAtWork broadcasts, Spending spending) {
    return new WatchBroadcasts(store, broadcasts, spending);
  }

  @Produces
  @Singleton
  Traffic traffic(CaseStore store) {
    return new Traffic(store);
  }

  @Produces
  @Singleton
  PreviewMessages previewMessages(PublicAddress address, Attention attention) {
    return new PreviewMessages(address, attention.emergencyNumber());
  }

  @Produces
  @Singleton
  Prices prices(Settings settings) {
    return Prices.of(settings);
  }

  @Produces
  @Singleton
  WaitingForAPerson waitingForAPerson(CaseStore store, Channels channels) {
    return new WaitingForAPerson(store, channels);
  }

  @Produces
  @Singleton
  CaseChanges caseChanges() {
    return new CaseChanges();
  }

  @Produces
  @Singleton
  SandboxParts sandboxParts(
      CaseStore store, Keys keys, Settings settings, PublicAddress address, Signals signals) {
    return new SandboxParts(
        store,
        keys,
        Sandbox.account(settings, keys),
        address,
        Clock.systemUTC(),
        signals.sandbox());
  }

  @Produces
  @Singleton
  SandboxProvider sandboxProvider(SandboxParts parts) {
    return parts.provider();
  }

  @Produces
  @Singleton
  SandboxPhones sandboxPhones(SandboxParts parts) {
    return parts.phones();
  }

  @Produces
  @Singleton
  SandboxFaults sandboxFaults(SandboxParts parts) {
    return parts.faults();
  }

  @Produces
  @Singleton
  SandboxClock sandboxClock(CaseStore store, MovableClock clock) {
    return new SandboxClock(store, clock);
  }
}
