package org.portolan.cases.retention;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.io.IOException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.portolan.cases.attachments.FileStore;
import org.portolan.cases.attachments.SharedFiles;
import org.portolan.cases.keys.KeyId;
import org.portolan.cases.keys.Keys;
import org.portolan.cases.store.Actor;
import org.portolan.cases.store.CaseStore;
import org.portolan.cases.store.Compartment;
import org.portolan.cases.store.Tx;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Announces closed cases that their policy will soon end, and erases those that are due and not
 * held, and people without a case ({@link PeopleWithoutCases}): their rows and their person's last
 * ones go in one transaction, then their keys are destroyed and their files removed. Killed in
 * between, the next round ends what was begun, and the sweep of files.
 */
@Dependent
public class ForgetCases {

  /** Every organisation's oversight is what the database lets erase. */
  static final Actor ACTOR =
      Actor.system(
          "retention",
          Compartment.OVERSIGHT,
          Compartment.IDENTITY,
          Compartment.VISA,
          Compartment.HEALTH,
          Compartment.SUPPORT,
          Compartment.INFORMATION,
          Compartment.OUTREACH);

  private static final Logger LOG = LoggerFactory.getLogger(ForgetCases.class);

  private final CaseStore store;
  private final Keys keys;
  private final FileStore files;
  private final PeopleWithoutCases people;

  @Inject
  public ForgetCases(CaseStore store, Keys keys, FileStore files, PeopleWithoutCases people) {
    this.store = store;
    this.keys = keys;
    this.files = files;
    this.people = people;
  }

  /** Announces some cases; returns how many. */
  public int announce(int limit) {
    return store.call(
        ACTOR,
        tx -> {
          withdraw(tx);
          return RetentionPolicies.ofCases().stream()
              .mapToInt(policy -> announce(tx, policy, limit))
              .sum();
        });
  }

  /**
   * What was opened again is not forgotten, though it be closed again before anybody looked: its
   * time begins anew.
   */
  private static void withdraw(Tx tx) {
    tx.sql()
        .createQuery(
            """
            UPDATE erasure e SET withdrawn_at = :now
            WHERE e.erased_at IS NULL AND e.withdrawn_at IS NULL AND e.kind <> :person
              AND EXISTS (
                SELECT FROM case_file c WHERE c.id = e.case_id
                  AND (c.closed_at IS NULL OR c.closed_at > e.warned_at))
            RETURNING e.case_id
            """)
        .bind("now", tx.now())
        .bind("person", PeopleWithoutCases.KIND)
        .mapTo(UUID.class)
        .list()
        .forEach(caseId -> tx.record(caseId, "erasure.withdrawn", Map.of()));
  }

  static int announce(Tx tx, RetentionPolicy policy, int limit) {
    List<Closed> closed =
        tx.sql()
            .createQuery(
                """
                SELECT id, <began> AS began FROM case_file c
                WHERE compartment = :compartment AND closed_at IS NOT NULL AND <began> < :before
                  AND erased_at IS NULL
                  AND NOT EXISTS (
                    SELECT FROM erasure e WHERE e.case_id = c.id AND e.withdrawn_at IS NULL)
                ORDER BY <began> LIMIT :limit FOR UPDATE SKIP LOCKED
                """)
            .define("began", policy.from().column())
            .bind("compartment", policy.compartment().key())
            .bind("before", policy.announcedWhenBegunBefore(tx.now()))
            .bind("limit", limit)
            .map(
                (row, context) ->
                    new Closed(
                        row.getObject("id", UUID.class), row.getTimestamp("began").toInstant()))
            .list();
    closed.forEach(one -> announce(tx, policy, one));
    return closed.size();
  }

  private static void announce(Tx tx, RetentionPolicy policy, Closed closed) {
    announce(tx, closed.id, policy.dueAt(closed.at, tx.now()));
  }

  /**
   * Announces one case, such as one that is kept for less than its compartment's policy says; as an
   * actor who has the case, and oversight of its organisation.
   */
  public static void announce(Tx tx, UUID caseId, Instant due) {
    tx.sql()
        .createUpdate(
            """
            INSERT INTO erasure (case_id, scope, post, of_compartment, kind, reference, warned_at,
              due_at)
            SELECT id, split_part(scope, '/', 1), scope, compartment, kind, reference, :now, :due
            FROM case_file WHERE id = :case
            ON CONFLICT (case_id) DO UPDATE SET warned_at = excluded.warned_at,
              due_at = excluded.due_at, withdrawn_at = NULL
            """)
        .bind("case", caseId)
        .bind("now", tx.now())
        .bind("due", due)
        .execute();
    tx.record(caseId, "erasure.announced", Map.of("due", due.toString()));
  }

