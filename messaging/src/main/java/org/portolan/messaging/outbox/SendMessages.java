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
import java.util.function.Function;
import org.portolan.cases.keys.KeyedHash;
import org.portolan.cases.keys.Keys;
import org.portolan.cases.people.Channel;
import org.portolan.cases.settings.Settings;
import org.portolan.cases.store.Actor;
import org.portolan.cases.store.CaseStore;
import org.portolan.cases.store.Compartment;
import org.portolan.cases.store.Tx;
import org.portolan.messaging.channel.Channels;
import org.portolan.messaging.channel.Outgoing;
import org.portolan.messaging.channel.Submission;
import org.portolan.messaging.outbox.Addresses.Address;
import org.portolan.messaging.outbox.Addresses.Way;
import org.portolan.messaging.outbox.Ladder.Choice;
import org.portolan.messaging.outbox.WhatToSay.Said;
import org.portolan.messaging.spending.Cost;

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
          Compartment.OUTREACH,
          Compartment.ACCESS);

  /** So that what waits at the provider stays short, and a reply is not behind ten thousand. */
  private static final int BROADCAST_PER_SECOND = 50;

  /** What Twilio would say if it were asked. */
  private static final int WINDOW_CLOSED = 63_016;

  private final CaseStore store;
  private final Keys keys;
  private final TextsOnTheirWay texts;
  private final Channels channels;
  private final Ladder ladder;
  private final Addresses addresses;
  private final Deliveries deliveries;
  private final WhatToSay saying;
  private final Gate gate;
  private final Moving moving;
  private final OutboxRows rows = new OutboxRows();
  private final SendAlone alone;
  private final QuietHours quiet;
  private final QuietHours quietForCalls;
  private final int batch;
  private final int pace;
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
      SharedTexts shared,
      Gate gate,
      Moving moving,
      Executor calls,
      InstantSource realTime) {
    this.store = store;
    this.keys = keys;
    this.texts = new TextsOnTheirWay(keys.secret(Keys.BLIND_INDEX));
    this.channels = channels;
    this.ladder = new Ladder(channels, gate);
    this.addresses = addresses;
    this.deliveries = deliveries;
    this.saying = new WhatToSay(keys, deliveries, shared, gate, WithReference.of(settings));
    this.gate = gate;
    this.moving = moving;
    this.alone = new SendAlone(store, rows, moving);
    this.quiet = QuietHours.of(settings);
    this.quietForCalls = QuietHours.forCalls(settings);
    this.batch = settings.number("OUTBOX_BATCH", 50);
    this.pace = settings.number("BROADCAST_PER_SECOND", BROADCAST_PER_SECOND);
    this.budget = SettleUnclear.unclearAfter(settings).dividedBy(3);
    this.handOver = new HandOver(channels, calls, realTime, new SenderRates(settings, realTime));
    this.realTime = realTime;
  }

  /** Sends one batch and returns how many messages it moved. */
  public int step() {
    if (!channels.anyAvailable()) {
      return store.call(ACTOR, HeldMessages::hold);
    }
    Instant since = realTime.instant();
    List<OutboxRow> claimed = new ArrayList<>();
    try {
      send(claimed, tx -> rows.claim(tx, since, batch, pace), since);
    } catch (RuntimeException e) {
      if (claimed.isEmpty()) {
        throw e;
      }
      alone.each(claimed, since, claiming -> send(new ArrayList<>(), claiming, since));
    }
    return claimed.size();
  }

  private void send(
      List<OutboxRow> claimed, Function<Tx, List<OutboxRow>> claiming, Instant since) {
    Map<OutboxRow, Outgoing> ready =
        store.call(
            ACTOR,
            tx -> {
              gate.refresh(tx);
              claimed.addAll(claiming.apply(tx));
              return prepare(tx, claimed);
            });
    gate.spending().keepUp();
    if (!ready.isEmpty()) {
      Map<OutboxRow, Optional<Submission>> outcomes = handOver.all(ready, since.plus(budget));
      store.run(ACTOR, tx -> record(tx, outcomes));
    }
  }

  /** What was held while no channel was configured for it waits again; call it at the start. */
  public int release() {
    return channels.anyAvailable() ? store.call(ACTOR, HeldMessages::release) : 0;
  }

  private Map<OutboxRow, Outgoing> prepare(Tx tx, List<OutboxRow> claimed) {
    keys.vault().prefetch(claimed.stream().map(OutboxRow::sealedUnder).distinct().toList());
    Map<Recipient, Address> found =
        addresses.of(tx, claimed.stream().map(OutboxRow::recipient).distinct().toList());
    Map<OutboxRow, Outgoing> ready = new LinkedHashMap<>();
    for (OutboxRow row : moving.leaves(tx, claimed)) {
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
    Optional<Choice> choice = address.map(a -> ladder.choose(row, a, tx.now()));
    if (choice.isEmpty() || choice.get().way().isEmpty()) {
      hasNoWay(tx, row, choice);
      return Optional.empty();
    }
    Way way = choice.get().way().get();
    Instant next = hour(tx, row.purpose(), address.get(), way);
    if (next.isAfter(tx.now())) {
      rows.waits(tx, row, next, "quiet hours", false);
      return Optional.empty();
    }
    Duration rest =
        handOver.waits(
            way.to().channel(), gate.sender(way).orElse(""), row.broadcastId().isPresent());
    if (!rest.isZero()) {
      waits(tx, row, rest);
      return Optional.empty();
    }
    return say(tx, row, address.get(), choice.get());
  }

  /** Nobody was called: that is no attempt. */
  private void waits(Tx tx, OutboxRow row, Duration rest) {
    rows.waits(tx, row, tx.now().plus(rest), "slow down", false);
  }

  private Optional<Outgoing> say(Tx tx, OutboxRow row, Address address, Choice choice) {
    Way way = choice.way().orElseThrow();
    Said said = saying.of(tx, row, address.language(), way);
    if (said.text().isEmpty()) {
      moving.ends(tx, row, "suppressed", said.why(), null);
      return Optional.empty();
    }
    Optional<Instant> money = gate.waits(tx, row.purpose());
    if (money.isPresent()) {
      rows.waits(tx, row, money.get(), "budget", false);
      return Optional.empty();
    }
    // last: where turns are counted this takes one, which nobody gives back
    Optional<String> refused = gate.refuses(tx, row, way);
    if (refused.isPresent()) {
      moving.ends(tx, row, "suppressed", refused.get(), null);
      return Optional.empty();
    }
    return Optional.of(write(tx, row, address, choice, said.text().get()));
  }

  private Instant hour(Tx tx, Purpose purpose, Address address, Way way) {
    boolean call = way.to().channel() == Channel.VOICE;
    if (call ? purpose.callsAtAnyHour() : purpose.atAnyHour()) {
      return tx.now();
    }
    QuietHours alone = address.quiet().orElse(call ? quietForCalls : quiet);
    return alone.next(tx.now(), address.zone());
  }

  private void hasNoWay(Tx tx, OutboxRow row, Optional<Choice> choice) {
    if (choice.isPresent() && choice.get().held()) {
      rows.held(tx, row);
    } else if (choice.isPresent() && choice.get().why().equals(Choice.CLOSED)) {
      moving.ends(tx, row, "failed", "code " + WINDOW_CLOSED, WINDOW_CLOSED);
    } else if (row.tried().isEmpty()) {
      moving.ends(tx, row, "suppressed", choice.map(Choice::why).orElse("no address"), null);
    } else {
      moving.ends(tx, row, "failed", "code " + row.errorCode(), row.errorCode());
    }
  }

  private Outgoing write(Tx tx, OutboxRow row, Address address, Choice choice, String text) {
    Way way = choice.way().orElseThrow();
    Channel channel = way.to().channel();
    row.caseId()
        .ifPresent(
            caseId ->
                deliveries.sending(
                    tx,
                    caseId,
                    new Deliveries.Sent(
                        row.id(), row.purpose(), text, address.language(), channel)));
    TextsOnTheirWay.Known known = texts.of(text);
    Cost cost = gate.cost(way, known.parts());
    Optional<String> sender = gate.sender(way);
    gate.sent(tx, row.purpose(), cost);
    new Prepared(row.id(), known.exact(), known.shown(), cost, sender, way, choice.another())
        .keep(tx);
    return new Outgoing(
        row.id(),
        way.to(),
        text,
        address.language(),
        row.purpose().key(),
        Duration.between(tx.now(), row.deadline()),
        way.heardAt(),
        sender);
  }

  private void record(Tx tx, Map<OutboxRow, Optional<Submission>> outcomes) {
    Map<UUID, OutboxRow> now =
        rows.lock(tx, outcomes.keySet().stream().map(OutboxRow::id).toList());
    outcomes.forEach(
        (claimed, outcome) -> {
          OutboxRow row = now.get(claimed.id());
          if (outcome.isPresent()) {
            record(tx, claimed, row, outcome.get());
          } else if (isAsClaimed(claimed, row)) {
            waits(tx, row, handOver.rest(row.channel()));
          }
        });
  }

  private void record(Tx tx, OutboxRow claimed, OutboxRow row, Submission outcome) {
    outcome.fold(
        accepted -> moving.forward(tx, row, accepted.providerId(), DeliveryProgress.ACCEPTED, null),
        refused -> {
          if (isAsClaimed(claimed, row)) {
            moving.failed(tx, row, refused);
          }
          return true;
        },
        unclear -> false);
  }

  private static boolean isAsClaimed(OutboxRow claimed, OutboxRow row) {
    return row.state().equals("sending") && row.attempts() == claimed.attempts();
  }

  static byte[] hashOf(KeyedHash hash, String text) {
    return hash.of("sent".getBytes(StandardCharsets.UTF_8), text.getBytes(StandardCharsets.UTF_8));
  }
}
