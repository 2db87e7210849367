package org.portolan.cases.visa.store;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import org.portolan.cases.keys.KeyId;
import org.portolan.cases.keys.Place;
import org.portolan.cases.keys.Sealer;
import org.portolan.cases.store.ReadSealed;
import org.portolan.cases.store.Tx;
import org.portolan.cases.visa.model.Application;
import org.portolan.cases.visa.model.FeeEntry;
import org.portolan.cases.visa.model.PaidBy;

/** What was paid for applications, and what was waived. */
@Dependent
public class Fees {

  private final Sealer sealer;

  @Inject
  public Fees(Sealer sealer) {
    this.sealer = sealer;
  }

  /** Records one. */
  public void add(Tx tx, Application application, FeeEntry fee) {
    UUID id = UUID.randomUUID();
    tx.sql()
        .createUpdate(
            """
            INSERT INTO visa_fee (id, case_id, scope, minor, currency, way, waiver,
              reference, recorded_by, recorded_at)
            VALUES (:id, :case, :scope, :minor, :currency, :way, :waiver, :reference, :by, :now)
            """)
        .bind("id", id)
        .bind("case", application.caseId())
        .bind("scope", application.origin().scope())
        .bind("minor", fee.minor())
        .bind("currency", fee.currency())
        .bind("way", fee.by() == null ? null : fee.by().key())
        .bind("waiver", fee.waiver())
        .bind(
            "reference",
            sealer.seal(KeyId.ofCase(application.caseId()), place(id), fee.reference()))
        .bind("by", tx.actor().id())
        .bind("now", tx.now())
        .execute();
  }

  /** Whether something was paid or waived. */
  public boolean settled(Tx tx, UUID caseId) {
    return tx.sql()
        .createQuery("SELECT EXISTS (SELECT FROM visa_fee WHERE case_id = :case)")
        .bind("case", caseId)
        .mapTo(Boolean.class)
        .one();
  }

  /**
   * All that was recorded, in order.
   *
   * <p>Opens sealed values: record the reading.
   */
  public List<FeeEntry> of(Tx tx, UUID caseId) {
    return tx.sql()
        .createQuery(
            """
            SELECT id, minor, currency, way, waiver, reference, recorded_at FROM visa_fee
            WHERE case_id = :case ORDER BY recorded_at, id
            """)
        .bind("case", caseId)
        .map(
            (row, context) -> {
              Place place = place(row.getObject("id", UUID.class));
              return new FeeEntry(
                  row.getObject("minor", Integer.class),
                  row.getString("currency"),
                  PaidBy.find(row.getString("way")).orElse(null),
                  ReadSealed.open(
                      tx, caseId, sealer, KeyId.ofCase(caseId), place, row.getBytes("reference")),
                  row.getString("waiver"),
                  row.getTimestamp("recorded_at").toInstant());
            })
        .list();
  }

  private static Place place(UUID id) {
    return new Place("visa_fee", id, "reference");
  }
}
