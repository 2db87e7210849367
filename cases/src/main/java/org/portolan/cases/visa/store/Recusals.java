package org.portolan.cases.visa.store;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.UUID;
import org.portolan.cases.keys.KeyId;
import org.portolan.cases.keys.Place;
import org.portolan.cases.keys.Sealer;
import org.portolan.cases.store.Tx;
import org.portolan.cases.visa.model.Application;

/** Who has nothing to do with which application, because of who the applicant is to them. */
@Dependent
public class Recusals {

  private final Sealer sealer;

  @Inject
  public Recusals(Sealer sealer) {
    this.sealer = sealer;
  }

  /** Somebody gives an application up for good. */
  public void add(Tx tx, Application application, UUID account, String reason) {
    UUID id = UUID.randomUUID();
    tx.sql()
        .createUpdate(
            """
            INSERT INTO visa_recusal (id, case_id, staff_id, scope, reason, recused_at)
            VALUES (:id, :case, :staff, :scope, :reason, :now)
            """)
        .bind("id", id)
        .bind("case", application.caseId())
        .bind("staff", account)
        .bind("scope", application.origin().scope())
        .bind(
            "reason",
            sealer.seal(
                KeyId.ofCase(application.caseId()),
                new Place("visa_recusal", id, "reason"),
                reason))
        .bind("now", tx.now())
        .execute();
  }

  /** Whether somebody has given it up. */
  public boolean has(Tx tx, UUID caseId, UUID account) {
    return tx.sql()
        .createQuery(
            """
            SELECT EXISTS (SELECT FROM visa_recusal WHERE case_id = :case AND staff_id = :staff)
            """)
        .bind("case", caseId)
        .bind("staff", account)
        .mapTo(Boolean.class)
        .one();
  }
}
