package org.portolan.cases.attachments;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.portolan.cases.keys.KeyId;
import org.portolan.cases.keys.Place;
import org.portolan.cases.keys.Sealer;
import org.portolan.cases.store.ManyRows;
import org.portolan.cases.store.Tx;

/**
 * Files that lie on more than one case: what came with messages of one comes to stand on another.
 * The bytes lie where they lay, for as long as one of the cases is kept; their key is sealed under
 * that of each.
 */
public final class SharedFiles {

  private static final String TABLE = "attachment";

  private static final ManyRows<Copy> INSERT =
      ManyRows.<Copy>statement(
              """
              INSERT INTO attachment (id, case_id, compartment, scope, entry_id, place, arrived_at,
                state, settled_at, media_type, bytes, name, file_id, file_key, content_index)
              SELECT r.id, c.id, c.compartment, c.scope, r.entry, r.place, r.at, 'stored', r.at,
                r.type, r.bytes, r.name, r.file, r.key, r.content
              FROM :rows JOIN case_file c ON c.id = r.case_id
              """)
          .column("id", "uuid", Copy::id)
          .column("case_id", "uuid", Copy::caseId)
          .column("entry", "uuid", Copy::entry)
          .column("place", "int4", Copy::place)
          .column("at", "timestamptz", Copy::at)
          .column("type", "text", Copy::type)
          .column("bytes", "int8", Copy::bytes)
          .column("name", "bytea", Copy::name)
          .column("file", "uuid", Copy::file)
          .column("key", "bytea", Copy::key)
          .column("content", "bytea", Copy::content)
          .build();

  private final Sealer sealer;

  public SharedFiles(Sealer sealer) {
    this.sealer = sealer;
  }

  /**
   * Copies what is stored of them; what was refused, or is still waited for, stays where it came.
   *
   * @param entries of the one case, and what they are on the other
   */
  public void copy(Tx tx, UUID from, UUID to, Map<UUID, UUID> entries) {
    tx.sql()
        .createQuery(
            """
            SELECT id, entry_id, place, arrived_at, media_type, bytes, name, file_id, file_key,
              content_index
            FROM attachment
            WHERE case_id = :case AND entry_id = ANY (:entries) AND state = 'stored'
            """)
        .bind("case", from)
        .bindArray("entries", UUID.class, entries.keySet().toArray())
        .map((row, context) -> copy(row, from, to, entries))
        .forEach(copy -> tx.atEnd(INSERT, copy));
  }

  /** Where the files of a case lie that lie on no other case. */
  public static List<UUID> ofNoOther(Tx tx, UUID caseId) {
    return tx.sql()
        .createQuery(
            """
            SELECT a.file_id FROM attachment a
            WHERE a.case_id = :case AND a.file_id IS NOT NULL AND NOT EXISTS (
              SELECT FROM attachment o WHERE o.file_id = a.file_id AND o.case_id <> a.case_id)
            """)
        .bind("case", caseId)
        .mapTo(UUID.class)
        .list();
  }

  private Copy copy(ResultSet row, UUID from, UUID to, Map<UUID, UUID> entries)
      throws SQLException {
    UUID id = UUID.randomUUID();
    UUID old = row.getObject("id", UUID.class);
    return new Copy(
        id,
        to,
        entries.get(row.getObject("entry_id", UUID.class)),
        row.getInt("place"),
        row.getTimestamp("arrived_at").toInstant(),
        row.getString("media_type"),
        row.getLong("bytes"),
        again("name", row.getBytes("name"), from, old, to, id),
        row.getObject("file_id", UUID.class),
        again("file_key", row.getBytes("file_key"), from, old, to, id),
        row.getBytes("content_index"));
  }

  private byte[] again(String field, byte[] sealed, UUID from, UUID old, UUID to, UUID id) {
    String value = sealer.open(KeyId.ofCase(from), new Place(TABLE, old, field), sealed);
    return sealer.seal(KeyId.ofCase(to), new Place(TABLE, id, field), value);
  }

  private record Copy(
      UUID id,
      UUID caseId,
      UUID entry,
      int place,
      Instant at,
      String type,
      long bytes,
      byte[] name,
      UUID file,
      byte[] key,
      byte[] content) {}
}
