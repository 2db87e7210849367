package org.portolan.cases.retention;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.portolan.cases.keys.Keys;
import org.portolan.cases.people.PersonJournal;
import org.portolan.cases.store.CaseStore;
import org.portolan.cases.store.Grant;
import org.portolan.cases.store.Tx;

/**
 * Forgets people who were registered and have no case: announced, held and erased as cases are, by
 * the file that says who they are. Their time begins with the last change to it, by staff or by
 * themselves; that somebody read it prolongs nothing. Whoever belongs to somebody with a case is
 * kept for it, and so is who waits for an answer about their own data. Once something of the kind
 * happens the announcement is withdrawn.
 */
@Dependent
public class PeopleWithoutCases {

  /** The kind of the file that says who somebody is. */
  static final String KIND = "person";

  /** Events that are no change of what is stored of somebody. */
  private static final String NO_CHANGE =
      "'erasure.announced', 'erasure.withdrawn', 'hold.placed', 'hold.lifted'";

  /** Merges go one after the other under this number; an erasure stands in the same line. */
  private static final int MERGES = 109;

  /** Nothing keeps the person {@code p}: no case, no relative's case, and no open request. */
  private static final String NOT_KEPT =
      """
      NOT EXISTS (SELECT FROM case_file c WHERE c.person_id = p.id)
        AND NOT EXISTS (
          SELECT FROM person o JOIN person_relation r ON r.person_id = o.id AND r.ended_at IS NULL
            JOIN person w ON w.id = r.other_id
            JOIN case_file c ON c.person_id IN (w.id, w.merged_into)
          WHERE o.id = p.id OR o.merged_into = p.id)
        AND NOT EXISTS (
          SELECT FROM person o JOIN person_relation r ON r.other_id = o.id AND r.ended_at IS NULL
            JOIN person w ON w.id = r.person_id
            JOIN case_file c ON c.person_id IN (w.id, w.merged_into)
          WHERE o.id = p.id OR o.merged_into = p.id)
        AND NOT EXISTS (
          SELECT FROM person o JOIN data_request d ON d.person_id = o.id AND d.answered_at IS NULL
          WHERE o.id = p.id OR o.merged_into = p.id)
      """;

  /** The changes to the files of {@code p}. */
  private static final String CHANGES =
      """
      person o JOIN journal_event j ON j.case_id = o.id
      WHERE (o.id = p.id OR o.merged_into = p.id) AND j.kind NOT LIKE 'read.%%'
        AND j.kind NOT IN (%s)
      """
          .formatted(NO_CHANGE);

  private final CaseStore store;
  private final PersonJournal journal;

  @Inject
  public PeopleWithoutCases(CaseStore store, Keys keys) {
    this.store = store;
    this.journal = new PersonJournal(keys);
  }

  /** Announces some people; returns how many. It looks through all of them. */
  public int announce(int limit) {
    return store.call(ForgetCases.ACTOR, tx -> announce(tx, RetentionPolicies.ofPeople(), limit));
  }

  private int announce(Tx tx, RetentionPolicy policy, int limit) {
    Instant before = policy.announcedWhenBegunBefore(tx.now());
    List<Idle> idle =
        tx.sql()
            .createQuery(
                """
                SELECT p.id, p.scope,
                  GREATEST(p.created_at, (SELECT max(j.at) FROM <changes>)) AS changed_at
                FROM person p
                WHERE p.merged_into IS NULL AND p.created_at < :before AND <not_kept>
                  AND NOT EXISTS (
                    SELECT FROM erasure e WHERE e.case_id = p.id AND e.withdrawn_at IS NULL)
                  AND NOT EXISTS (SELECT FROM <changes> AND j.at >= :before)
                ORDER BY p.created_at LIMIT :limit FOR UPDATE OF p SKIP LOCKED
                """)
            .define("not_kept", NOT_KEPT)
            .define("changes", CHANGES)
            .bind("before", before)
            .bind("limit", limit)
            .map(
                (row, context) ->
                    new Idle(
                        row.getObject("id", UUID.class),
                        row.getString("scope"),
                        row.getTimestamp("changed_at").toInstant()))
            .list();
    idle.forEach(one -> announce(tx, policy, one));
    return idle.size();
  }

