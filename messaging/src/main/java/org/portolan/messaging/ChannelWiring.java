package org.portolan.messaging;

import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.portolan.cases.attachments.AttachmentLimits;
import org.portolan.cases.attachments.SealedFiles;
import org.portolan.cases.attachments.checks.ClamAv;
import org.portolan.cases.attachments.checks.MalwareScanner;
import org.portolan.cases.enquiry.Enquiries;
import org.portolan.cases.keys.Keys;
import org.portolan.cases.people.ContactPoints;
import org.portolan.cases.settings.Settings;
import org.portolan.cases.store.CaseStore;
import org.portolan.messaging.attachments.ArrivedFiles;
import org.portolan.messaging.attachments.AttachmentParts;
import org.portolan.messaging.attachments.ExpectAttachments;
import org.portolan.messaging.channel.Arrivals;
import org.portolan.messaging.channel.Bills;
import org.portolan.messaging.channel.Channels;
import org.portolan.messaging.channel.MediaSource;
import org.portolan.messaging.channel.MessageChannel;
import org.portolan.messaging.email.Answered;
import org.portolan.messaging.email.EmailParts;
import org.portolan.messaging.email.MailSettings;
import org.portolan.messaging.email.MailTurns;
import org.portolan.messaging.email.PickUpMail;
import org.portolan.messaging.inbox.ReceiveMessage;
import org.portolan.messaging.inbox.StoreMissed;
import org.portolan.messaging.outbox.Addresses;
import org.portolan.messaging.outbox.AskPrices;
import org.portolan.messaging.outbox.EndOfMails;
import org.portolan.messaging.outbox.Outbox;
import org.portolan.messaging.outbox.RecordDeliveryCallback;
import org.portolan.messaging.outbox.SentTo;
import org.portolan.messaging.sandbox.Sandbox;
import org.portolan.messaging.sandbox.SandboxMail;
import org.portolan.messaging.spending.Spending;
import org.portolan.messaging.twilio.CallTimes;
import org.portolan.messaging.twilio.TwilioArrivals;
import org.portolan.messaging.twilio.TwilioBills;
import org.portolan.messaging.twilio.TwilioCalls;
import org.portolan.messaging.twilio.TwilioChannel;
import org.portolan.messaging.twilio.TwilioSettings;
import org.portolan.messaging.twilio.TwilioSignature;
import org.portolan.messaging.twilio.TwilioWhatsApp;
import org.portolan.messaging.twilio.WhatsAppTemplates;
import org.portolan.messaging.voice.VoiceParts;

/** Puts together what reaches providers: channels, mailboxes, files and bills. */
@Dependent
public class ChannelWiring {

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
  EmailParts emailParts(Settings settings, CaseStore store, Instance<SandboxMail> sandbox) {
    MailSettings operators = MailSettings.of(settings);
    boolean plays = Sandbox.wanted(settings);
    return EmailParts.of(
        plays ? sandbox.get().settings(operators) : operators,
        new EndOfMails(store)::mayBeWritten,
        Clock.systemUTC());
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
  MalwareScanner malwareScanner(Settings settings) {
    return ClamAv.of(settings);
  }

  @Produces
  @Singleton
  AttachmentParts attachmentParts(
      CaseStore store,
      Keys keys,
      Settings settings,
      SealedFiles files,
      MalwareScanner scanner,
      TwilioSettings twilio,
      Enquiries enquiries,
      Outbox outbox,
      Signals signals) {
    return new AttachmentParts(
        store,
        keys,
        files,
        AttachmentLimits.of(settings),
        scanner,
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
  StoreMissed storeMissed(CaseStore store, TwilioSettings twilio, ReceiveMessage receive) {
    Arrivals arrivals =
        twilio
            .account()
            .<Arrivals>map(account -> new TwilioArrivals(account, twilio.longestCall()))
            .orElseGet(Arrivals::none);
    return new StoreMissed(store, arrivals, receive, Clock.systemUTC());
  }

  @Produces
  @Singleton
  AskPrices askPrices(
      CaseStore store, TwilioSettings twilio, Spending spending, Settings settings) {
    Map<String, Bills> bills = new HashMap<>();
    twilio
        .account()
        .ifPresent(
            account -> {
              bills.put("messages", TwilioBills.ofMessages(account, twilio.longestCall()));
              bills.put("calls", TwilioBills.ofCalls(account, twilio.longestCall()));
            });
    Duration unset = Sandbox.wanted(settings) ? Duration.ofSeconds(10) : Duration.ofHours(1);
    return new AskPrices(store, bills, spending, settings, unset, Clock.systemUTC());
  }
}
