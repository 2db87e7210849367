package org.portolan.cases.visa.store;

import jakarta.enterprise.context.Dependent;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.portolan.cases.store.Tx;
import org.portolan.cases.visa.TakeNotices.Left;
import org.portolan.cases.visa.model.Application;
import org.portolan.cases.visa.model.Notice;

/**
 * What applicants are still to be told. It is left with the act that it tells of, so that nobody
 * forgets to tell, and taken by whoever writes the messages.
 */
@Dependent
public class Notices {

  /** Leaves a notice for the applicant. */
  public void leave(Tx tx, Application application, Notice notice) {
    tx.sql()
        .createUpdate(
            """
            INSERT INTO visa_notice (id, case_id, scope, contact_point_id, notice, left_at)
            VALUES (:id, :case, :scope, :contact, :notice, :now)
            """)
        .bind("id", UUID.randomUUID())
        .bind("case", application.caseId())
        .bind("scope", application.origin().scope())
        .bind("contact", application.origin().contactPoint())
        .bind("notice", notice.key())
        .bind("now", tx.now())
        .execute();
  }

  /** Takes the oldest; who takes them writes the messages in the same transaction. */
  public List<Left> take(Tx tx, int most) {
    return take(tx, most, null);
  }

  /** The same of one, if it is still there; empty when somebody else has it. */
  public List<Left> take(Tx tx, UUID id) {
    return take(tx, 1, id);
  }

  private static List<Left> take(Tx tx, int most, UUID only) {
    return tx.sql()
        .createQuery(
            """
            DELETE FROM visa_notice WHERE id IN (
              SELECT id FROM visa_notice WHERE (due_at IS NULL OR due_at <= :now)
                AND (CAST(:only AS uuid) IS NULL OR id = CAST(:only AS uuid))
              ORDER BY left_at, id LIMIT :most FOR UPDATE SKIP LOCKED)
            RETURNING contact_point_id, notice
            """)
        .bind("now", tx.now())
        .bind("only", only)
        .bind("most", most)
        .map(
            (row, context) ->
                new Left(
                    row.getObject("contact_point_id", UUID.class),
                    Notice.ofKey(row.getString("notice"))))
        .list();
  }

  /** Those that are due, the oldest first. */
  public List<UUID> waiting(Tx tx, int most) {
    return tx.sql()
        .createQuery(
            """
            SELECT id FROM visa_notice WHERE due_at IS NULL OR due_at <= :now
            ORDER BY left_at, id LIMIT :most
            """)
        .bind("now", tx.now())
        .bind("most", most)
        .mapTo(UUID.class)
        .list();
  }

  /** One that cannot be written is due again at a time. */
  public void putOff(Tx tx, UUID id, Instant until) {
    tx.sql()
        .createUpdate("UPDATE visa_notice SET due_at = :until WHERE id = :id")
        .bind("until", until)
        .bind("id", id)
        .execute();
  }
}
