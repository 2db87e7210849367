package org.portolan.messaging.outbox;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Executor;
import org.portolan.cases.keys.KeyedHash;
import org.portolan.cases.keys.Keys;
import org.portolan.cases.people.Channel;
import org.portolan.cases.settings.Settings;
import org.portolan.cases.store.Actor;
import org.portolan.cases.store.CaseStore;
import org.portolan.cases.store.Compartment;
import org.portolan.cases.store.Tx;
import org.portolan.cases.wording.Wording;
import org.portolan.i18n.sms.SmsParts;
import org.portolan.messaging.channel.Channels;
import org.portolan.messaging.channel.Outgoing;
import org.portolan.messaging.channel.Submission;
import org.portolan.messaging.outbox.Addresses.Address;
import org.portolan.messaging.outbox.Addresses.Way;
import org.portolan.messaging.outbox.Ladder.Choice;
import org.portolan.messaging.outbox.OutboxRows.Prepared;

/**
 * Sends what is due: claims and decides in one transaction, calls the channel outside any, records
 * the outcome in another. What was claimed and not recorded is {@link SettleUnclear}'s.
 */
public final class SendMessages {

  static final Actor ACTOR =
      Actor.system(
          "sender",
          Compartment.TRANSIT,
          Compartment.IDENTITY,
          Compartment.HEALTH,
          Compartment.INFORMATION,
          Compartment.ACCESS);

  private final CaseStore store;
  private final Keys keys;
  private final KeyedHash hash;
  private final Channels channels;
  private final Ladder ladder;
  private final Addresses addresses;
  private final Deliveries deliveries;
  private final Moving moving;
  private final OutboxRows rows = new OutboxRows();
  private final QuietHours quiet;
  private final int batch;
  private final Duration budget;
  private final HandOver handOver;
  private final InstantSource realTime;

  SendMessages(
      CaseStore store,
      Keys keys,
      Settings settings,
      Channels channels,
      Addresses addresses,
      Deliveries deliveries,
      Moving moving,
      Executor calls,
      InstantSource realTime) {
    this.store = store;
    this.keys = keys;
    this.hash = keys.secret(Keys.BLIND_INDEX);
    this.channels = channels;
    this.ladder = new Ladder(channels);
    this.addresses = addresses;
    this.deliveries = deliveries;
    this.moving = moving;
    this.quiet = QuietHours.of(settings);
    this.batch = settings.number("OUTBOX_BATCH", 50);
    this.budget = SettleUnclear.unclearAfter(settings).dividedBy(3);
    this.handOver = new HandOver(channels, calls, realTime);
    this.realTime = realTime;
  }

  /** Sends one batch and returns how many messages it moved. */
  public int step() {
    if (!channels.anyAvailable()) {
      return store.call(ACTOR, this::hold);
    }
    if (handOver.rests(Channel.SMS)) {
      return 0;
    }
    List<OutboxRow> claimed = new ArrayList<>();
    Instant since = realTime.instant();
    Map<OutboxRow, Outgoing> ready =
        store.call(
            ACTOR,
            tx -> {
              claimed.addAll(rows.claim(tx, since, batch));
              return prepare(tx, claimed);
            });
    if (!ready.isEmpty()) {
      Map<OutboxRow, Submission> outcomes = handOver.all(ready, since.plus(budget));
      store.run(ACTOR, tx -> record(tx, outcomes));
    }
    return claimed.size();
  }

  private int hold(Tx tx) {
    return tx.sql()
        .createUpdate(
            """
            UPDATE outbox SET state = 'held', reason = 'not-configured' WHERE state = 'waiting'
            """)
        .execute();
  }

  /** What was held while no channel was configured for it waits again; call it at the start. */
  public int release() {
    if (!channels.anyAvailable()) {
      return 0;
    }
    return store.call(
        ACTOR,
        tx ->
            tx.sql()
                .createUpdate("UPDATE outbox SET state = 'waiting' WHERE state = 'held'")
                .execute());
  }

