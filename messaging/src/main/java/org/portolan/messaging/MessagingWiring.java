package org.portolan.messaging;

import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Optional;
import org.portolan.cases.alerts.Attention;
import org.portolan.cases.enquiry.Enquiries;
import org.portolan.cases.keys.Keys;
import org.portolan.cases.settings.Settings;
import org.portolan.cases.store.CaseStore;
import org.portolan.cases.time.MovableClock;
import org.portolan.messaging.changes.CaseChanges;
import org.portolan.messaging.channel.Channels;
import org.portolan.messaging.channel.MessageChannel;
import org.portolan.messaging.conversation.Conversations;
import org.portolan.messaging.conversation.GiveUpAsking;
import org.portolan.messaging.conversation.Travellers;
import org.portolan.messaging.inbox.HandleInbox;
import org.portolan.messaging.inbox.InboxRows;
import org.portolan.messaging.inbox.ReceiveMessage;
import org.portolan.messaging.outbox.Addresses;
import org.portolan.messaging.outbox.Deliveries;
import org.portolan.messaging.outbox.LookAfterMessages;
import org.portolan.messaging.outbox.Outbox;
import org.portolan.messaging.outbox.OutboxParts;
import org.portolan.messaging.outbox.RecordDeliveryCallback;
import org.portolan.messaging.outbox.Traffic;
import org.portolan.messaging.outbox.WaitingForAPerson;
import org.portolan.messaging.preview.PreviewMessages;
import org.portolan.messaging.preview.Prices;
import org.portolan.messaging.sandbox.Sandbox;
import org.portolan.messaging.sandbox.SandboxClock;
import org.portolan.messaging.sandbox.SandboxFaults;
import org.portolan.messaging.sandbox.SandboxParts;
import org.portolan.messaging.sandbox.SandboxPhones;
import org.portolan.messaging.sandbox.SandboxProvider;
import org.portolan.messaging.twilio.TwilioChannel;
import org.portolan.messaging.twilio.TwilioSettings;
import org.portolan.messaging.twilio.TwilioSignature;

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
  Channels channels(TwilioSettings twilio, PublicAddress address) {
    return new Channels(
        twilio
            .account()
            .<MessageChannel>map(
                account -> new TwilioChannel(account, address, twilio.longestCall()))
            .stream()
            .toList());
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
      Deliveries deliveries) {
    return new OutboxParts(
        store,
        keys,
        settings,
        channels,
        addresses,
        deliveries,
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
      Outbox outbox) {
    return new HandleInbox(
        store, keys, settings, Conversations.with(keys, settings, travellers, enquiries, outbox));
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
