package org.portolan.messaging.outbox;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.portolan.cases.store.Tx;

/**
 * What was not sent in time and is not true any more. Of an order: what a later message of the same
 * order has gone before. Of a day's question: all that is left once the order has ended, since
 * nobody is asked what is over.
 */
final class Overtaken {

  private final Moving moving;

  Overtaken(Moving moving) {
    this.moving = moving;
  }

  /** Ends those of a batch that were overtaken; returns the others. */
  List<OutboxRow> leaves(Tx tx, List<OutboxRow> claimed) {
    Set<UUID> overtaken = among(tx, claimed.stream().filter(Overtaken::mayBe).toList());
    List<OutboxRow> left = new ArrayList<>();
    for (OutboxRow row : claimed) {
      if (overtaken.contains(row.id())) {
        moving.overtaken(tx, row);
      } else {
        left.add(row);
      }
    }
    return left;
  }

  private static boolean mayBe(OutboxRow row) {
    return row.purpose() == Purpose.ORDER || row.purpose() == Purpose.CHECK_IN;
  }

  /** One that has not gone out yet overtakes none of the same order: they go in their order. */
  private static Set<UUID> among(Tx tx, List<OutboxRow> rows) {
    if (rows.isEmpty()) {
      return Set.of();
    }
    return new HashSet<>(
        tx.sql()
            .createQuery(
                """
                SELECT o.id FROM outbox o WHERE o.id = ANY (:ids) AND EXISTS (
                  SELECT FROM outbox later
                  WHERE later.case_id = o.case_id AND later.position > o.position
                    AND later.purpose IN ('order', 'closing')
                    AND (later.purpose = 'closing' OR o.purpose = 'order'
                      AND later.state NOT IN ('waiting', 'held')))
                """)
            .bindArray("ids", UUID.class, rows.stream().map(OutboxRow::id).toArray())
            .mapTo(UUID.class)
            .list());
  }
}
