package org.portolan.benchmarks;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.portolan.cases.files.CaseReference;
import org.portolan.cases.store.ManyRows;
import org.portolan.cases.store.Tx;

/**
 * A case of ten notes written as the product writes it, row for row and statement for statement,
 * but with nothing sealed and nothing chained.
 */
final class ClearCase {

  private static final int FIELDS = SealedLists.FIELDS;
  private static final byte[] TEXT = SealedLists.TEXT.getBytes(StandardCharsets.UTF_8);

  private static final ManyRows<Row> NOTES =
      ManyRows.<Row>statement(
              """
              INSERT INTO timeline_entry (id, case_id, compartment, scope, kind, at, author, body)
              SELECT r.id, c.id, c.compartment, c.scope, 'note', 'epoch', 'staff:benchmark', r.body
              FROM :rows JOIN case_file c ON c.id = r.case_id
              """)
          .column("id", "uuid", Row::id)
          .column("case_id", "uuid", Row::caseId)
          .column("body", "bytea", row -> TEXT)
          .build();

  private static final ManyRows<Row> EVENTS =
      ManyRows.<Row>statement(
              """
              INSERT INTO journal_event
                (case_id, seq, compartment, scope, at, actor, kind, detail, mac)
              SELECT c.id, r.seq, c.compartment, c.scope, 'epoch', 'staff:benchmark', 'note.added',
                r.detail, r.detail FROM :rows JOIN case_file c ON c.id = r.case_id
              """)
          .column("case_id", "uuid", Row::caseId)
          .column("seq", "int8", Row::number)
          .column("detail", "bytea", row -> TEXT)
          .build();

  private static final ManyRows<Row> FEED =
      ManyRows.<Row>statement(
              "INSERT INTO journal_feed (case_id, seq) SELECT r.case_id, r.seq FROM :rows")
          .column("case_id", "uuid", Row::caseId)
          .column("seq", "int8", Row::number)
          .build();

  private ClearCase() {}

  private static boolean open(Tx tx, UUID caseId) {
    return tx.sql()
            .createUpdate(
                """
                INSERT INTO case_file (id, compartment, scope, reference, kind, opened_at)
                VALUES (:id, 'health', 'benchmark/post', :reference, 'quarantine', :now)
                ON CONFLICT (reference) DO NOTHING
                """)
            .bind("id", caseId)
            .bind("reference", CaseReference.draw('Q').text())
            .bind("now", tx.now())
            .execute()
        == 1;
  }

  /** Writes one. */
  static void store(Tx tx) {
    UUID caseId = UUID.randomUUID();
    while (!open(tx, caseId)) {
      // the reference was drawn before: another, as the product does
    }
    List<Row> rows = new ArrayList<>();
    for (long number = 1; number <= FIELDS + 1; number++) {
      rows.add(new Row(UUID.randomUUID(), caseId, number));
    }
    NOTES.update(tx, rows.subList(0, FIELDS));
    tx.sql()
        .createQuery("SELECT journal_seq FROM case_file WHERE id = :id FOR UPDATE")
        .bind("id", caseId)
        .mapTo(Long.class)
        .one();
    EVENTS.update(tx, rows);
    FEED.update(tx, rows.subList(FIELDS, FIELDS + 1));
    tx.sql()
        .createUpdate("UPDATE case_file SET journal_seq = :seq WHERE id = :id")
        .bind("seq", FIELDS + 1)
        .bind("id", caseId)
        .execute();
  }

  private record Row(UUID id, UUID caseId, long number) {}
}
