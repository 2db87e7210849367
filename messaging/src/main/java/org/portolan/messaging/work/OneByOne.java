package org.portolan.messaging.work;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.function.BiConsumer;
import org.portolan.cases.store.Actor;
import org.portolan.cases.store.CaseStore;
import org.portolan.cases.store.Compartment;
import org.portolan.cases.store.Outage;
import org.portolan.cases.store.Tx;
import org.portolan.cases.store.WaitingRows;
import org.portolan.messaging.work.Alarm.Trouble;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Does what is due in batches, a transaction each. When a batch fails, each of it is done alone,
 * and what fails alone is put off: it is told of, and keeps nothing else from being done.
 */
public final class OneByOne {

  private static final Logger LOG = LoggerFactory.getLogger(OneByOne.class);

  private static final Actor TELLING =
      Actor.system("alarming", Compartment.HEALTH, Compartment.TRANSIT);

  private final CaseStore store;
  private final Actor actor;
  private final Alarm alarm;

  /**
   * @param actor as whom the work is done
   * @param alarm raised when something cannot be done
   */
  public OneByOne(CaseStore store, Actor actor, Alarm alarm) {
    this.store = store;
    this.actor = actor;
    this.alarm = alarm;
  }

  /**
   * Does some; returns how much was done.
   *
   * @param most how much at a time
   * @param putOff for how long what fails alone is put off
   * @param act does what was claimed, in the transaction that claimed it
   */
  public <T> int run(WaitingRows<T> rows, int most, Duration putOff, BiConsumer<Tx, List<T>> act) {
    try {
      return store.call(actor, tx -> done(tx, rows.due(tx, most), act));
    } catch (RuntimeException e) {
      if (Outage.isBehind(e)) {
        throw e;
      }
      List<UUID> waiting = store.call(actor, tx -> rows.waiting(tx, most));
      LOG.info("A batch of {} failed; each is done alone", waiting.size());
      return (int) waiting.stream().filter(id -> isDone(rows, id, putOff, act)).count();
    }
  }

  private static <T> int done(Tx tx, List<T> claimed, BiConsumer<Tx, List<T>> act) {
    if (!claimed.isEmpty()) {
      act.accept(tx, claimed);
    }
    return claimed.size();
  }

  private <T> boolean isDone(
      WaitingRows<T> rows, UUID id, Duration putOff, BiConsumer<Tx, List<T>> act) {
    try {
      store.run(actor, tx -> done(tx, rows.due(tx, id), act));
      return true;
    } catch (RuntimeException e) {
      if (Outage.isBehind(e)) {
        throw e;
      }
      LOG.error("{} cannot be done and is put off", id, e);
      store.run(actor, tx -> rows.putOff(tx, id, tx.now().plus(putOff)));
      store.run(TELLING, tx -> alarm.raise(tx, Trouble.NOT_WRITTEN));
      return false;
    }
  }
}
