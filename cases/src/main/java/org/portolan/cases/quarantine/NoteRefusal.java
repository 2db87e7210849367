package org.portolan.cases.quarantine;

import jakarta.enterprise.context.Dependent;
import java.util.Map;
import java.util.UUID;
import org.portolan.cases.store.Tx;

/**
 * An officer notes that somebody refused to answer, which is not the same as being silent. An
 * answer that comes later all the same counts.
 */
@Dependent
public class NoteRefusal {

  /**
   * Notes it for the latest question.
   *
   * @return false when there is none without an answer, or it was noted before
   */
  public boolean note(Tx tx, UUID caseId) {
    int noted =
        tx.sql()
            .createUpdate(
                """
                UPDATE check_in SET refused_at = :now
                WHERE id = (SELECT id FROM check_in WHERE case_id = :case ORDER BY day DESC LIMIT 1)
                  AND well IS NULL AND refused_at IS NULL
                """)
            .bind("case", caseId)
            .bind("now", tx.now())
            .execute();
    if (noted == 1) {
      tx.record(caseId, "check-in.refused", Map.of());
    }
    return noted == 1;
  }
}
