package org.portolan.benchmarks;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.portolan.benchmarks.ManyApplications.Made;
import org.portolan.cases.attachments.DirectoryFiles;
import org.portolan.cases.attachments.FileType;
import org.portolan.cases.store.Actor;
import org.portolan.cases.store.CaseStore;
import org.portolan.cases.store.ManyRows;
import org.portolan.cases.store.Tx;
import org.portolan.cases.visa.Applicant;
import org.portolan.cases.visa.model.Act;
import org.portolan.cases.visa.model.Notice;
import org.portolan.cases.visa.model.Party;
import org.portolan.cases.visa.store.Documents;
import org.portolan.cases.visa.store.Notices;

/**
 * The same applications with nothing sealed, chained or looked at: row for row and statement for
 * statement what {@link Submissions} writes, and the same bytes as a file, forced to the disk in
 * the same way.
 */
final class ClearSubmissions {

  private static final Actor ACTOR = Applicant.actor();
  private static final byte[] HASH = new byte[32];
  private static final byte[] DETAIL =
      "{\"document\":\"passport\"}".getBytes(StandardCharsets.UTF_8);

  /** Twenty answers of the length of those that are sealed. */
  private static final byte[] ANSWERS = new byte[1_700];

  static {
    Arrays.fill(ANSWERS, (byte) 'a');
  }

  private static final ManyRows<Event> EVENTS =
      ManyRows.<Event>statement(
              """
              INSERT INTO journal_event
                (case_id, seq, compartment, scope, at, actor, kind, detail, mac)
              SELECT c.id, r.seq, c.compartment, c.scope, 'epoch', 'system:benchmark', r.kind,
                r.detail, r.mac FROM :rows JOIN case_file c ON c.id = r.case_id
              """)
          .column("case_id", "uuid", Event::caseId)
          .column("seq", "int8", Event::seq)
          .column("kind", "text", Event::kind)
          .column("detail", "bytea", event -> DETAIL)
          .column("mac", "bytea", event -> HASH)
          .build();

  private static final ManyRows<Event> HEADS =
      ManyRows.<Event>statement(
              """
              WITH heads AS MATERIALIZED (SELECT r.id, r.seq, r.mac FROM :rows), moved AS (
                UPDATE case_file c SET journal_seq = h.seq, journal_mac = h.mac
                FROM heads h WHERE c.id = h.id)
              INSERT INTO journal_feed (case_id, seq) SELECT h.id, h.seq FROM heads h
              """)
          .column("id", "uuid", Event::caseId)
          .column("seq", "int8", Event::seq)
          .column("mac", "bytea", event -> HASH)
          .build();

  private final CaseStore store;
  private final DirectoryFiles files;
  private final Documents documents = new Documents();
  private final Notices notices = new Notices();

  ClearSubmissions(CaseStore store, DirectoryFiles files) {
    this.store = store;
    this.files = files;
  }

  /** Stores everything of one. */
  void submit(Made draft, byte[] photograph) throws IOException {
    store.run(
        ACTOR,
        tx -> {
          look(tx, draft);
          tx.sql()
              .createUpdate("UPDATE visa_member SET version = 2, answers = :answers WHERE id = :id")
              .bind("answers", ANSWERS)
              .bind("id", draft.member())
              .execute();
          acted(tx, draft, Act.ANSWER, "visa.answer");
        });
    UUID file = UUID.randomUUID();
    files.put(file, out -> out.write(photograph));
    store.run(
        ACTOR,
        tx -> {
          look(tx, draft);
          documents.of(tx, draft.caseId());
          attach(tx, draft, file, photograph.length);
          acted(tx, draft, Act.HAND_IN, "attachment.stored", "visa.hand-in");
        });
    store.run(
        ACTOR,
        tx -> {
          look(tx, draft);
          documents.of(tx, draft.caseId());
          notices.leave(tx, draft.application(), Notice.RECEIVED);
          acted(tx, draft, Act.SUBMIT, "visa.submit");
        });
  }

  /** The application is locked, and its member read. */
  private static void look(Tx tx, Made draft) {
    tx.sql()
        .createQuery(
            """
            SELECT a.*, f.person_id, f.reference FROM visa_application a
            JOIN case_file f ON f.id = a.case_id AND f.erased_at IS NULL
            WHERE a.case_id = :case FOR UPDATE OF a
            """)
        .bind("case", draft.caseId())
        .mapToMap()
        .one();
    tx.sql()
        .createQuery("SELECT id, kind, version, answers FROM visa_member WHERE case_id = :case")
        .bind("case", draft.caseId())
        .mapToMap()
        .one();
  }

  private void attach(Tx tx, Made draft, UUID file, int bytes) {
    UUID document = UUID.randomUUID();
    UUID attachment = UUID.randomUUID();
    documents.add(tx, draft.application(), document, draft.member(), Submissions.WANTED);
    tx.sql()
        .createUpdate(
            """
            INSERT INTO attachment (id, case_id, compartment, scope, entry_id, place, arrived_at,
              name)
            SELECT :id, id, compartment, scope, :entry, 0, :now, :name
            FROM case_file WHERE id = :case
            ON CONFLICT (case_id, entry_id, place) DO NOTHING
            """)
        .bind("id", attachment)
        .bind("entry", document)
        .bind("now", tx.now())
        .bind("name", DETAIL)
        .bind("case", draft.caseId())
        .execute();
    tx.sql()
        .createUpdate(
            """
            UPDATE attachment SET state = 'stored', settled_at = :now, media_type = :type,
              bytes = :bytes, file_id = :file, file_key = :key, content_index = :content,
              unchecked = false
            WHERE id = :id AND state = 'waiting'
            """)
        .bind("now", tx.now())
        .bind("type", FileType.JPEG.mediaType())
        .bind("bytes", bytes)
        .bind("file", file)
        .bind("key", DETAIL)
        .bind("content", HASH)
        .bind("id", attachment)
        .execute();
  }

  /** What each act writes, whatever it is. */
  private static void acted(Tx tx, Made draft, Act act, String... events) {
    draft.application().done(act, Party.APPLICANT, tx.now());
    ClearRows.save(tx, draft, act);
    long head =
        tx.sql()
            .createQuery(
                """
                SELECT journal_seq FROM case_file WHERE id = :case ORDER BY id FOR UPDATE
                """)
            .bind("case", draft.caseId())
            .mapTo(Long.class)
            .one();
    List<Event> entries = new ArrayList<>();
    for (String event : events) {
      entries.add(new Event(draft.caseId(), head + entries.size() + 1, event));
    }
    EVENTS.update(tx, entries);
    HEADS.update(tx, entries.subList(entries.size() - 1, entries.size()));
  }

  private record Event(UUID caseId, long seq, String kind) {}
}
