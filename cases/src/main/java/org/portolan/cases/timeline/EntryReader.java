package org.portolan.cases.timeline;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.portolan.cases.attachments.Attachment;
import org.portolan.cases.attachments.Attachments;
import org.portolan.cases.keys.KeyId;
import org.portolan.cases.keys.Place;
import org.portolan.cases.keys.Sealer;
import org.portolan.cases.store.ReadSealed;
import org.portolan.cases.store.Tx;
import org.portolan.cases.timeline.Timeline.Entry;
import org.portolan.cases.timeline.Timeline.Kind;

/** Finds entries and opens what they say; nothing of those that are not asked for is opened. */
final class EntryReader {

  private final Sealer sealer;
  private final Attachments attachments;

  EntryReader(Sealer sealer) {
    this.sealer = sealer;
    this.attachments = new Attachments(sealer);
  }

  Optional<String> body(Tx tx, UUID caseId, UUID id) {
    tx.writeNow();
    return tx.sql()
        .createQuery("SELECT body FROM timeline_entry WHERE id = :id AND case_id = :case")
        .bind("id", id)
        .bind("case", caseId)
        .mapTo(byte[].class)
        .findOne()
        .map(
            body ->
                sealer.open(KeyId.ofCase(caseId), new Place(EntryRows.TABLE, id, "body"), body));
  }

  Map<UUID, String> bodies(Tx tx, Map<UUID, UUID> entries) {
    tx.writeNow();
    Map<UUID, String> bodies = new HashMap<>();
    tx.sql()
        .createQuery("SELECT id, case_id, body FROM timeline_entry WHERE id = ANY (:ids)")
        .bindArray("ids", UUID.class, entries.keySet().toArray())
        .map(
            (row, context) -> {
              UUID id = row.getObject("id", UUID.class);
              UUID caseId = row.getObject("case_id", UUID.class);
              return caseId.equals(entries.get(id))
                  ? bodies.put(id, read(tx, caseId, id, "body", row.getBytes("body")))
                  : null;
            })
        .list();
    return bodies;
  }

  Map<UUID, List<Attachment>> attachments(Tx tx, Map<UUID, UUID> entries) {
    return attachments.of(tx, entries);
  }

  Map<UUID, String> lastReceived(Tx tx, Collection<UUID> cases) {
    tx.writeNow();
    Map<UUID, String> last = new HashMap<>();
    tx.sql()
        .createQuery(
            """
            SELECT m.id, m.case_id, m.body FROM unnest(CAST(:cases AS uuid[])) AS c (id)
            JOIN LATERAL (
              SELECT id, case_id, body FROM timeline_entry
              WHERE case_id = c.id AND kind = 'received' ORDER BY at DESC, id DESC LIMIT 1) m
            ON true
            """)
        .bindArray("cases", UUID.class, cases.toArray())
        .map(
            (row, context) -> {
              UUID caseId = row.getObject("case_id", UUID.class);
              UUID id = row.getObject("id", UUID.class);
              return last.put(caseId, read(tx, caseId, id, "body", row.getBytes("body")));
            })
        .list();
    return last;
  }

  List<Entry> all(Tx tx, UUID caseId, Optional<Kind> kind) {
    tx.writeNow();
    List<UUID> ids =
        tx.sql()
            .createQuery(
                """
                SELECT id FROM timeline_entry WHERE case_id = :case
                  AND (CAST(:kind AS text) IS NULL OR kind = CAST(:kind AS text))
                """)
            .bind("case", caseId)
            .bind("kind", kind.map(one -> one.name().toLowerCase(Locale.ROOT)).orElse(null))
            .mapTo(UUID.class)
            .list();
    return entries(tx, caseId, ids);
  }

  /** Some of a case. */
  List<Entry> some(Tx tx, UUID caseId, Collection<UUID> ids) {
    tx.writeNow();
    return entries(tx, caseId, List.copyOf(ids));
  }

  /** Those before a moment, or the latest, up to so many; one more is looked for and not opened. */
  TimelinePart before(Tx tx, UUID caseId, Optional<TimelineMoment> before, int most) {
    tx.writeNow();
    List<UUID> ids =
        tx.sql()
            .createQuery(
                """
                SELECT id FROM timeline_entry WHERE case_id = :case <before>
                ORDER BY at DESC, id DESC LIMIT :most
                """)
            .define("before", before.isPresent() ? "AND (at, id) < (:at, :id)" : "")
            .bind("case", caseId)
            .bind("at", before.map(TimelineMoment::at).orElse(null))
            .bind("id", before.map(TimelineMoment::id).orElse(null))
            .bind("most", most + 1L)
            .mapTo(UUID.class)
            .list();
    List<UUID> shown = ids.subList(0, Math.min(ids.size(), most));
    return new TimelinePart(entries(tx, caseId, shown), ids.size() > most, before);
  }

  private List<Entry> entries(Tx tx, UUID caseId, List<UUID> ids) {
    Map<UUID, List<Attachment>> came = attachments.of(tx, caseId, ids);
    return tx.sql()
        .createQuery(
            """
            SELECT id, kind, at, channel, language, author, body, understood, delivery
            FROM timeline_entry WHERE id = ANY (:ids) ORDER BY at, id
            """)
        .bindArray("ids", UUID.class, ids.toArray())
        .map((row, context) -> entry(tx, caseId, row, came))
        .list();
  }

  private Entry entry(Tx tx, UUID caseId, ResultSet row, Map<UUID, List<Attachment>> came)
      throws SQLException {
    UUID id = row.getObject("id", UUID.class);
    String understood = read(tx, caseId, id, "understood", row.getBytes("understood"));
    String delivery = row.getString("delivery");
    return new Entry(
        id,
        Kind.valueOf(row.getString("kind").toUpperCase(Locale.ROOT)),
        row.getTimestamp("at").toInstant(),
        row.getString("channel"),
        row.getString("language"),
        row.getString("author"),
        read(tx, caseId, id, "body", row.getBytes("body")),
        understood == null || understood.equals(ReadSealed.NOT_SHOWN)
            ? List.of()
            : Arrays.asList(understood.split(" ")),
        delivery == null ? null : Delivery.ofKey(delivery),
        came.getOrDefault(id, List.of()));
  }

  private String read(Tx tx, UUID caseId, UUID id, String field, byte[] value) {
    return ReadSealed.open(
        tx, caseId, sealer, KeyId.ofCase(caseId), new Place(EntryRows.TABLE, id, field), value);
  }
}
