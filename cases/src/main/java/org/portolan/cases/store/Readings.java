package org.portolan.cases.store;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * Readings of sealed values as events of the journal: once per actor, case and purpose in 15
 * minutes, so that a screen that refreshes itself writes none.
 */
public final class Readings {

  /** How long a reading stands for those that follow it. */
  public static final Duration ONCE_IN = Duration.ofMinutes(15);

  private Readings() {}

  /**
   * This transaction's actor reads sealed values of a case.
   *
   * @param purpose what is opened, such as {@code case} or {@code phone}
   */
  public static void record(Tx tx, UUID caseId, String purpose) {
    boolean known =
        tx.sql()
            .createQuery(
                """
                SELECT EXISTS (SELECT 1 FROM journal_event
                WHERE case_id = :case AND kind = :kind AND actor = :actor AND at > :since)
                """)
            .bind("case", caseId)
            .bind("kind", "read." + purpose)
            .bind("actor", tx.actor().id())
            .bind("since", tx.now().minus(ONCE_IN))
            .mapTo(Boolean.class)
            .one();
    if (!known) {
      tx.record(caseId, "read." + purpose, Map.of());
    }
  }

  /**
   * This transaction's actor reads sealed values of many cases at once, as in a list that somebody
   * opens.
   *
   * @param purpose what is opened, such as {@code list}
   */
  public static void recordAll(Tx tx, Collection<UUID> cases, String purpose) {
    Set<UUID> fresh = new LinkedHashSet<>(cases);
    fresh.removeAll(
        tx.sql()
            .createQuery(
                """
                SELECT DISTINCT case_id FROM journal_event
                WHERE case_id = ANY (:cases) AND kind = :kind AND actor = :actor AND at > :since
                """)
            .bindArray("cases", UUID.class, cases.toArray())
            .bind("kind", "read." + purpose)
            .bind("actor", tx.actor().id())
            .bind("since", tx.now().minus(ONCE_IN))
            .mapTo(UUID.class)
            .set());
    fresh.forEach(caseId -> tx.record(caseId, "read." + purpose, Map.of()));
  }

  /** Who has read a case and when last, the latest first. */
  public static Map<String, Instant> of(Tx tx, UUID caseId) {
    return tx.sql()
        .createQuery(
            """
            SELECT actor, max(at) AS at FROM journal_event
            WHERE case_id = :case AND kind LIKE 'read.%' GROUP BY actor ORDER BY 2 DESC
            """)
        .bind("case", caseId)
        .reduceRows(
            new LinkedHashMap<>(),
            (readers, row) -> {
              readers.put(row.getColumn("actor", String.class), row.getColumn("at", Instant.class));
              return readers;
            });
  }
}
