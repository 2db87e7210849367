package org.portolan.messaging.callbacks;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.result.RowView;
import org.jdbi.v3.core.statement.Query;
import org.portolan.cases.store.ManyRows;
import org.portolan.cases.store.Tx;
import org.portolan.messaging.outbox.DeliveryCallback;

/** What providers told and nobody has recorded yet; taken by any number of workers and nodes. */
final class CallbackRows {

  private static final ManyRows<Told> INSERT =
      ManyRows.<Told>statement(
              """
              INSERT INTO delivery_callback
                (outbox_id, message_id, status, error_code, received_at, due_at)
              SELECT r.outbox_id, r.message_id, r.status, r.code, r.now, r.now FROM :rows
              """)
          .column("outbox_id", "text", told -> told.callback.outboxId())
          .column("message_id", "text", told -> told.callback.messageId())
          .column("status", "text", told -> told.callback.status())
          .column("code", "int4", told -> told.callback.errorCode().orElse(null))
          .column("now", "timestamptz", Told::at)
          .build();

  private static final String TAKEN =
      " RETURNING id, outbox_id, message_id, status, error_code, attempts";

  void add(Tx tx, List<DeliveryCallback> callbacks) {
    INSERT.update(tx, callbacks.stream().map(callback -> new Told(callback, tx.now())).toList());
  }

  /** Takes the oldest that are due out of the table; they are back if the transaction fails. */
  List<Waiting> take(Tx tx, int most) {
    return waiting(
        tx.sql()
            .createQuery(
                """
                DELETE FROM delivery_callback WHERE id = ANY (ARRAY (
                  SELECT delivery_callback_oldest(:now, :most)))
                """
                    + TAKEN)
            .bind("now", tx.now())
            .bind("most", most));
  }

  /** Takes one that is still there and due. */
  Optional<Waiting> take(Tx tx, long id) {
    return waiting(
            tx.sql()
                .createQuery(
                    "DELETE FROM delivery_callback WHERE id = :id AND due_at <= :now" + TAKEN)
                .bind("now", tx.now())
                .bind("id", id))
        .stream()
        .findFirst();
  }

  /** It cannot be recorded now; it is tried again at a time. */
  void again(Tx tx, long id, Instant due) {
    tx.sql()
        .createUpdate(
            "UPDATE delivery_callback SET attempts = attempts + 1, due_at = :due WHERE id = :id")
        .bind("due", due)
        .bind("id", id)
        .execute();
  }

  void giveUp(Tx tx, long id) {
    tx.sql().createUpdate("DELETE FROM delivery_callback WHERE id = :id").bind("id", id).execute();
  }

  private static List<Waiting> waiting(Query query) {
    return query
        .reduceRows(
            new java.util.TreeMap<Long, Waiting>(),
            (found, row) -> {
              found.put(row.getColumn("id", Long.class), waiting(row));
              return found;
            })
        .values()
        .stream()
        .toList();
  }

  private static Waiting waiting(RowView row) {
    return new Waiting(
        row.getColumn("id", Long.class),
        new DeliveryCallback(
            row.getColumn("outbox_id", String.class),
            row.getColumn("message_id", String.class),
            row.getColumn("status", String.class),
            Optional.ofNullable(row.getColumn("error_code", Integer.class))),
        row.getColumn("attempts", Integer.class));
  }

  private record Told(DeliveryCallback callback, Instant at) {}

  /**
   * One that waited.
   *
   * @param attempts how often it could not be recorded
   */
  record Waiting(long id, DeliveryCallback callback, int attempts) {}
}