  private void announce(Tx tx, RetentionPolicy policy, Idle idle) {
    Instant due = policy.dueAt(idle.changed, tx.now());
    journal.record(tx, idle.id, "erasure.announced", Map.of("due", due.toString()));
    tx.sql()
        .createUpdate(
            """
            INSERT INTO erasure (case_id, scope, post, of_compartment, kind, reference, warned_at,
              due_at)
            SELECT id, :organisation, :post, :compartment, kind, reference, :now, :due
            FROM case_file WHERE id = :person
            ON CONFLICT (case_id) DO UPDATE SET scope = excluded.scope, post = excluded.post,
              warned_at = excluded.warned_at, due_at = excluded.due_at, withdrawn_at = NULL
            """)
        .bind("person", idle.id)
        .bind("organisation", Grant.organisationOf(idle.scope))
        .bind("post", idle.scope)
        .bind("compartment", policy.compartment().key())
        .bind("now", tx.now())
        .bind("due", due)
        .execute();
  }

  /** Withdraws what no longer holds, then erases some of what is due; returns how many. */
  int erase(Tx tx, int limit) {
    List<UUID> due =
        tx.sql()
            .createQuery(
                """
                SELECT case_id FROM erasure e
                WHERE kind = :kind AND due_at <= :now AND erased_at IS NULL
                  AND withdrawn_at IS NULL AND NOT EXISTS (
                    SELECT FROM legal_hold h WHERE h.case_id = e.case_id AND h.lifted_at IS NULL)
                ORDER BY due_at LIMIT :limit FOR UPDATE SKIP LOCKED
                """)
            .bind("kind", KIND)
            .bind("now", tx.now())
            .bind("limit", limit)
            .mapTo(UUID.class)
            .list();
    if (!due.isEmpty()) {
      lock(tx, due);
    }
    Set<UUID> withdrawn = withdraw(tx);
    List<UUID> gone = new ArrayList<>(due);
    gone.removeAll(withdrawn);
    gone.forEach(person -> ForgetCases.forget(tx, person));
    return gone.size();
  }

  /** From here on nobody is merged with them, and no case is opened for them. */
  private static void lock(Tx tx, List<UUID> people) {
    tx.sql()
        .createQuery("SELECT pg_advisory_xact_lock(:merges)")
        .bind("merges", MERGES)
        .mapToMap()
        .list();
    tx.sql()
        .createQuery("SELECT id FROM person WHERE id = ANY (:people) ORDER BY id FOR UPDATE")
        .bindArray("people", UUID.class, people.toArray())
        .mapTo(UUID.class)
        .list();
  }

  /** What is held stays announced, so that the hold is seen. */
  private Set<UUID> withdraw(Tx tx) {
    List<UUID> withdrawn =
        tx.sql()
            .createQuery(
                """
                UPDATE erasure e SET withdrawn_at = :now
                WHERE kind = :kind AND erased_at IS NULL AND withdrawn_at IS NULL
                  AND NOT EXISTS (
                    SELECT FROM legal_hold h WHERE h.case_id = e.case_id AND h.lifted_at IS NULL)
                  AND NOT EXISTS (
                    SELECT FROM person p
                    WHERE p.id = e.case_id AND p.merged_into IS NULL AND <not_kept>
                      AND NOT EXISTS (SELECT FROM <changes> AND j.at >= e.warned_at))
                RETURNING case_id
                """)
            .define("not_kept", NOT_KEPT)
            .define("changes", CHANGES)
            .bind("kind", KIND)
            .bind("now", tx.now())
            .mapTo(UUID.class)
            .list();
    there(tx, withdrawn)
        .forEach(person -> journal.record(tx, person, "erasure.withdrawn", Map.of()));
    return new HashSet<>(withdrawn);
  }

  /** Who was forgotten with their last case meanwhile has no journal that could be written. */
  private static Set<UUID> there(Tx tx, List<UUID> people) {
    return people.isEmpty()
        ? Set.of()
        : tx
            .sql()
            .createQuery("SELECT id FROM person WHERE id = ANY (:people)")
            .bindArray("people", UUID.class, people.toArray())
            .mapTo(UUID.class)
            .stream()
            .collect(Collectors.toSet());
  }

  /**
   * Somebody without a case.
   *
   * @param changed when what is stored of them was changed last
   */
  private record Idle(UUID id, String scope, Instant changed) {}
}
