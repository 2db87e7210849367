package org.portolan.cases.journal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Iterator;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.jdbi.v3.core.result.ResultIterator;
import org.portolan.cases.journal.CaseCheck.Head;
import org.portolan.cases.store.JournalChain;
import org.portolan.cases.store.Tx;

/**
 * Journals as they are stored, in the order of their cases, a slice of cases in a transaction. Head
 * and entries come from one statement, so that an entry written meanwhile is in both or in neither;
 * the rows come by cursor, so that a long journal needs no more memory than a short one.
 */
final class StoredJournals {

  private static final int ROWS_AT_ONCE = 2_000;

  private static final String SLICE =
      """
      SELECT id AS case_id, 0 AS part, 0 AS seq, compartment, scope, opened_at AS at,
        reference AS actor, '' AS kind, NULL AS detail, journal_mac AS mac, journal_seq AS head
      FROM case_file WHERE id >= :from AND id <= :to
      UNION ALL
      SELECT case_id, 1, seq, compartment, scope, at, actor, kind, detail, mac, 0
      FROM journal_event WHERE case_id >= :from AND case_id <= :to
      ORDER BY 1, 2, 3
      """;

  private StoredJournals() {}

  /** The last case of a slice that begins with a case; empty when fewer than that many are left. */
  static Optional<UUID> endOfSlice(Tx tx, UUID from, int cases) {
    return tx.sql()
        .createQuery(
            "SELECT id FROM case_file WHERE id >= :from ORDER BY id OFFSET :before LIMIT 1")
        .bind("from", from)
        .bind("before", cases - 1)
        .mapTo(UUID.class)
        .findOne();
  }

  /** Checks every journal of a slice, both ends included, and tells what it finds. */
  static Counted check(
      Tx tx, JournalChain chain, UUID from, UUID to, Consumer<CaseCheck> finished) {
    long cases = 0;
    long events = 0;
    UUID current = null;
    CaseCheck check = null;
    try (ResultIterator<Row> rows =
        tx.sql()
            .createQuery(SLICE)
            .setFetchSize(ROWS_AT_ONCE)
            .bind("from", from)
            .bind("to", to)
            .map((row, context) -> row(row))
            .iterator()) {
      for (Row row : (Iterable<Row>) () -> (Iterator<Row>) rows) {
        if (!row.caseId().equals(current)) {
          if (check != null) {
            finished.accept(check);
          }
          cases++;
          current = row.caseId();
          check = new CaseCheck(chain, row.head == null ? Head.gone(current) : row.head);
        }
        if (row.entry != null) {
          events++;
          check.next(row.entry);
        }
      }
    }
    if (check != null) {
      finished.accept(check);
    }
    return new Counted(cases, events);
  }

  private static Row row(ResultSet row) throws SQLException {
    UUID caseId = row.getObject("case_id", UUID.class);
    String compartment = row.getString("compartment");
    String scope = row.getString("scope");
    if (row.getInt("part") == 0) {
      return new Row(
          new Head(
              caseId,
              row.getString("actor"),
              compartment,
              scope,
              row.getLong("head"),
              row.getBytes("mac")),
          null);
    }
    return new Row(
        null,
        new Entry(
            caseId,
            row.getLong("seq"),
            compartment + "/" + scope,
            row.getTimestamp("at").toInstant(),
            row.getString("actor"),
            row.getString("kind"),
            row.getBytes("detail"),
            row.getBytes("mac")));
  }

  /** Either a case's head or an entry. */
  private record Row(Head head, Entry entry) {
    UUID caseId() {
      return head == null ? entry.caseId() : head.caseId();
    }
  }

  /** How much was read. */
  record Counted(long cases, long events) {}

  /** The id that follows in the database's order; ids are compared there as 16 unsigned bytes. */
  static UUID after(UUID id) {
    long low = id.getLeastSignificantBits() + 1;
    return new UUID(id.getMostSignificantBits() + (low == 0 ? 1 : 0), low);
  }
}
