package org.portolan.cases.visa.model;

import java.util.Optional;
import org.portolan.i18n.Keyed;

/**
 * Which applications of a post somebody wants to see, and in which order.
 *
 * @param state where they stand
 * @param mine only those that the officer has
 * @param type id of a visa type; empty for any
 */
public record WorkWanted(State state, boolean mine, Optional<String> type, Order order) {

  /** What stands in front. */
  public enum Order implements Keyed {
    /** What is to be decided first. */
    DUE,
    /** What was handed in first, however long its kind may take. */
    AGE;

    /** The order with a key; empty when there is none. */
    public static Optional<Order> find(String key) {
      return Keyed.find(Order.class, key);
    }
  }

  /** All that stand somewhere, as they are to be decided. */
  public static WorkWanted in(State state) {
    return new WorkWanted(state, false, Optional.empty(), Order.DUE);
  }

  /** Of those only the officer's own. */
  public WorkWanted onlyMine() {
    return new WorkWanted(state, true, type, order);
  }

  /** Of those only one kind of visa. */
  public WorkWanted ofType(String id) {
    return new WorkWanted(state, mine, Optional.of(id), order);
  }

  /** The same in another order. */
  public WorkWanted by(Order other) {
    return new WorkWanted(state, mine, type, other);
  }
}
