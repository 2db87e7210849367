package org.portolan.messaging.callbacks;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.portolan.cases.store.CaseStore;
import org.portolan.cases.store.Outage;
import org.portolan.messaging.callbacks.CallbackRows.Waiting;
import org.portolan.messaging.outbox.RecordDeliveryCallback;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Records what providers told, the oldest first and many in one transaction. When that fails, each
 * is recorded alone, so that one cannot hold up others; the one that fails is tried again with ever
 * longer pauses, and given up after a day.
 */
public final class RecordCallbacks {

  private static final Logger LOG = LoggerFactory.getLogger(RecordCallbacks.class);

  /** What is worth one transaction, and locks no row for long. */
  private static final int BATCH = 200;

  private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
  private static final Duration LONGEST_PAUSE = Duration.ofHours(1);

  /** An hour of doubled pauses, then a day of one an hour. */
  private static final int MOST_ATTEMPTS = 36;

  private final CaseStore store;
  private final RecordDeliveryCallback record;
  private final CallbackRows rows = new CallbackRows();

  public RecordCallbacks(CaseStore store, RecordDeliveryCallback record) {
    this.store = store;
    this.record = record;
  }

  /** Records one batch; returns how many there were. */
  public int step() {
    List<Waiting> taken = new ArrayList<>();
    try {
      store.run(
          RecordDeliveryCallback.ACTOR,
          tx -> {
            taken.addAll(rows.take(tx, BATCH));
            record.record(tx, taken.stream().map(Waiting::callback).toList());
          });
    } catch (RuntimeException | Error e) {
      if (taken.isEmpty() || Outage.isBehind(e)) {
        throw e;
      }
      LOG.info("A batch of {} callbacks failed; each is recorded alone", taken.size());
      taken.forEach(this::recordAlone);
    }
    return taken.size();
  }

  private void recordAlone(Waiting waiting) {
    try {
      store.run(
          RecordDeliveryCallback.ACTOR,
          tx ->
              rows.take(tx, waiting.id())
                  .ifPresent(one -> record.record(tx, List.of(one.callback()))));
    } catch (RuntimeException | Error e) {
      if (Outage.isBehind(e)) {
        throw e;
      }
      putOff(waiting, e);
    }
  }

  private void putOff(Waiting waiting, Throwable why) {
    boolean givenUp = waiting.attempts() + 1 >= MOST_ATTEMPTS;
    LOG.warn("Callback {} cannot be recorded{}", waiting.id(), givenUp ? ": given up" : "", why);
    store.run(
        RecordDeliveryCallback.ACTOR,
        tx -> {
          if (givenUp) {
            rows.giveUp(tx, waiting.id());
          } else {
            rows.again(tx, waiting.id(), tx.now().plus(pauseAfter(waiting.attempts())));
          }
        });
  }

  private static Duration pauseAfter(int attempts) {
    Duration pause = FIRST_PAUSE.multipliedBy(1L << Math.min(attempts, 12));
    return pause.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause;
  }
}
