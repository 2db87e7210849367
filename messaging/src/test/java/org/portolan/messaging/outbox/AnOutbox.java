package org.portolan.messaging.outbox;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Executor;
import org.jdbi.v3.core.Jdbi;
import org.portolan.cases.keys.KeyId;
import org.portolan.cases.people.Channel;
import org.portolan.cases.people.Endpoint;
import org.portolan.cases.settings.Settings;
import org.portolan.cases.store.Actor;
import org.portolan.cases.store.CaseStore;
import org.portolan.cases.store.Compartment;
import org.portolan.cases.store.TestStore;
import org.portolan.cases.store.Tx;
import org.portolan.cases.wording.Wording;
import org.portolan.i18n.Language;
import org.portolan.i18n.phone.PhoneNumber;
import org.portolan.messaging.Carrier;
import org.portolan.messaging.PublicAddress;
import org.portolan.messaging.channel.Channels;
import org.portolan.messaging.channel.FailureClass;
import org.portolan.messaging.channel.MessageChannel;
import org.portolan.messaging.routes.Routes;
import org.portolan.messaging.spending.Cost;
import org.portolan.messaging.spending.Spending;
import org.portolan.messaging.spending.UnverifiedNumbers;
import org.portolan.messaging.twilio.TwilioChannel;
import org.portolan.messaging.work.Signal;

/** An outbox with an address book and a journal of the tests' own, on the real database. */
final class AnOutbox implements Addresses, Deliveries {

  final Carrier carrier;
  final List<DeliveryProgress> told = new ArrayList<>();
  final List<Sent> sent = new ArrayList<>();
  final List<UUID> unknowable = new ArrayList<>();
  final List<FailureClass> refused = new ArrayList<>();
  final UUID caseId = UUID.randomUUID();
  final UUID contact = UUID.randomUUID();
  final PhoneNumber number =
      new PhoneNumber("+25191" + (1_000_000 + new Random().nextInt(8_000_000)));
  Standing standing = Standing.USABLE;
  final List<Way> otherWays = new ArrayList<>();
  Optional<Channel> preferred = Optional.empty();
  Language language = Language.ENGLISH;
  ZoneId zone = ZoneOffset.UTC;
  Instant now = Instant.parse("2026-11-23T10:00:00Z");
  Instant realNow = Instant.parse("2026-11-23T10:00:00Z");
  Duration lookingUpTakes = Duration.ZERO;

  /** Somebody whose address cannot be looked up. */
  UUID unreadable;

