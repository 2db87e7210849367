package org.portolan.messaging.inbox;

import java.util.Collection;
import java.util.Map;
import java.util.UUID;
import org.portolan.cases.store.Tx;

/** Handles claimed messages within the transaction that completes them. */
public interface MessageHandler {

  /**
   * Handles messages of distinct senders, in order.
   *
   * @return what became of each, by its id; an exception undoes them all
   */
  Map<UUID, Handled> handle(Tx tx, Collection<StoredMessage> messages);

  /**
   * What became of a message.
   *
   * @param outcome short, without anything personal, such as {@code check-in}
   */
  record Handled(State state, String outcome) {

    /** Done with. */
    public static Handled as(String outcome) {
      return new Handled(State.HANDLED, outcome);
    }

    /** Waits until the sender has said whom it is about. */
    public static Handled asking() {
      return new Handled(State.ASKING, "whom");
    }

    /** Waits for a person to look at it. */
    public static Handled held(String why) {
      return new Handled(State.HELD, why);
    }
  }

  /** Where a message goes after it was handled. */
  enum State {
    HANDLED,
    ASKING,
    HELD;

    String key() {
      return name().toLowerCase(java.util.Locale.ROOT);
    }
  }
}
