package org.portolan.messaging.work;

import java.util.List;
import java.util.UUID;
import org.portolan.cases.store.Actor;
import org.portolan.cases.store.CaseStore;
import org.portolan.cases.store.Compartment;
import org.portolan.cases.store.Outage;
import org.portolan.cases.store.Tx;
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

  /** Does some; returns how much was done. */
  public int run(Batch batch) {
    try {
      return store.call(actor, batch::together);
    } catch (RuntimeException e) {
      if (Outage.isBehind(e)) {
        throw e;
      }
      List<UUID> waiting = store.call(actor, batch::waiting);
      LOG.info("A batch of {} failed; each is done alone", waiting.size());
      return (int) waiting.stream().filter(id -> isDone(batch, id)).count();
    }
  }

  private boolean isDone(Batch batch, UUID id) {
    try {
      store.run(actor, tx -> batch.alone(tx, id));
      return true;
    } catch (RuntimeException e) {
      if (Outage.isBehind(e)) {
        throw e;
      }
      LOG.error("{} cannot be done and is put off", id, e);
      store.run(actor, tx -> batch.putOff(tx, id));
      store.run(TELLING, tx -> alarm.raise(tx, Trouble.NOT_WRITTEN));
      return false;
    }
  }

  /** Work that is due. */
  public interface Batch {

    /** Claims and does some, the oldest first; returns how much. */
    int together(Tx tx);

    /** Which those are, without opening or locking any. */
    List<UUID> waiting(Tx tx);

    /** Claims and does one, if it is still to be done. */
    void alone(Tx tx, UUID id);

    /** It is due again later. */
    void putOff(Tx tx, UUID id);
  }
}