  private final TestStore test = TestStore.shared();
  private final CaseStore store =
      test.store(
          new Clock() {
            @Override
            public ZoneId getZone() {
              return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(ZoneId other) {
              return this;
            }

            @Override
            public Instant instant() {
              return now;
            }
          });
  private final Settings settings = Settings.of(Map.of());
  private final OutboxParts parts;
  final Outbox outbox = new Outbox(test.keys(), settings, new Signal());
  final EndOfMails ends = new EndOfMails(store);
  final SendMessages send;
  final RecordDeliveryCallback callbacks;
  final SettleUnclear settle;
  final AskAboutSilent silent;

  AnOutbox(Carrier carrier) {
    this(
        carrier,
        new TwilioChannel(
            carrier.account(), new PublicAddress("http://localhost:8080"), Duration.ofSeconds(5)));
  }

  AnOutbox(Carrier carrier, MessageChannel... channels) {
    this.carrier = carrier;
    owner("DELETE FROM outbox");
    test.keys().vault().create(KeyId.ofCase(caseId));
    parts =
        new OutboxParts(
            store,
            test.keys(),
            settings,
            new Channels(List.of(channels)),
            this,
            this,
            (tx, id, reader) -> Optional.of("To many."),
            new Gate(
                new Routes(() -> realNow),
                country -> Optional.empty(),
                new Spending(store, settings, () -> realNow),
                new UnverifiedNumbers(test.keys(), settings)),
            () -> realNow,
            new Random(1));
    send = parts.sendMessages(Runnable::run);
    callbacks = parts.recordDeliveryCallback();
    settle = parts.settleUnclear();
    silent = parts.askAboutSilent();
  }

  /** The same database after the server was killed and started again. */
  SendMessages restarted() {
    return parts.sendMessages(Runnable::run);
  }

  AskAboutSilent silentAtAnotherNode() {
    return parts.askAboutSilent();
  }

  /** The same, with calls of providers as the executor runs them. */
  SendMessages sending(Executor calls) {
    return parts.sendMessages(calls);
  }

  /** To somebody else each time. */
  UUID enqueueToAnother(Purpose purpose, String key) {
    return enqueue(
        OutboundMessage.about(
            caseId, Recipient.contact(UUID.randomUUID()), purpose, Wording.of(key)));
  }

  UUID enqueue(Purpose purpose, String key) {
    return enqueue(
        OutboundMessage.about(caseId, Recipient.contact(contact), purpose, Wording.of(key)));
  }

  UUID enqueue(OutboundMessage message) {
    return store.call(Actor.system("tests", Compartment.HEALTH), tx -> outbox.enqueue(tx, message));
  }

  void claimAndDie() {
    store.run(
        SendMessages.ACTOR,
        tx -> {
          OutboxRows rows = new OutboxRows();
          rows.claim(tx, realNow, 10, 50)
              .forEach(
                  row ->
                      new Prepared(
                              row.id(),
                              SendMessages.hashOf(
                                  test.keys().secret(org.portolan.cases.keys.Keys.BLIND_INDEX),
                                  "Thank you. We will ask again tomorrow."),
                              new byte[0],
                              new Cost(1, Optional.empty()),
                              Optional.empty(),
                              preferredWay(),
                              false)
                          .keep(tx));
        });
  }

  private Way preferredWay() {
    List<Way> ways = address(contact).ways();
    return ways.stream()
        .filter(way -> preferred.equals(Optional.of(way.to().channel())))
        .findFirst()
        .orElse(ways.get(0));
  }

  /** A person has a message sent once more. */
  void again(UUID id) {
    store.run(
        SendMessages.ACTOR,
        tx -> {
          OutboxRows rows = new OutboxRows();
          rows.again(tx, rows.lock(tx, id).orElseThrow(), now.plus(Duration.ofHours(1)));
        });
  }

  /** What is to be said can no longer be opened. */
  void spoils(UUID id) {
    owner("UPDATE outbox SET wording = '\\x00' WHERE id = '" + id + "'");
  }

  void passes(Duration time) {
    now = now.plus(time);
    realNow = realNow.plus(time);
  }

  String state(UUID id) {
    return Jdbi.create(test.asOwner())
        .withHandle(
            h ->
                h.createQuery("SELECT state FROM outbox WHERE id = :id")
                    .bind("id", id)
                    .mapTo(String.class)
                    .one());
  }

  int attempts(UUID id) {
    return Jdbi.create(test.asOwner())
        .withHandle(
            h ->
                h.createQuery("SELECT attempts FROM outbox WHERE id = :id")
                    .bind("id", id)
                    .mapTo(Integer.class)
                    .one());
  }

  String row(UUID id) {
    return Jdbi.create(test.asOwner())
        .withHandle(
            h ->
                h.createQuery("SELECT o::text FROM outbox o WHERE id = :id")
                    .bind("id", id)
                    .mapTo(String.class)
                    .one());
  }

  RecordDeliveryCallback.Outcome callback(UUID id, String sid, String status, Integer code) {
    return callbacks.record(
        new DeliveryCallback(id.toString(), sid, status, Optional.ofNullable(code)));
  }

  private void owner(String sql) {
    Jdbi.create(test.asOwner()).useHandle(h -> h.execute(sql));
  }

  @Override
  public Map<Recipient, Address> of(Tx tx, Collection<Recipient> recipients) {
    realNow = realNow.plus(lookingUpTakes);
    Map<Recipient, Address> found = new HashMap<>();
    for (Recipient recipient : recipients) {
      if (recipient.id().equals(unreadable)) {
        throw new IllegalStateException("This address does not open");
      }
      found.put(recipient, address(recipient.id()));
    }
    return found;
  }

  private Address address(UUID contactPoint) {
    Way first =
        new Way(contactPoint, Endpoint.sms(number), standing, Optional.empty(), true, false);
    List<Way> all = new ArrayList<>(List.of(first));
    all.addAll(otherWays);
    return new Address(language, zone, Optional.empty(), preferred, all);
  }

  @Override
  public void refused(
      Tx tx, Recipient recipient, UUID contactPoint, Channel channel, FailureClass why) {
    refused.add(why);
  }

  @Override
  public String written(Tx tx, UUID id, UUID outboxId) {
    return "As a person wrote it.";
  }

  @Override
  public void sending(Tx tx, UUID id, Sent message) {
    sent.add(message);
  }

  @Override
  public void moved(Tx tx, Moved message) {
    told.add(message.progress());
  }

  @Override
  public void overtaken(Tx tx, Moved message) {
    moved(tx, message);
  }

  @Override
  public void uncertain(Tx tx, Moved message) {
    unknowable.add(message.outboxId());
  }
}
