package org.portolan.messaging.outbox;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.portolan.cases.keys.KeyedHash;
import org.portolan.cases.keys.Keys;
import org.portolan.cases.people.Channel;
import org.portolan.cases.people.Endpoint;
import org.portolan.cases.settings.Settings;
import org.portolan.cases.store.CaseStore;
import org.portolan.cases.store.Outage;
import org.portolan.cases.store.Tx;
import org.portolan.messaging.channel.Channels;
import org.portolan.messaging.channel.MessageChannel.Listed;
import org.portolan.messaging.outbox.Addresses.Way;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Settles messages of which nobody knows whether the provider has them: the server died, or the
 * connection did, between the call and our record of it.
 *
 * <p>For a while the provider's callback may still tell. Then the provider is asked what it
 * accepted for the number since the call. Found: it was sent. Not found: it was not, and is sent.
 * More than one candidate, or a provider that cannot be asked for long: the message is {@code
 * uncertain}, for a person to see, and never repeated in silence. Who takes mails can never be
 * asked; a mail whose end was not begun was not taken.
 */
public final class SettleUnclear {

  private static final Logger LOG = LoggerFactory.getLogger(SettleUnclear.class);
  private static final int AT_ONCE = 20;

  /** Clocks differ; a message listed this long before our call may still be the one. */
  private static final Duration CLOCKS_DIFFER = Duration.ofSeconds(60);

  private final CaseStore store;
  private final KeyedHash hash;
  private final Channels channels;
  private final Addresses addresses;
  private final Moving moving;
  private final OutboxRows rows = new OutboxRows();
  private final UnsettledRows unsettled = new UnsettledRows();
  private final InstantSource realTime;
  private final Duration after;
  private final Duration uncertainAfter;

  SettleUnclear(
      CaseStore store,
      Keys keys,
      Settings settings,
      Channels channels,
      Addresses addresses,
      Moving moving,
      InstantSource realTime) {
    this.store = store;
    this.hash = keys.secret(Keys.BLIND_INDEX);
    this.channels = channels;
    this.addresses = addresses;
    this.moving = moving;
    this.realTime = realTime;
    this.after = unclearAfter(settings);
    this.uncertainAfter = Duration.ofMinutes(settings.number("OUTBOX_UNCERTAIN_AFTER_MINUTES", 15));
  }

  /**
   * How long after its call a message without a record counts as unclear. One call may take a third
   * of it, and a batch stops calling after a third.
   */
  static Duration unclearAfter(Settings settings) {
    return Duration.ofSeconds(settings.number("OUTBOX_UNCLEAR_AFTER_SECONDS", 30));
  }

  /** Settles what it can; returns how many it looked at. */
  public int step() {
    if (!channels.anyAvailable()) {
      return 0;
    }
    List<OutboxRow> unclear =
        store.call(
            SendMessages.ACTOR,
            tx -> unsettled.claimUnclear(tx, realTime.instant(), after, AT_ONCE));
    unclear.forEach(this::settleAlone);
    return unclear.size();
  }

  /** One that cannot be settled waits behind the others, and in the end for a person. */
  private void settleAlone(OutboxRow row) {
    try {
      settle(row);
    } catch (RuntimeException e) {
      if (Outage.isBehind(e)) {
        throw e;
      }
      LOG.warn("Message {} cannot be settled", row.id(), e);
      if (isPast(row)) {
        settle(row, Verdict.UNKNOWABLE, List.of());
      }
    }
  }

  private boolean isPast(OutboxRow row) {
    return row.sendingSince().plus(uncertainAfter).isBefore(realTime.instant());
  }

  private void settle(OutboxRow row) {
    if (isUnended(row)) {
      settle(row, Verdict.UNENDED, List.of());
      return;
    }
    Optional<Endpoint> to = store.call(SendMessages.ACTOR, tx -> whereItWent(tx, row));
    if (to.isEmpty()) {
      settle(row, Verdict.UNKNOWABLE, List.of());
      return;
    }
    try {
      Instant since = row.sendingSince().minus(CLOCKS_DIFFER);
      Optional<List<Listed>> listed = channels.of(row.channel()).accepted(to.get(), since);
      settle(
          row, listed.isPresent() ? Verdict.ASKED : Verdict.UNKNOWABLE, listed.orElseGet(List::of));
    } catch (RuntimeException e) {
      LOG.warn("The provider cannot be asked about message {}", row.id(), e);
      if (isPast(row)) {
        settle(row, Verdict.UNKNOWABLE, List.of());
      }
    }
  }

  private static boolean isUnended(OutboxRow row) {
    return row.channel() == Channel.EMAIL && row.unended();
  }

  private Optional<Endpoint> whereItWent(Tx tx, OutboxRow row) {
    UUID contact = row.contact() == null ? row.recipient().id() : row.contact();
    return Optional.ofNullable(addresses.of(tx, List.of(row.recipient())).get(row.recipient()))
        .flatMap(address -> address.way(contact, row.channel()))
        .map(Way::to);
  }

  private void settle(OutboxRow asked, Verdict verdict, List<Listed> listed) {
    List<Listed> alike =
        listed.stream()
            .filter(l -> l.body().map(body -> isText(asked, body)).orElse(true))
            .toList();
    store.run(
        SendMessages.ACTOR,
        tx -> {
          Optional<OutboxRow> found = rows.lock(tx, asked.id());
          if (found.filter(now -> isStillUnclear(now, asked)).isEmpty()) {
            return;
          }
          OutboxRow row = found.get();
          if (verdict == Verdict.UNENDED && !isUnended(row)) {
            return;
          }
          List<String> known = rows.known(tx, row, alike.stream().map(Listed::providerId).toList());
          List<Listed> ours = alike.stream().filter(l -> !known.contains(l.providerId())).toList();
          if (verdict == Verdict.UNKNOWABLE || ours.size() > 1) {
            moving.ends(tx, row, Moving.UNCERTAIN, "the provider cannot tell", null);
          } else if (ours.isEmpty()) {
            rows.waits(tx, row, tx.now(), "was not accepted", true);
          } else {
            accepted(tx, row, ours.get(0));
          }
        });
  }

  /** It may have been settled by a callback meanwhile, or forgotten with its case. */
  private static boolean isStillUnclear(OutboxRow now, OutboxRow asked) {
    return now.state().equals("sending") && now.attempts() == asked.attempts();
  }

  private boolean isText(OutboxRow row, String body) {
    return Arrays.equals(SendMessages.hashOf(hash, body), row.textHash());
  }

  private void accepted(Tx tx, OutboxRow row, Listed listed) {
    DeliveryProgress told =
        DeliveryProgress.ofTwilio(listed.status()).orElse(DeliveryProgress.ACCEPTED);
    moving.forward(tx, row, listed.providerId(), told, null);
  }

  private enum Verdict {
    ASKED,
    UNENDED,
    UNKNOWABLE
  }
}
