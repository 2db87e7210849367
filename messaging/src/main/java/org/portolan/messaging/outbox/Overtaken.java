package org.portolan.messaging.outbox;

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

  private Overtaken() {}

  /** Which of these were. One that has not gone out yet overtakes none of the same order. */
  static Set<UUID> among(Tx tx, List<OutboxRow> rows) {
    return find(tx, rows.stream().filter(Overtaken::mayBe).toList());
  }

  private static boolean mayBe(OutboxRow row) {
    return row.purpose() == Purpose.ORDER || row.purpose() == Purpose.CHECK_IN;
  }

  private static Set<UUID> find(Tx tx, List<OutboxRow> rows) {
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