  /** Erases some of what is due; returns how many cases and people. */
  public int erase(int limit) {
    int erased = store.call(ACTOR, tx -> erase(tx, limit) + people.erase(tx, limit));
    destroyKeys(limit);
    return erased;
  }

  /** The cases are locked, so that none is opened again while it is forgotten. */
  private int erase(Tx tx, int limit) {
    List<UUID> due =
        tx.sql()
            .createQuery(
                """
                SELECT e.case_id FROM erasure e JOIN case_file c ON c.id = e.case_id
                WHERE e.due_at <= :now AND e.erased_at IS NULL AND e.withdrawn_at IS NULL
                  AND e.kind <> :person AND c.closed_at <= e.warned_at
                  AND NOT EXISTS (
                    SELECT FROM legal_hold h WHERE h.case_id = e.case_id AND h.lifted_at IS NULL)
                ORDER BY e.due_at LIMIT :limit FOR UPDATE OF e, c SKIP LOCKED
                """)
            .bind("person", PeopleWithoutCases.KIND)
            .bind("now", tx.now())
            .bind("limit", limit)
            .mapTo(UUID.class)
            .list();
    for (UUID caseId : due) {
      List<UUID> itsFiles = SharedFiles.ofNoOther(tx, caseId);
      forget(tx, caseId);
      tx.afterCommit(() -> remove(itsFiles));
    }
    return due.size();
  }

  private void remove(List<UUID> itsFiles) {
    try {
      files.delete(itsFiles);
    } catch (IOException e) {
      LOG.warn("Files of a forgotten case are left to the sweep", e);
    }
  }

  /** Counts the case if its policy says so, then deletes what belongs to it. */
  static void forget(Tx tx, UUID caseId) {
    forget(tx, caseId, RetentionPolicies.inForce());
  }

  static void forget(Tx tx, UUID caseId, List<RetentionPolicy> policies) {
    tx.record(caseId, "case.erased", Map.of());
    tx.sql()
        .createUpdate(
            """
            INSERT INTO forgotten_cases (scope, post, of_compartment, kind, opened_month, cases)
            SELECT split_part(scope, '/', 1), scope, compartment, kind,
              date_trunc('month', COALESCE(
                (SELECT created_at FROM person p WHERE p.id = case_file.id), opened_at)
                AT TIME ZONE 'UTC')::date, 1
            FROM case_file
            WHERE id = :case AND erased_at IS NULL AND compartment = ANY (:counted)
            ON CONFLICT (post, of_compartment, kind, opened_month)
              DO UPDATE SET cases = forgotten_cases.cases + 1
            """)
        .bindArray("counted", String.class, RetentionPolicies.counted(policies).toArray())
        .bind("case", caseId)
        .execute();
    tx.sql()
        .createUpdate(
            """
            UPDATE erasure SET erased_at = :now,
              key_names = coalesce(forget_case(case_id, :now), key_names)
            WHERE case_id = :case
            """)
        .bind("now", tx.now())
        .bind("case", caseId)
        .execute();
  }

  private void destroyKeys(int limit) {
    store.call(
        ACTOR,
        tx -> {
          Map<UUID, List<KeyId>> unfinished =
              tx.sql()
                  .createQuery(
                      """
                      SELECT case_id, key_names FROM erasure
                      WHERE erased_at IS NOT NULL AND keys_destroyed_at IS NULL
                      LIMIT :limit FOR UPDATE SKIP LOCKED
                      """)
                  .bind("limit", limit)
                  .reduceRows(
                      new java.util.HashMap<>(),
                      (found, row) -> {
                        String[] names = row.getColumn("key_names", String[].class);
                        found.put(
                            row.getColumn("case_id", UUID.class),
                            Arrays.stream(names).map(KeyId::parse).toList());
                        return found;
                      });
          keys.vault()
              .destroy(unfinished.values().stream().flatMap(List::stream).toList(), tx.now());
          return tx.sql()
              .createUpdate(
                  "UPDATE erasure SET keys_destroyed_at = :now WHERE case_id = ANY (:cases)")
              .bind("now", tx.now())
              .bindArray("cases", UUID.class, unfinished.keySet().toArray())
              .execute();
        });
  }

  private record Closed(UUID id, Instant at) {}
}
