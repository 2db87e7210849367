package org.portolan.cases.visa.store;

import java.util.List;
import java.util.UUID;
import org.portolan.cases.store.Tx;
import org.portolan.cases.visa.model.Application;
import org.portolan.cases.visa.model.Suspicion.Other;

/**
 * Files that came with the applications of different people and are the very same. Those who apply
 * together have one home and one rental contract: of them nothing is told.
 */
public final class SameFiles {

  /** A file that more have sent is a form that everybody has. */
  private static final int MOST = 20;

  /** The applications of others that have one of this application's files. */
  public List<Other> others(Tx tx, Application application) {
    return tx.sql()
        .createQuery(
            """
            SELECT DISTINCT f.id, f.reference, f.scope FROM attachment own
            JOIN attachment other ON other.content_index = own.content_index
            JOIN visa_application a ON a.case_id = other.case_id
            JOIN case_file f ON f.id = a.case_id
            WHERE own.case_id = :case AND own.state = 'stored' AND other.state = 'stored'
              AND other.case_id <> own.case_id AND f.person_id <> :person
              AND a.submitted_at IS NOT NULL
              AND NOT EXISTS (SELECT FROM visa_family mine
                JOIN visa_family theirs ON theirs.family_id = mine.family_id
                WHERE mine.case_id = own.case_id AND theirs.case_id = other.case_id)
            ORDER BY f.id LIMIT :most
            """)
        .bind("case", application.caseId())
        .bind("person", application.origin().person())
        .bind("most", MOST)
        .map(
            (row, context) ->
                new Other(
                    row.getObject("id", UUID.class),
                    row.getString("scope").equals(application.origin().scope())
                        ? row.getString("reference")
                        : null))
        .list();
  }

  /** Which files of this application those have too: keyed hashes. */
  public List<String> shared(Tx tx, Application application, List<Other> others) {
    return tx.sql()
        .createQuery(
            """
            SELECT DISTINCT encode(own.content_index, 'hex') FROM attachment own
            JOIN attachment other ON other.content_index = own.content_index
            WHERE own.case_id = :case AND own.state = 'stored' AND other.state = 'stored'
              AND other.case_id = ANY (:others)
            ORDER BY 1
            """)
        .bind("case", application.caseId())
        .bindArray("others", UUID.class, others.stream().map(Other::id).toArray())
        .mapTo(String.class)
        .list();
  }
}
