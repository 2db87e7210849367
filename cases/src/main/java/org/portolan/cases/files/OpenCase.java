package org.portolan.cases.files;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.UUID;
import org.portolan.cases.keys.KeyId;
import org.portolan.cases.keys.Keys;
import org.portolan.cases.store.Compartment;
import org.portolan.cases.store.Tx;

/** Opens a case: its key, its reference, and the first entry of its journal. */
@Dependent
public class OpenCase {

  /** With a million cases one draw in 27,000 is taken already; five in a row never are. */
  private static final int TRIES = 5;

  private final Keys keys;

  @Inject
  public OpenCase(Keys keys) {
    this.keys = keys;
  }

  /**
   * Opens a case.
   *
   * @param kind such as {@code quarantine}; its first letter begins the reference
   * @param person whose matter it is, or null for somebody not yet known
   */
  public OpenedCase open(Tx tx, String kind, Compartment compartment, String scope, UUID person) {
    UUID id = keys.vault().newOwner(KeyId::ofCase);
    for (int attempt = 0; attempt < TRIES; attempt++) {
      CaseReference reference = CaseReference.draw(Character.toUpperCase(kind.charAt(0)));
      if (insert(tx, id, reference, kind, compartment, scope, person)) {
        tx.record(id, "case.opened", Map.of("kind", kind));
        return new OpenedCase(id, reference);
      }
    }
    throw new IllegalStateException("No free case reference was drawn");
  }

  private static boolean insert(
      Tx tx,
      UUID id,
      CaseReference reference,
      String kind,
      Compartment compartment,
      String scope,
      UUID person) {
    return tx.sql()
            .createUpdate(
                """
                INSERT INTO case_file (id, compartment, scope, reference, kind, person_id, opened_at)
                VALUES (:id, :compartment, :scope, :reference, :kind, CAST(:person AS uuid), :now)
                ON CONFLICT (reference) DO NOTHING
                """)
            .bind("id", id)
            .bind("compartment", compartment.key())
            .bind("scope", scope)
            .bind("reference", reference.text())
            .bind("kind", kind)
            .bind("person", person)
            .bind("now", tx.now())
            .execute()
        == 1;
  }

  /** A case that was just opened. */
  public record OpenedCase(UUID id, CaseReference reference) {}
}
