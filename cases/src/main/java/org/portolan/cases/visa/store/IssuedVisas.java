package org.portolan.cases.visa.store;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.portolan.cases.keys.BlindIndex;
import org.portolan.cases.keys.KeyId;
import org.portolan.cases.keys.Keys;
import org.portolan.cases.keys.Place;
import org.portolan.cases.keys.Sealer;
import org.portolan.cases.seal.IssuedSeal;
import org.portolan.cases.store.ReadSealed;
import org.portolan.cases.store.Tx;
import org.portolan.cases.visa.model.Application;
import org.portolan.cases.visa.model.IssuedVisa;

/** Which visas were issued. */
@Dependent
public class IssuedVisas {

  private final Sealer sealer;
  private final BlindIndex index;

  @Inject
  public IssuedVisas(Keys keys) {
    this.sealer = keys.sealer();
    this.index = keys.blindIndex();
  }

  /** Whether a visa has this number. */
  public boolean has(Tx tx, String number) {
    return tx.sql()
        .createQuery("SELECT EXISTS (SELECT FROM visa_issued WHERE number_index = :index)")
        .bind("index", index.ofDocument(number))
        .mapTo(Boolean.class)
        .one();
  }

  /** A visa was issued. */
  public void add(Tx tx, Application application, UUID member, String number, IssuedSeal seal) {
    UUID id = UUID.randomUUID();
    UUID caseId = application.caseId();
    String bytes = HexFormat.of().formatHex(seal.bytes());
    tx.sql()
        .createUpdate(
            """
            INSERT INTO visa_issued (id, case_id, scope, member_id, number_index, seal,
              seal_reference, issued_by, issued_at)
            VALUES (:id, :case, :scope, :member, :index, :seal, :reference, :by, :now)
            """)
        .bind("id", id)
        .bind("case", caseId)
        .bind("scope", application.origin().scope())
        .bind("member", member)
        .bind("index", index.ofDocument(number))
        .bind("seal", sealer.seal(KeyId.ofCase(caseId), place(id), bytes))
        .bind("reference", seal.reference())
        .bind("by", tx.actor().id())
        .bind("now", tx.now())
        .execute();
  }

  /**
   * Those that were not taken back, in the order of whom they are for; one whose seal was altered
   * in the store is not among them.
   *
   * <p>Opens sealed values: record the reading.
   */
  public List<IssuedVisa> of(Tx tx, UUID caseId) {
    return tx
        .sql()
        .createQuery(
            """
            SELECT v.id, v.member_id, v.seal FROM visa_issued v
            JOIN visa_member m ON m.id = v.member_id
            WHERE v.case_id = :case AND v.revoked_at IS NULL ORDER BY m.position
            """)
        .bind("case", caseId)
        .map((row, context) -> visa(tx, caseId, row))
        .list()
        .stream()
        .flatMap(Optional::stream)
        .toList();
  }

  private Optional<IssuedVisa> visa(Tx tx, UUID caseId, ResultSet row) throws SQLException {
    String bytes =
        ReadSealed.open(
            tx,
            caseId,
            sealer,
            KeyId.ofCase(caseId),
            place(row.getObject("id", UUID.class)),
            row.getBytes("seal"));
    return bytes.equals(ReadSealed.NOT_SHOWN)
        ? Optional.empty()
        : IssuedVisa.of(row.getObject("member_id", UUID.class), HexFormat.of().parseHex(bytes));
  }

  /** All visas of an application are taken back; the references of their seals. */
  public List<String> takeBack(Tx tx, UUID caseId) {
    return tx.sql()
        .createQuery(
            """
            UPDATE visa_issued SET revoked_at = :now
            WHERE case_id = :case AND revoked_at IS NULL RETURNING seal_reference
            """)
        .bind("now", tx.now())
        .bind("case", caseId)
        .mapTo(String.class)
        .list();
  }

  private static Place place(UUID id) {
    return new Place("visa_issued", id, "seal");
  }
}
