package org.portolan.messaging.outbox;

import org.portolan.cases.store.Tx;

/** Messages that wait for a channel to be configured. */
final class HeldMessages {

  private HeldMessages() {}

  /** While there is no channel at all, nothing waits for its turn; returns how many did. */
  static int hold(Tx tx) {
    return tx.sql()
        .createUpdate(
            """
            UPDATE outbox SET state = 'held', reason = 'not-configured' WHERE state = 'waiting'
            """)
        .execute();
  }

  /** All wait for their turn again; returns how many. */
  static int release(Tx tx) {
    return tx.sql()
        .createUpdate("UPDATE outbox SET state = 'waiting' WHERE state = 'held'")
        .execute();
  }
}
