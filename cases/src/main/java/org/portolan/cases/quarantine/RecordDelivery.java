package org.portolan.cases.quarantine;

import jakarta.enterprise.context.Dependent;
import java.util.Map;
import java.util.UUID;
import org.portolan.cases.store.Tx;
import org.portolan.cases.timeline.Delivery;

/** Whether a day's question arrived: only then can no answer mean silence. */
@Dependent
public class RecordDelivery {

  /**
   * A delivery report of a message that may have been a day's question.
   *
   * @param message the id given to {@link AskTodaysCheckIns#asked}
   */
  public void record(Tx tx, UUID message, Delivery delivery) {
    if (!delivery.hasArrived() && !delivery.isFailure()) {
      return;
    }
    String from = delivery.hasArrived() ? "state IN ('asked', 'not-reached')" : "state = 'asked'";
    tx.sql()
        .createQuery(
            "UPDATE check_in SET state = :state, reached_at = :reached WHERE question_message ="
                + " :message AND "
                + from
                + " RETURNING case_id")
        .bind("message", message)
        .bind("state", delivery.hasArrived() ? "reached" : "not-reached")
        .bind("reached", delivery.hasArrived() ? tx.now() : null)
        .mapTo(UUID.class)
        .findOne()
        .ifPresent(
            caseId ->
                tx.record(
                    caseId,
                    delivery.hasArrived() ? "check-in.reached" : "check-in.not-reached",
                    Map.of("message", message.toString())));
  }
}
