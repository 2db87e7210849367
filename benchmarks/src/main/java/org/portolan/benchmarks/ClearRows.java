package org.portolan.benchmarks;

import org.portolan.benchmarks.ManyApplications.Made;
import org.portolan.cases.store.Tx;
import org.portolan.cases.visa.model.Act;
import org.portolan.cases.visa.model.Application.Standing;

/** What the product writes of an application with each act, without the journal. */
final class ClearRows {

  private ClearRows() {}

  static void save(Tx tx, Made made, Act act) {
    Standing now = made.application().standing();
    tx.sql()
        .createUpdate(
            """
            UPDATE visa_application SET state = :state, version = :version, saved_at = :saved,
              submitted_at = CAST(:submitted AS timestamptz), due_at = CAST(:due AS timestamptz),
              assigned_to = CAST(:assigned AS uuid), decided_by = :by,
              decided_at = CAST(:decided AS timestamptz), lapses_at = :lapses
            WHERE case_id = :case
            """)
        .bind("state", now.state().key())
        .bind("version", now.version())
        .bind("saved", now.savedAt())
        .bind("submitted", now.submittedAt())
        .bind("due", now.dueAt())
        .bind("assigned", now.assignedTo())
        .bind("by", now.decidedBy())
        .bind("decided", now.decidedAt())
        .bind("lapses", made.application().lapsesAt())
        .bind("case", made.caseId())
        .execute();
    tx.sql()
        .createUpdate(
            """
            UPDATE case_file SET closed_at = CASE WHEN :closed THEN COALESCE(closed_at, :now) END
            WHERE id = :case AND (closed_at IS NOT NULL) <> :closed
            """)
        .bind("closed", now.state().isClosed())
        .bind("now", tx.now())
        .bind("case", made.caseId())
        .execute();
    tx.sql()
        .createUpdate(
            """
            INSERT INTO visa_step (case_id, version, scope, act, state, actor, at)
            VALUES (:case, :version, :scope, :act, :state, :actor, :now)
            """)
        .bind("case", made.caseId())
        .bind("version", now.version())
        .bind("scope", made.origin().scope())
        .bind("act", act.key())
        .bind("state", now.state().key())
        .bind("actor", tx.actor().id())
        .bind("now", tx.now())
        .execute();
  }
}
