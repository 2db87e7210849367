package org.portolan.cases.visa.store;

import java.time.Instant;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.portolan.cases.store.Tx;
import org.portolan.cases.visa.model.State;

/** Which applications are to be looked through. */
public final class Screenings {

  /** Of whoever looks one through: any number that nothing else locks. */
  private static final long LOCK = 4_600_381;

  /** What is decided is not looked through again because of others. */
  private static final Set<State> WORKED_ON =
      EnumSet.of(
          State.SUBMITTED,
          State.IN_REVIEW,
          State.INCOMPLETE,
          State.INTERVIEW_WANTED,
          State.GRANT_PROPOSED,
          State.REFUSAL_PROPOSED);

  /** Those that are due, whoever has waited longest in front. */
  public List<UUID> of(Tx tx, int most) {
    return tx.sql()
        .createQuery(
            """
            SELECT case_id FROM visa_application WHERE screen_at <= :now
            ORDER BY screen_at, case_id LIMIT :most
            """)
        .bind("now", tx.now())
        .bind("most", most)
        .mapTo(UUID.class)
        .list();
  }

  /** Whether one is still to be looked through. */
  public boolean isDue(Tx tx, UUID caseId) {
    return tx.sql()
        .createQuery("SELECT screen_at IS NOT NULL FROM visa_application WHERE case_id = :case")
        .bind("case", caseId)
        .mapTo(Boolean.class)
        .one();
  }

  /**
   * Nobody else looks one through until this transaction ends: of two that were looked through at
   * once, neither would meet what is only being kept of the other. Before any row is locked.
   */
  public void oneAtATime(Tx tx) {
    tx.sql()
        .createQuery("SELECT true FROM pg_advisory_xact_lock(:lock)")
        .bind("lock", LOCK)
        .mapTo(Boolean.class)
        .one();
  }

  /** Takes one in hand; false when it is not due any more, or in somebody else's hand. */
  public boolean take(Tx tx, UUID caseId) {
    return tx.sql()
            .createUpdate(
                """
                UPDATE visa_application SET screen_at = NULL WHERE case_id IN (
                  SELECT case_id FROM visa_application
                  WHERE case_id = :case AND screen_at <= :now FOR UPDATE SKIP LOCKED)
                """)
            .bind("case", caseId)
            .bind("now", tx.now())
            .execute()
        == 1;
  }

  /** One is due at a time. */
  public void putOff(Tx tx, UUID caseId, Instant until) {
    tx.sql()
        .createUpdate("UPDATE visa_application SET screen_at = :until WHERE case_id = :case")
        .bind("until", until)
        .bind("case", caseId)
        .execute();
  }

  /** Some are due again, as far as somebody still works on them. */
  public void again(Tx tx, Collection<UUID> cases) {
    again(tx, "case_id = ANY (:cases)", cases);
  }

  /** Those whose paper stands on a list are due again. */
  public void ofLost(Tx tx, UUID list) {
    again(
        tx,
        """
        case_id IN (SELECT h.case_id FROM lost_document l
          JOIN visa_holder h ON h.document_index = l.number_index WHERE l.list_id = ANY (:cases))
        """,
        List.of(list));
  }

  /** Those handed in from the same contact as another are due again. */
  public void ofContact(Tx tx, UUID contactPoint) {
    again(
        tx,
        """
        contact_point_id IN (SELECT c.id FROM contact_point own
          JOIN contact_point c ON c.value_index = own.value_index WHERE own.id = ANY (:cases))
        """,
        List.of(contactPoint));
  }

  private static void again(Tx tx, String which, Collection<UUID> ids) {
    if (ids.isEmpty()) {
      return;
    }
    tx.sql()
        .createUpdate(
            "UPDATE visa_application SET screen_at = :now WHERE state = ANY (:states) AND <which>")
        .define("which", which)
        .bind("now", tx.now())
        .bindArray("states", String.class, WORKED_ON.stream().map(State::key).toArray())
        .bindArray("cases", UUID.class, ids.toArray())
        .execute();
  }
}
