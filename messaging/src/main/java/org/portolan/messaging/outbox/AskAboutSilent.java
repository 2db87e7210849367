package org.portolan.messaging.outbox;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.portolan.cases.settings.Settings;
import org.portolan.cases.store.CaseStore;
import org.portolan.messaging.channel.Channels;
import org.portolan.messaging.channel.MessageChannel.Told;
import org.portolan.messaging.outbox.RecordDeliveryCallback.Outcome;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks the provider about messages that it took and never told of: a callback that was lost would
 * leave them on their way for ever, and who failed to get one counted as silent. What it says is
 * recorded as if it had told.
 *
 * <p>Every node asks about some in a minute, those first that were never asked about, and about
 * each again only after hours: a broadcast of which nothing comes back does not become as many
 * questions. Where few are silent, or the provider cannot be asked, it looks again in ten minutes.
 */
public final class AskAboutSilent {

  /** Of one node in a round. */
  static final int AT_ONCE = 20;

  static final Duration EVERY = Duration.ofMinutes(1);

  /** Instead, after a round that found fewer than that, or whose provider could not be asked. */
  static final Duration REST = Duration.ofMinutes(10);

  /** Other work waits behind a round: no question of it begins later. */
  static final Duration LONGEST_ROUND = Duration.ofSeconds(10);

  /** Some networks tell nothing of any message: asking more often tells no more. */
  static final Duration AGAIN = Duration.ofHours(6);

  /** No provider tries for longer, and what it says then is what it will say. */
  static final Duration NO_LONGER = Duration.ofDays(3);

  private static final Logger LOG = LoggerFactory.getLogger(AskAboutSilent.class);

  private final CaseStore store;
  private final Channels channels;
  private final RecordDeliveryCallback record;
  private final UnsettledRows rows = new UnsettledRows();
  private final InstantSource realTime;
  private final Duration after;
  private Instant next = Instant.EPOCH;

  AskAboutSilent(
      CaseStore store,
      Settings settings,
      Channels channels,
      RecordDeliveryCallback record,
      InstantSource realTime) {
    this.store = store;
    this.channels = channels;
    this.record = record;
    this.realTime = realTime;
    this.after = Duration.ofMinutes(settings.number("OUTBOX_ASK_AFTER_MINUTES", 60));
  }

  /** Asks about some, when it is time to; returns how many of them had come further. */
  public synchronized int step() {
    Instant now = realTime.instant();
    if (now.isBefore(next) || !channels.anyAvailable()) {
      return 0;
    }
    next = now.plus(EVERY);
    List<OutboxRow> silent =
        store.call(
            SendMessages.ACTOR, tx -> rows.silent(tx, now, after, AGAIN, NO_LONGER, AT_ONCE));
    if (silent.size() < AT_ONCE) {
      next = now.plus(REST);
    }
    int moved = ask(silent, now);
    if (!silent.isEmpty()) {
      LOG.info("Nothing was heard of {} messages; {} had come further", silent.size(), moved);
    }
    return moved;
  }

  private int ask(List<OutboxRow> silent, Instant now) {
    int moved = 0;
    for (OutboxRow row : silent) {
      if (realTime.instant().isAfter(now.plus(LONGEST_ROUND))) {
        next = now.plus(EVERY);
        break;
      }
      try {
        moved += asksAbout(row, now) ? 1 : 0;
      } catch (RuntimeException e) {
        // whatever a channel fails with: the others would wait for the same provider
        LOG.warn("The provider cannot be asked about message {}", row.id(), e);
        next = now.plus(REST);
        break;
      }
    }
    return moved;
  }

  private boolean asksAbout(OutboxRow row, Instant now) {
    if (!store.call(SendMessages.ACTOR, tx -> rows.claimSilent(tx, row, now, AGAIN))) {
      return false;
    }
    Optional<Told> told = channels.of(row.channel()).became(row.id(), row.providerId());
    return told.filter(one -> isNews(row, one)).isPresent();
  }

  private boolean isNews(OutboxRow row, Told told) {
    DeliveryCallback callback =
        new DeliveryCallback(
            row.id().toString(), row.providerId(), told.status(), told.errorCode());
    return record.record(callback) == Outcome.MOVED;
  }
}
