package org.portolan.messaging.work;

import org.portolan.cases.store.Tx;

/** Tells those on duty for the system that a person has to look at something. */
@FunctionalInterface
public interface Alarm {

  /** Tells them, in this transaction; of the same trouble no more than once in a while. */
  void raise(Tx tx, Trouble trouble);

  /** What a person has to look at. */
  enum Trouble {
    /** Something that came in, written or called, cannot be read or handled. */
    UNREAD,
    /** A broadcast says nothing that can be opened, and stands still. */
    BROADCAST,
    /** A question, alert or notice that is due cannot be written. */
    NOT_WRITTEN;

    /** As stored and as the end of the key of its text. */
    public String key() {
      return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }
  }
}
