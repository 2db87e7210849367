package org.portolan.cases.quarantine;

import jakarta.enterprise.context.Dependent;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.portolan.cases.store.ManyRows;
import org.portolan.cases.store.Tx;
import org.portolan.cases.timeline.Delivery;

/** Whether a day's question arrived: only then can no answer mean silence. */
@Dependent
public class RecordDelivery {

  /** Of reports that come together, one that it arrived outweighs one that it did not. */
  private static final ManyRows<Report> RECORD =
      ManyRows.<Report>statement(
              """
              UPDATE check_in c SET state = CASE WHEN d.arrived THEN 'reached' ELSE 'not-reached' END,
                reached_at = CASE WHEN d.arrived THEN d.now END
              FROM (SELECT DISTINCT ON (r.message) r.message, r.arrived, r.now
                FROM :rows ORDER BY r.message, r.arrived DESC) d
              WHERE c.question_message = d.message
                AND (c.state = 'asked' OR d.arrived AND c.state = 'not-reached')
              RETURNING c.case_id, c.question_message, d.arrived
              """)
          .column("message", "uuid", Report::message)
          .column("arrived", "bool", report -> report.delivery.hasArrived())
          .column("now", "timestamptz", Report::now)
          .returning(RecordDelivery::recorded)
          .build();

  /**
   * A delivery report of a message that may have been a day's question. It is written, with its
   * event, when the transaction ends.
   *
   * @param message the id given to {@link AskTodaysCheckIns#asked}
   */
  public void record(Tx tx, UUID message, Delivery delivery) {
    if (delivery.hasArrived() || delivery.isFailure()) {
      tx.changeAtEnd(RECORD, new Report(message, delivery, tx.now()));
    }
  }

  private static void recorded(Tx tx, ResultSet row) throws SQLException {
    tx.record(
        row.getObject("case_id", UUID.class),
        row.getBoolean("arrived") ? "check-in.reached" : "check-in.not-reached",
        Map.of("message", row.getString("question_message")));
  }

  private record Report(UUID message, Delivery delivery, Instant now) {}
}