  private Map<OutboxRow, Outgoing> prepare(Tx tx, List<OutboxRow> claimed) {
    keys.vault().prefetch(claimed.stream().map(OutboxRow::sealedUnder).distinct().toList());
    Map<Recipient, Address> found =
        addresses.of(tx, claimed.stream().map(OutboxRow::recipient).distinct().toList());
    Map<OutboxRow, Outgoing> ready = new LinkedHashMap<>();
    for (OutboxRow row : claimed) {
      decide(tx, row, Optional.ofNullable(found.get(row.recipient())))
          .ifPresent(text -> ready.put(row, text));
    }
    return ready;
  }

  private Optional<Outgoing> decide(Tx tx, OutboxRow row, Optional<Address> address) {
    if (!tx.now().isBefore(row.deadline())) {
      moving.ends(tx, row, "expired", "too late", null);
      return Optional.empty();
    }
    Optional<Choice> choice = address.map(a -> ladder.choose(row, a));
    if (choice.isEmpty() || choice.get().way().isEmpty()) {
      hasNoWay(tx, row, choice);
      return Optional.empty();
    }
    QuietHours alone = address.get().quiet().orElse(quiet);
    Instant next =
        row.purpose().atAnyHour() ? tx.now() : alone.next(tx.now(), address.get().zone());
    if (next.isAfter(tx.now())) {
      rows.waits(tx, row, next, "quiet hours", false);
      return Optional.empty();
    }
    return Optional.of(write(tx, row, address.get(), choice.get()));
  }

  private void hasNoWay(Tx tx, OutboxRow row, Optional<Choice> choice) {
    if (choice.isPresent() && choice.get().held()) {
      rows.held(tx, row);
    } else if (row.tried().isEmpty()) {
      moving.ends(tx, row, "suppressed", choice.map(Choice::why).orElse("no address"), null);
    } else {
      moving.ends(tx, row, "failed", "code " + row.errorCode(), row.errorCode());
    }
  }

  private Outgoing write(Tx tx, OutboxRow row, Address address, Choice choice) {
    Way way = choice.way().orElseThrow();
    Channel channel = way.to().channel();
    String text = text(tx, row, address);
    row.caseId()
        .ifPresent(
            caseId ->
                deliveries.sending(
                    tx,
                    caseId,
                    new Deliveries.Sent(
                        row.id(), row.purpose(), text, address.language(), channel)));
    int parts = channel == Channel.SMS ? SmsParts.of(text).parts() : 1;
    rows.prepared(
        tx,
        row.id(),
        new Prepared(
            hashOf(hash, text), SentTexts.hashOf(hash, text), parts, way, choice.another()));
    return new Outgoing(
        row.id(),
        way.to(),
        text,
        address.language(),
        row.purpose().key(),
        Duration.between(tx.now(), row.deadline()),
        way.heardAt());
  }

  private String text(Tx tx, OutboxRow row, Address address) {
    String json = keys.sealer().open(row.sealedUnder(), Outbox.wordingOf(row.id()), row.wording());
    Wording wording = Wording.fromJson(json);
    return wording.written()
        ? deliveries.written(tx, row.caseId().orElseThrow(), row.id())
        : Rendering.of(wording, address.language());
  }

  private void record(Tx tx, Map<OutboxRow, Submission> outcomes) {
    Map<UUID, OutboxRow> now =
        rows.lock(tx, outcomes.keySet().stream().map(OutboxRow::id).toList());
    outcomes.forEach((claimed, outcome) -> record(tx, claimed, now.get(claimed.id()), outcome));
  }

  private void record(Tx tx, OutboxRow claimed, OutboxRow row, Submission outcome) {
    outcome.fold(
        accepted -> moving.forward(tx, row, accepted.providerId(), DeliveryProgress.ACCEPTED, null),
        refused -> {
          if (row.state().equals("sending") && row.attempts() == claimed.attempts()) {
            moving.failed(tx, row, refused);
          }
          return true;
        },
        unclear -> false);
  }

  static byte[] hashOf(KeyedHash hash, String text) {
    return hash.of("sent".getBytes(StandardCharsets.UTF_8), text.getBytes(StandardCharsets.UTF_8));
  }
}
