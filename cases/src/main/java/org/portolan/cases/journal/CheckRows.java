package org.portolan.cases.journal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.portolan.cases.store.ManyRows;
import org.portolan.cases.store.Tx;

/** The rows of verifications and what they found. */
final class CheckRows {

  private static final ManyRows<Numbered> FINDINGS =
      ManyRows.<Numbered>statement(
              """
              INSERT INTO journal_finding (check_id, position, damaged_case, reference,
                case_compartment, case_scope, number, damage)
              SELECT r.check_id, r.position, r.damaged_case, r.reference, r.case_compartment,
                r.case_scope, r.number, r.damage
              FROM :rows
              """)
          .column("check_id", "uuid", Numbered::check)
          .column("position", "int4", Numbered::position)
          .column(
              "damaged_case", "uuid", row -> row.ofCase().map(Finding.OfCase::caseId).orElse(null))
          .column(
              "reference", "text", row -> row.ofCase().map(Finding.OfCase::reference).orElse(null))
          .column(
              "case_compartment",
              "text",
              row -> row.ofCase().map(Finding.OfCase::compartment).orElse(null))
          .column("case_scope", "text", row -> row.ofCase().map(Finding.OfCase::scope).orElse(null))
          .column("number", "int8", row -> row.finding.number())
          .column("damage", "text", row -> row.finding.damage().key())
          .build();

  private CheckRows() {}

  /** A new verification that waits for a node; empty when one waits or runs already. */
  static Optional<UUID> add(Tx tx, String by) {
    return tx.sql()
        .createQuery(
            """
            INSERT INTO journal_check (id, state, started_by, started_at, seen_at)
            VALUES (:id, 'waiting', :by, :now, :now) ON CONFLICT DO NOTHING RETURNING id
            """)
        .bind("id", UUID.randomUUID())
        .bind("by", by)
        .bind("now", tx.now())
        .mapTo(UUID.class)
        .findOne();
  }

  /** The verification that waits, or whose node has not been heard of since, now this one's. */
  static Optional<UUID> claim(Tx tx, Instant unheardSince) {
    return tx.sql()
        .createQuery(
            """
            UPDATE journal_check SET state = 'running', seen_at = :now, events = 0
            WHERE id IN (SELECT id FROM journal_check
              WHERE state = 'waiting' OR state = 'running' AND seen_at < :since
              LIMIT 1 FOR UPDATE SKIP LOCKED)
            RETURNING id
            """)
        .bind("now", tx.now())
        .bind("since", unheardSince)
        .mapTo(UUID.class)
        .findOne();
  }

  static void progress(Tx tx, UUID check, long expected, long events) {
    tx.sql()
        .createUpdate(
            """
            UPDATE journal_check SET seen_at = :now, expected = :expected, events = :events
            WHERE id = :id AND state = 'running'
            """)
        .bind("now", tx.now())
        .bind("expected", expected)
        .bind("events", events)
        .bind("id", check)
        .execute();
  }

  /** Ends a verification with what it came to; false when another node has ended it meanwhile. */
  static boolean end(Tx tx, UUID check, Verdict verdict) {
    boolean mine =
        tx.sql()
                .createUpdate(
                    """
                    UPDATE journal_check SET state = 'ended', ended_at = :now, seen_at = :now,
                      events = :events, cases = :cases, anchors = :anchors, not_named = :notNamed
                    WHERE id = :id AND state = 'running'
                    """)
                .bind("now", tx.now())
                .bind("events", verdict.events())
                .bind("cases", verdict.cases())
                .bind("anchors", verdict.anchors())
                .bind("notNamed", verdict.notNamed())
                .bind("id", check)
                .execute()
            == 1;
    if (mine) {
      List<Finding> findings = verdict.findings();
      FINDINGS.update(
          tx,
          java.util.stream.IntStream.range(0, findings.size())
              .mapToObj(i -> new Numbered(check, i, findings.get(i)))
              .toList());
    }
    return mine;
  }

  static void fail(Tx tx, UUID check) {
    tx.sql()
        .createUpdate(
            "UPDATE journal_check SET state = 'failed', ended_at = :now WHERE id = :id AND state ="
                + " 'running'")
        .bind("now", tx.now())
        .bind("id", check)
        .execute();
  }

  static Optional<Stored> newest(Tx tx) {
    return tx.sql()
        .createQuery(
            """
            SELECT id, state, started_by, started_at, ended_at, expected, events, cases, anchors,
              not_named
            FROM journal_check ORDER BY started_at DESC, id LIMIT 1
            """)
        .map((row, context) -> stored(row))
        .findOne();
  }

  /** How many findings a verification has, and how many of them are for somebody. */
  static Counts count(Tx tx, UUID check, FindingsOf whose) {
    return whose
        .bound(
            tx.sql()
                .createQuery(
                    "SELECT count(*) AS every, count(*) FILTER (WHERE "
                        + FindingsOf.THEIRS
                        + ") AS theirs FROM journal_finding WHERE check_id = :check"))
        .bind("check", check)
        .map((row, context) -> new Counts(row.getLong("every"), row.getLong("theirs")))
        .one();
  }

  /** Some of the findings that are for somebody, in order. */
  static List<Finding> findings(Tx tx, UUID check, FindingsOf whose, int from, int most) {
    return whose
        .bound(
            tx.sql()
                .createQuery(
                    """
                    SELECT damaged_case, reference, case_compartment, case_scope, number, damage
                    FROM journal_finding WHERE check_id = :check AND %s
                    ORDER BY position OFFSET :from LIMIT :most
                    """
                        .formatted(FindingsOf.THEIRS)))
        .bind("check", check)
        .bind("from", from)
        .bind("most", most)
        .map((row, context) -> finding(row))
        .list();
  }

  private static Stored stored(ResultSet row) throws SQLException {
    Timestamp ended = row.getTimestamp("ended_at");
    return new Stored(
        row.getObject("id", UUID.class),
        row.getString("state"),
        row.getString("started_by"),
        row.getTimestamp("started_at").toInstant(),
        Optional.ofNullable(ended).map(Timestamp::toInstant),
        row.getLong("expected"),
        row.getLong("events"),
        row.getLong("cases"),
        row.getLong("anchors"),
        row.getLong("not_named"));
  }

  private static Finding finding(ResultSet row) throws SQLException {
    UUID caseId = row.getObject("damaged_case", UUID.class);
    Damage damage = Damage.ofKey(row.getString("damage"));
    return caseId == null
        ? new Finding.OfAnchor(row.getLong("number"), damage)
        : new Finding.OfCase(
            caseId,
            row.getString("reference"),
            row.getString("case_compartment"),
            row.getString("case_scope"),
            row.getLong("number"),
            damage);
  }

  /** A verification as stored, without what it found. */
  record Stored(
      UUID id,
      String state,
      String startedBy,
      Instant startedAt,
      Optional<Instant> endedAt,
      long expected,
      long events,
      long cases,
      long anchors,
      long notNamed) {}

  /**
   * How many findings there are.
   *
   * @param theirs those that somebody may see
   */
  record Counts(long every, long theirs) {}

  private record Numbered(UUID check, int position, Finding finding) {
    Optional<Finding.OfCase> ofCase() {
      return finding instanceof Finding.OfCase of ? Optional.of(of) : Optional.empty();
    }
  }
}
