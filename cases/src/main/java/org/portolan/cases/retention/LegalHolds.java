package org.portolan.cases.retention;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import org.portolan.cases.files.CaseReference;
import org.portolan.cases.keys.KeyId;
import org.portolan.cases.keys.Place;
import org.portolan.cases.keys.Sealer;
import org.portolan.cases.store.Actor;
import org.portolan.cases.store.CaseStore;
import org.portolan.cases.store.Compartment;
import org.portolan.cases.store.Grant;
import org.portolan.cases.store.Tx;

/**
 * Holds that keep a case from being erased while a court, an appeal or an investigation needs it.
 * The data protection officer of its organisation places and lifts them; the case's journal says
 * who did, and why stands sealed under the case's key.
 */
@Dependent
public class LegalHolds {

  /** Longer than any reason, shorter than a document. */
  public static final int LONGEST_REASON = 2_000;

  private static final Actor FINDER =
      Actor.system(
          "legal-holds",
          Compartment.VISA,
          Compartment.HEALTH,
          Compartment.SUPPORT,
          Compartment.INFORMATION,
          Compartment.OUTREACH);

  private final CaseStore store;
  private final Sealer sealer;

  @Inject
  public LegalHolds(CaseStore store, Sealer sealer) {
    this.store = store;
    this.sealer = sealer;
  }

  /**
   * Places a hold on an announced case; one that is held already stays so, with its first reason.
   *
   * @throws IllegalArgumentException when the reason is empty or too long
   * @throws NotAnnounced when this actor sees no such case waiting for its erasure
   */
  public void place(Actor officer, UUID caseId, String reason) {
    String why = checked(reason);
    acting(officer, ofAnnounced(officer, caseId), tx -> place(tx, caseId, why));
  }

  /**
   * Places a hold on any case of the officer's organisation, open or closed, likewise.
   *
   * @throws IllegalArgumentException when the reason is empty or too long
   * @throws NotAnnounced when their organisation has no such case
   */
  public void place(Actor officer, CaseReference reference, String reason) {
    String why = checked(reason);
    Found found =
        store
            .call(FINDER, tx -> find(tx, reference))
            .filter(one -> overseenBy(officer, one.grant.scope()))
            .orElseThrow(NotAnnounced::new);
    acting(officer, found.grant, tx -> place(tx, found.caseId, why));
  }

  private static boolean overseenBy(Actor officer, String scope) {
    return officer.grants().contains(new Grant(Compartment.OVERSIGHT, Grant.organisationOf(scope)));
  }

  private static String checked(String reason) {
    String why = reason == null ? "" : reason.strip();
    if (why.isEmpty() || why.length() > LONGEST_REASON) {
      throw new IllegalArgumentException("A hold has a reason of at most 2,000 characters");
    }
    return why;
  }

  private static Optional<Found> find(Tx tx, CaseReference reference) {
    return tx.sql()
        .createQuery(
            """
            SELECT id, compartment, scope FROM case_file
            WHERE reference = :reference AND erased_at IS NULL
            """)
        .bind("reference", reference.text())
        .map(
            (row, context) ->
                new Found(
                    row.getObject("id", UUID.class),
                    grant(row.getString("compartment"), row.getString("scope"))))
        .findOne();
  }

  private void place(Tx tx, UUID caseId, String why) {
    UUID id = UUID.randomUUID();
    int placed =
        tx.sql()
            .createUpdate(
                """
                INSERT INTO legal_hold (id, case_id, scope, of_compartment, post, reference, reason,
                  placed_by, placed_at)
                SELECT :id, id, split_part(scope, '/', 1), compartment, scope, reference, :reason,
                  :by, :now
                FROM case_file WHERE id = :case AND erased_at IS NULL
                ON CONFLICT DO NOTHING
                """)
            .bind("id", id)
            .bind("reason", sealer.seal(KeyId.ofCase(caseId), place(id), why))
            .bind("by", tx.actor().id())
            .bind("now", tx.now())
            .bind("case", caseId)
            .execute();
    if (placed == 1) {
      tx.record(caseId, "hold.placed", Map.of("hold", id.toString()));
    }
  }

  /**
   * Lifts the hold of a case; does nothing when there is none.
   *
   * @throws NotAnnounced when this actor sees no such case held or waiting for its erasure
   */
  public void lift(Actor officer, UUID caseId) {
    acting(
        officer,
        ofAnnounced(officer, caseId),
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

  /** What an announcement or a hold, which the database shows the officer, says of its case. */
  private Grant ofAnnounced(Actor officer, UUID caseId) {
    return store.call(
        officer,
        tx ->
            tx.sql()
                .createQuery(
                    """
                    SELECT of_compartment, post FROM erasure
                    WHERE case_id = :case AND erased_at IS NULL AND withdrawn_at IS NULL
                    UNION
                    SELECT of_compartment, post FROM legal_hold
                    WHERE case_id = :case AND lifted_at IS NULL
                    LIMIT 1
                    """)
                .bind("case", caseId)
                .map(
                    (row, context) -> grant(row.getString("of_compartment"), row.getString("post")))
                .findOne()
                .orElseThrow(NotAnnounced::new));
  }

  private static Grant grant(String compartment, String scope) {
    return new Grant(Compartment.valueOf(compartment.toUpperCase(Locale.ROOT)), scope);
  }

  /** The file and the journal of that one case are open to the officer for this entry. */
  private void acting(Actor officer, Grant ofTheCase, Consumer<Tx> act) {
    Set<Grant> grants = new HashSet<>(officer.grants());
    grants.add(ofTheCase);
    store.run(new Actor(officer.id(), grants), act);
  }

  static Place place(UUID hold) {
    return new Place("legal_hold", hold, "reason");
  }

  private record Found(UUID caseId, Grant grant) {}

  /** No such case waits for its erasure, as far as this actor is concerned. */
  public static final class NotAnnounced extends RuntimeException {
    NotAnnounced() {
      super("No such case is announced for erasure");
    }
  }
}
