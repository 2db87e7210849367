package org.portolan.cases.files;

import java.util.UUID;
import org.portolan.cases.store.Tx;

/** Which cases are an actor's concern. */
public final class CasesInReach {

  private CasesInReach() {}

  /** Whether the actor may see that there is such a case; an erased one is nobody's. */
  public static boolean has(Tx tx, UUID caseId) {
    return tx.sql()
        .createQuery("SELECT count(*) FROM case_file WHERE id = :id AND erased_at IS NULL")
        .bind("id", caseId)
        .mapTo(Integer.class)
        .map(found -> found == 1)
        .one();
  }
}
