package org.portolan.cases.quarantine;

import jakarta.enterprise.context.Dependent;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.portolan.cases.store.Tx;
import org.portolan.cases.store.WaitingRows;
import org.portolan.cases.wording.Wording;

/** Ends quarantines on the evening of their last day, each once, with a closing text. */
@Dependent
public class CloseEndedQuarantines implements WaitingRows<CloseEndedQuarantines.Closing> {

  static final Wording LAST_DAY = Wording.of("closing.last-day");

  /** Ends what is due and says what to send to whom. */
  @Override
  public List<Closing> due(Tx tx, int limit) {
    return due(tx, limit, null);
  }

  /** The same of one case, if it is due; empty when it is not, or somebody else has it. */
  @Override
  public List<Closing> due(Tx tx, UUID caseId) {
    return due(tx, 1, caseId);
  }

  /** The cases that are due, the oldest first. */
  @Override
  public List<UUID> waiting(Tx tx, int limit) {
    return tx.sql()
        .createQuery(
            """
            SELECT case_id FROM quarantine WHERE ended_at IS NULL AND closes_at <= :now
            ORDER BY closes_at LIMIT :limit
            """)
        .bind("now", tx.now())
        .bind("limit", limit)
        .mapTo(UUID.class)
        .list();
  }

  /** A case that cannot be closed is due again at a time. */
  @Override
  public void putOff(Tx tx, UUID caseId, Instant until) {
    tx.sql()
        .createUpdate(
            """
            UPDATE quarantine SET closes_at = :until
            WHERE case_id = :case AND ended_at IS NULL AND closes_at <= :now
            """)
        .bind("until", until)
        .bind("case", caseId)
        .bind("now", tx.now())
        .execute();
  }

  private static List<Closing> due(Tx tx, int limit, UUID only) {
    List<Closing> closings =
        tx.sql()
            .createQuery(
                """
                WITH due AS (
                  SELECT case_id FROM quarantine WHERE ended_at IS NULL AND closes_at <= :now
                    AND (CAST(:only AS uuid) IS NULL OR case_id = CAST(:only AS uuid))
                  ORDER BY closes_at LIMIT :limit FOR UPDATE SKIP LOCKED),
                closed AS (
                  UPDATE case_file SET closed_at = :now FROM due WHERE id = due.case_id)
                UPDATE quarantine q SET ended_at = :now, next_ask_at = NULL
                FROM due WHERE q.case_id = due.case_id
                RETURNING q.case_id, q.person_id, q.contact_point_id
                """)
            .bind("now", tx.now())
            .bind("only", only)
            .bind("limit", limit)
            .map(
                (row, context) ->
                    new Closing(
                        row.getObject("case_id", UUID.class),
                        row.getObject("person_id", UUID.class),
                        row.getObject("contact_point_id", UUID.class),
                        LAST_DAY))
            .list();
    closings.forEach(closing -> tx.record(closing.caseId(), "quarantine.ended", Map.of()));
    return closings;
  }

  /** The last text of a quarantine. */
  public record Closing(UUID caseId, UUID person, UUID contactPoint, Wording wording) {}
}
