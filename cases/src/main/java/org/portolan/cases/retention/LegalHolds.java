package org.portolan.cases.retention;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.portolan.cases.keys.KeyId;
import org.portolan.cases.keys.Place;
import org.portolan.cases.keys.Sealer;
import org.portolan.cases.store.Actor;
import org.portolan.cases.store.CaseStore;
import org.portolan.cases.store.Compartment;
import org.portolan.cases.store.Grant;
import org.portolan.cases.store.Tx;

/**
 * Holds that keep an announced case from being erased while a court, an appeal or an investigation
 * needs it. The data protection officer of its organisation places and lifts them; the case's
 * journal says who did, and why stands sealed under the case's key.
 */
@Dependent
public class LegalHolds {

  /** Longer than any reason, shorter than a document. */
  public static final int LONGEST_REASON = 2_000;

  private final CaseStore store;
  private final Sealer sealer;

  @Inject
  public LegalHolds(CaseStore store, Sealer sealer) {
    this.store = store;
    this.sealer = sealer;
  }

  /**
   * Places a hold; a case that is held already stays so, with its first reason.
   *
   * @throws IllegalArgumentException when the reason is empty or too long
   * @throws NotAnnounced when this actor sees no such case waiting for its erasure
   */
  public void place(Actor officer, UUID caseId, String reason) {
    String why = reason == null ? "" : reason.strip();
    if (why.isEmpty() || why.length() > LONGEST_REASON) {
      throw new IllegalArgumentException("A hold has a reason of at most 2,000 characters");
    }
    UUID id = UUID.randomUUID();
    acting(
        officer,
        caseId,
        tx -> {
          int placed =
              tx.sql()
                  .createUpdate(
                      """
                      INSERT INTO legal_hold (id, case_id, scope, reason, placed_by, placed_at)
                      SELECT :id, case_id, scope, :reason, :by, :now
                      FROM erasure
                      WHERE case_id = :case AND erased_at IS NULL AND withdrawn_at IS NULL
                      ON CONFLICT DO NOTHING
                      """)
                  .bind("id", id)
                  .bind("reason", sealer.seal(KeyId.ofCase(caseId), place(id), why))
                  .bind("by", officer.id())
                  .bind("now", tx.now())
                  .bind("case", caseId)
                  .execute();
          if (placed == 1) {
            tx.record(caseId, "hold.placed", Map.of("hold", id.toString()));
          }
        });
  }

  /**
   * Lifts the hold of a case; does nothing when there is none.
   *
   * @throws NotAnnounced when this actor sees no such case waiting for its erasure
   */
  public void lift(Actor officer, UUID caseId) {
    acting(
        officer,
        caseId,
        tx -> {
          int lifted =
              tx.sql()
                  .createUpdate(
                      """
                      UPDATE legal_hold SET lifted_by = :by, lifted_at = :now
                      WHERE case_id = :case AND lifted_at IS NULL
                      """)
                  .bind("by", officer.id())
                  .bind("now", tx.now())
                  .bind("case", caseId)
                  .execute();
          if (lifted == 1) {
            tx.record(caseId, "hold.lifted", Map.of());
          }
        });
  }

  /**
   * Once the database has shown the officer the announcement, the journal of that one case is open
   * to them for this entry.
   */
  private void acting(Actor officer, UUID caseId, java.util.function.Consumer<Tx> act) {
    Grant ofTheCase =
        store.call(
            officer,
            tx ->
                tx.sql()
                    .createQuery(
                        """
                        SELECT of_compartment, post FROM erasure
                        WHERE case_id = :case AND erased_at IS NULL AND withdrawn_at IS NULL
                        """)
                    .bind("case", caseId)
                    .map(
                        (row, context) ->
                            new Grant(
                                Compartment.valueOf(
                                    row.getString("of_compartment")
                                        .toUpperCase(java.util.Locale.ROOT)),
                                row.getString("post")))
                    .findOne()
                    .orElseThrow(NotAnnounced::new));
    Set<Grant> grants = new HashSet<>(officer.grants());
    grants.add(ofTheCase);
    store.run(new Actor(officer.id(), grants), act);
  }

  static Place place(UUID hold) {
    return new Place("legal_hold", hold, "reason");
  }

  /** No such case waits for its erasure, as far as this actor is concerned. */
  public static final class NotAnnounced extends RuntimeException {
    NotAnnounced() {
      super("No such case is announced for erasure");
    }
  }
}
