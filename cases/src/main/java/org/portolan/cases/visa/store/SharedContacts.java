package org.portolan.cases.visa.store;

import jakarta.enterprise.context.Dependent;
import java.time.Instant;
import java.util.UUID;
import org.portolan.cases.store.Tx;
import org.portolan.cases.visa.model.Application;

/** Telephones and addresses that many apply from: how many, and those that rightly do. */
@Dependent
public class SharedContacts {

  /**
   * How many applications of other people were handed in from the same telephone or address; none
   * where that is known at the application's post to be a household's, a camp's or a helper's, or
   * is of somebody who helps with this very application. What another post knows, or another
   * applicant says of it, counts for nothing here.
   *
   * @param since what was handed in before does not count
   */
  public int applications(Tx tx, Application application, Instant since) {
    return tx.sql()
        .createQuery(
            """
            SELECT count(DISTINCT f.person_id) FROM contact_point own
            JOIN contact_point c ON c.value_index = own.value_index
            JOIN visa_application a ON a.contact_point_id = c.id
            JOIN case_file f ON f.id = a.case_id
            WHERE own.id = :contact AND a.submitted_at > :since AND f.person_id <> :person
              AND NOT EXISTS (SELECT FROM visa_common_contact k
                WHERE k.value_index = own.value_index AND k.scope = :scope)
              AND NOT EXISTS (SELECT FROM visa_helper h
                WHERE h.case_id = :case AND h.phone_index = own.value_index
                  AND h.withdrawn_at IS NULL)
            """)
        .bind("contact", application.origin().contactPoint())
        .bind("person", application.origin().person())
        .bind("scope", application.origin().scope())
        .bind("case", application.caseId())
        .bind("since", since)
        .mapTo(Integer.class)
        .one();
  }

  /** From now on it is known whose it is. */
  public void know(Tx tx, UUID contactPoint, String scope, String whose) {
    tx.sql()
        .createUpdate(
            """
            INSERT INTO visa_common_contact (value_index, scope, whose, recorded_by, recorded_at)
            SELECT value_index, :scope, :whose, :by, :now FROM contact_point WHERE id = :contact
            ON CONFLICT (value_index, scope) DO UPDATE SET whose = excluded.whose,
              recorded_by = excluded.recorded_by, recorded_at = excluded.recorded_at
            """)
        .bind("scope", scope)
        .bind("whose", whose)
        .bind("by", tx.actor().id())
        .bind("now", tx.now())
        .bind("contact", contactPoint)
        .execute();
  }

  /** It is not known any more. */
  public void forget(Tx tx, UUID contactPoint, String scope) {
    tx.sql()
        .createUpdate(
            """
            DELETE FROM visa_common_contact WHERE scope = :scope AND value_index =
              (SELECT value_index FROM contact_point WHERE id = :contact)
            """)
        .bind("scope", scope)
        .bind("contact", contactPoint)
        .execute();
  }
}
