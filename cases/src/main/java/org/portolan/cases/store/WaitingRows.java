package org.portolan.cases.store;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * Something that waits in rows to be done. Whoever claims some does them in the same transaction.
 *
 * @param <T> what is claimed
 */
public interface WaitingRows<T> {

  /** Claims some that are due, the oldest first; none that others have claimed. */
  List<T> due(Tx tx, int most);

  /** Claims one, if it is still due and nobody else has it. */
  List<T> due(Tx tx, UUID id);

  /** Which are due, the oldest first, without opening or claiming any. */
  List<UUID> waiting(Tx tx, int most);

  /** One that cannot be done is due again at a time. */
  void putOff(Tx tx, UUID id, Instant until);
}
