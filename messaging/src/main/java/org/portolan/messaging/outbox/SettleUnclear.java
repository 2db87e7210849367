package org.portolan.messaging.outbox;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.portolan.cases.keys.KeyedHash;
import org.portolan.cases.keys.Keys;
import org.portolan.cases.settings.Settings;
import org.portolan.cases.store.CaseStore;
import org.portolan.cases.store.Tx;
import org.portolan.messaging.channel.TextChannel;
import org.portolan.messaging.channel.TextChannel.Listed;
import org.portolan.messaging.outbox.Addresses.Address;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Settles messages of which nobody knows whether the provider has them: the server died, or the
 * connection did, between the call and our record of it.
 *
 * <p>For a while the provider's callback may still tell. Then the provider is asked what it
 * accepted for the number since the call. Found: it was sent. Not found: it was not, and is sent.
 * More than one candidate, or a provider that cannot be asked for long: the message is {@code
 * uncertain}, for a person to see, and never repeated in silence.
 */
public final class SettleUnclear {

  private static final Logger LOG = LoggerFactory.getLogger(SettleUnclear.class);
  private static final int AT_ONCE = 20;

  /** Clocks differ; a message listed this long before our call may still be the one. */
  private static final Duration CLOCKS_DIFFER = Duration.ofSeconds(60);

  private final CaseStore store;
  private final KeyedHash hash;
  private final TextChannel channel;
  private final Addresses addresses;
  private final Moving moving;
  private final OutboxRows rows = new OutboxRows();
  private final InstantSource realTime;
  private final Duration after;
  private final Duration uncertainAfter;

  SettleUnclear(
      CaseStore store,
      Keys keys,
      Settings settings,
      TextChannel channel,
      Addresses addresses,
      Moving moving,
      InstantSource realTime) {
    this.store = store;
    this.hash = keys.secret(Keys.BLIND_INDEX);
    this.channel = channel;
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
    if (channel.unavailable().isPresent()) {
      return 0;
    }
    List<OutboxRow> unclear =
        store.call(
            SendMessages.ACTOR, tx -> rows.claimUnclear(tx, realTime.instant(), after, AT_ONCE));
    unclear.forEach(this::settle);
    return unclear.size();
  }

  private void settle(OutboxRow row) {
    Optional<Address> address =
        store.call(SendMessages.ACTOR, tx -> Optional.ofNullable(of(tx, row).get(row.recipient())));
    if (address.isEmpty()) {
      settle(row, Verdict.UNKNOWABLE, List.of());
      return;
    }
    try {
      Instant since = row.sendingSince().minus(CLOCKS_DIFFER);
      settle(row, Verdict.ASKED, channel.accepted(address.get().number(), since));
    } catch (RuntimeException e) {
      LOG.warn("The provider cannot be asked about message {}", row.id(), e);
      if (row.sendingSince().plus(uncertainAfter).isBefore(realTime.instant())) {
        settle(row, Verdict.UNKNOWABLE, List.of());
      }
    }
  }

  private Map<Recipient, Address> of(Tx tx, OutboxRow row) {
    return addresses.of(tx, List.of(row.recipient()));
  }

  private void settle(OutboxRow asked, Verdict verdict, List<Listed> listed) {
    List<Listed> alike =
        listed.stream()
            .filter(l -> Arrays.equals(SendMessages.hashOf(hash, l.body()), asked.textHash()))
            .toList();
    store.run(
        SendMessages.ACTOR,
        tx -> {
          OutboxRow row = rows.lock(tx, asked.id()).orElseThrow();
          if (!row.state().equals("sending") || row.attempts() != asked.attempts()) {
            return;
          }
          List<String> known = rows.known(tx, row, alike.stream().map(Listed::providerId).toList());
          List<Listed> ours = alike.stream().filter(l -> !known.contains(l.providerId())).toList();
          if (verdict == Verdict.UNKNOWABLE || ours.size() > 1) {
            moving.ends(tx, row, "uncertain", "the provider cannot tell", null);
          } else if (ours.isEmpty()) {
            rows.waits(tx, row, tx.now(), "was not accepted", true);
          } else {
            accepted(tx, row, ours.get(0));
          }
        });
  }

  private void accepted(Tx tx, OutboxRow row, Listed listed) {
    DeliveryProgress told =
        DeliveryProgress.ofTwilio(listed.status()).orElse(DeliveryProgress.ACCEPTED);
    moving.forward(tx, row, listed.providerId(), told, null);
  }

  private enum Verdict {
    ASKED,
    UNKNOWABLE
  }
}
