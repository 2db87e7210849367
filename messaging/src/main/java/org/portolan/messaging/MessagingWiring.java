package org.portolan.messaging;

import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.time.Clock;
import org.portolan.cases.alerts.Attention;
import org.portolan.cases.enquiry.Enquiries;
import org.portolan.cases.keys.Keys;
import org.portolan.cases.outreach.BroadcastSlices;
import org.portolan.cases.outreach.BroadcastsAtWork;
import org.portolan.cases.portal.AskedPages;
import org.portolan.cases.portal.PublishedContent;
import org.portolan.cases.portal.SearchPages;
import org.portolan.cases.settings.Settings;
import org.portolan.cases.store.CaseStore;
import org.portolan.messaging.callbacks.ReceiveCallback;
import org.portolan.messaging.callbacks.RecordCallbacks;
import org.portolan.messaging.changes.CaseChanges;
import org.portolan.messaging.channel.Channels;
import org.portolan.messaging.conversation.Conversations;
import org.portolan.messaging.conversation.GiveUpAsking;
import org.portolan.messaging.conversation.Travellers;
import org.portolan.messaging.inbox.HandleInbox;
import org.portolan.messaging.inbox.InboxRows;
import org.portolan.messaging.inbox.ReceiveMessage;
import org.portolan.messaging.outbox.Addresses;
import org.portolan.messaging.outbox.Charges;
import org.portolan.messaging.outbox.Deliveries;
import org.portolan.messaging.outbox.Gate;
import org.portolan.messaging.outbox.LookAfterMessages;
import org.portolan.messaging.outbox.Outbox;
import org.portolan.messaging.outbox.OutboxParts;
import org.portolan.messaging.outbox.RecordDeliveryCallback;
import org.portolan.messaging.outbox.SharedTexts;
import org.portolan.messaging.outbox.TellOperations;
import org.portolan.messaging.outbox.Traffic;
import org.portolan.messaging.outbox.WaitingForAPerson;
import org.portolan.messaging.outreach.QueueBroadcasts;
import org.portolan.messaging.outreach.WatchBroadcasts;
import org.portolan.messaging.preview.PreviewMessages;
import org.portolan.messaging.preview.Prices;
import org.portolan.messaging.routes.Routes;
import org.portolan.messaging.spending.Spending;
import org.portolan.messaging.spending.UnverifiedNumbers;
import org.portolan.messaging.work.Alarm;
import org.portolan.messaging.work.StoringThreads;

/** Puts messaging together in the server. Everything it makes is plain Java, one of each. */
@Dependent
public class MessagingWiring {

  @Resource private ManagedExecutorService background;

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
  ReceiveMessage receiveMessage(
      CaseStore store, Keys keys, Settings settings, Signals signals, StoringThreads threads) {
    return new ReceiveMessage(store, keys, settings, signals.inbox(), threads);
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
  SearchPages searchPages(PublishedContent content, CaseStore store) {
    return new SearchPages(content, store, background);
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
      AskedPages pages,
      SearchPages search,
      Alarm alarm) {
    return new HandleInbox(
        store,
        keys,
        settings,
        Conversations.with(keys, settings, travellers, enquiries, outbox, pages, search),
        alarm);
  }

  @Produces
  @Singleton
  Alarm alarm(Outbox outbox, Settings settings) {
    return new TellOperations(outbox, settings);
  }

  @Produces
  @Singleton
  GiveUpAsking giveUpAsking(
      CaseStore store, Keys keys, Travellers travellers, Settings settings, Alarm alarm) {
    return new GiveUpAsking(store, new InboxRows(keys), travellers, settings, alarm);
  }

  @Produces
  @Singleton
  RecordDeliveryCallback recordDeliveryCallback(OutboxParts parts) {
    return parts.recordDeliveryCallback();
  }

  @Produces
  @Singleton
  ReceiveCallback receiveCallback(CaseStore store, Signals signals, StoringThreads threads) {
    return new ReceiveCallback(store, signals.callbacks(), threads);
  }

  @Produces
  @Singleton
  RecordCallbacks recordCallbacks(CaseStore store, RecordDeliveryCallback record) {
    return new RecordCallbacks(store, record);
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
      CaseStore store,
      BroadcastsAtWork broadcasts,
      Settings settings,
      Alarm alarm,
      Signals signals) {
    return new QueueBroadcasts(
        store,
        broadcasts,
        new BroadcastSlices(),
        settings,
        alarm,
        signals.broadcasts(),
        signals.outbox());
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
  Charges charges(CaseStore store) {
    return new Charges(store);
  }
}
