package org.portolan.cases.attachments;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.portolan.cases.attachments.Attachment.Refusal;
import org.portolan.cases.attachments.SealedFiles.Kept;
import org.portolan.cases.keys.BlindIndex;
import org.portolan.cases.keys.KeyId;
import org.portolan.cases.keys.Place;
import org.portolan.cases.keys.Sealer;
import org.portolan.cases.store.ReadSealed;
import org.portolan.cases.store.Tx;

/** What came with the messages of cases: its rows. The bytes lie in {@link SealedFiles}. */
@Dependent
public class Attachments {

  private static final String TABLE = "attachment";
  private static final String SELECT =
      """
      SELECT id, case_id, entry_id, place, arrived_at, media_type, bytes, refusal, name, unchecked
      FROM attachment
      """;

  private final Sealer sealer;

  @Inject
  public Attachments(Sealer sealer) {
    this.sealer = sealer;
  }

  /**
   * Something came with a message; where it stood is a place of its own, so that the same never
   * stands twice.
   *
   * @param name what its sender called it
   * @return its id, or empty when it was there already
   */
  public Optional<UUID> arrived(
      Tx tx, UUID caseId, UUID entryId, int place, Optional<String> name) {
    UUID id = UUID.randomUUID();
    boolean fresh =
        tx.sql()
                .createUpdate(
                    """
                    INSERT INTO attachment (id, case_id, compartment, scope, entry_id, place,
                      arrived_at, name)
                    SELECT :id, id, compartment, scope, :entry, :place, :now, :name
                    FROM case_file WHERE id = :case
                    ON CONFLICT (case_id, entry_id, place) DO NOTHING
                    """)
                .bind("id", id)
                .bind("case", caseId)
                .bind("entry", entryId)
                .bind("place", place)
                .bind("now", tx.now())
                .bind("name", seal(caseId, id, "name", name.orElse(null)))
                .execute()
            == 1;
    return fresh ? Optional.of(id) : Optional.empty();
  }

  /**
   * It lies in the store of files.
   *
   * @param content what {@link BlindIndex#ofFile} says of it
   * @return false when nobody waits for it any more: its case was forgotten, or it was settled
   */
  public boolean stored(Tx tx, UUID caseId, UUID id, FileType type, Kept file, byte[] content) {
    boolean settled =
        tx.sql()
                .createUpdate(
                    """
                    UPDATE attachment SET state = 'stored', settled_at = :now, media_type = :type,
                      bytes = :bytes, file_id = :file, file_key = :key,
                      content_index = :content, unchecked = false
                    WHERE id = :id AND state = 'waiting'
                    """)
                .bind("now", tx.now())
                .bind("type", type.mediaType())
                .bind("bytes", file.bytes())
                .bind("file", file.name())
                .bind("key", seal(caseId, id, "file_key", file.key()))
                .bind("content", content)
                .bind("id", id)
                .execute()
            == 1;
    if (settled) {
      tx.record(caseId, "attachment.stored", Map.of("attachment", id.toString()));
    }
    return settled;
  }

  /**
   * A file comes with something that stands on a case, and is kept already.
   *
   * @param content what {@link BlindIndex#ofFile} says of it
   * @throws java.util.NoSuchElementException when one came with it before
   */
  public void keep(Tx tx, UUID caseId, UUID entryId, StoredFile file, byte[] content) {
    UUID id = arrived(tx, caseId, entryId, 0, file.name()).orElseThrow();
    stored(tx, caseId, id, file.type(), file.kept(), content);
  }

  /** It came, and waits for a scanner that cannot be asked now. */
  public void unchecked(Tx tx, UUID id) {
    tx.sql()
        .createUpdate(
            """
            UPDATE attachment SET unchecked = true
            WHERE id = :id AND state = 'waiting' AND NOT unchecked
            """)
        .bind("id", id)
        .execute();
  }

  /** The cases, of those this actor may see, in which the very same file lies; not its own. */
  public List<UUID> casesWithTheSame(Tx tx, Attachment attachment) {
    return tx.sql()
        .createQuery(
            """
            SELECT DISTINCT other.case_id FROM attachment own
            JOIN attachment other ON other.content_index = own.content_index
            WHERE own.id = :id AND other.case_id <> own.case_id AND other.state = 'stored'
            """)
        .bind("id", attachment.id())
        .mapTo(UUID.class)
        .list();
  }

  /** It is not kept. Returns whether it is the first of its message that is refused. */
  public boolean refused(Tx tx, UUID caseId, UUID id, Refusal why) {
    Optional<UUID> entry =
        tx.sql()
            .createQuery(
                """
                UPDATE attachment SET state = 'refused', settled_at = :now, refusal = :why,
                  unchecked = false
                WHERE id = :id AND state = 'waiting' RETURNING entry_id
                """)
            .bind("now", tx.now())
            .bind("why", why.key())
            .bind("id", id)
            .mapTo(UUID.class)
            .findOne();
    entry.ifPresent(
        unused ->
            tx.record(
                caseId,
                "attachment.refused",
                Map.of("attachment", id.toString(), "why", why.key())));
    return entry.isPresent() && refusedOf(tx, caseId, entry.get()) == 1;
  }

  private static int refusedOf(Tx tx, UUID caseId, UUID entry) {
    return tx.sql()
        .createQuery(
            """
            SELECT count(*) FROM attachment
            WHERE case_id = :case AND entry_id = :entry AND state = 'refused'
            """)
        .bind("case", caseId)
        .bind("entry", entry)
        .mapTo(Integer.class)
        .one();
  }

  /**
   * What came with the messages of a case, by the message, in the order of their places.
   *
   * <p>Opens sealed values: record the reading.
   */
  public Map<UUID, List<Attachment>> of(Tx tx, UUID caseId) {
    return tx
        .sql()
        .createQuery(SELECT + "WHERE case_id = :case ORDER BY entry_id, place")
        .bind("case", caseId)
        .map((row, context) -> attachment(tx, row))
        .list()
        .stream()
        .collect(Collectors.groupingBy(Attachment::entryId));
  }

  /**
   * What came with some messages of a case, likewise; nothing that came with others is opened.
   *
   * <p>Opens sealed values: record the reading.
   */
  public Map<UUID, List<Attachment>> of(Tx tx, UUID caseId, Collection<UUID> messages) {
    return tx
        .sql()
        .createQuery(
            SELECT
                + "WHERE case_id = :case AND entry_id = ANY (:messages) ORDER BY entry_id, place")
        .bind("case", caseId)
        .bindArray("messages", UUID.class, messages.toArray())
        .map((row, context) -> attachment(tx, row))
        .list()
        .stream()
        .collect(Collectors.groupingBy(Attachment::entryId));
  }

  /**
   * What came with some messages of several cases, likewise.
   *
   * @param entries the case of each message
   */
  public Map<UUID, List<Attachment>> of(Tx tx, Map<UUID, UUID> entries) {
    return tx
        .sql()
        .createQuery(
            SELECT
                + """
                WHERE case_id = ANY (:cases) AND entry_id = ANY (:messages)
                ORDER BY entry_id, place
                """)
        .bindArray("cases", UUID.class, entries.values().stream().distinct().toArray())
        .bindArray("messages", UUID.class, entries.keySet().toArray())
        .map((row, context) -> attachment(tx, row))
        .list()
        .stream()
        .collect(Collectors.groupingBy(Attachment::entryId));
  }

  /** One of them; empty when this actor has none such. Opens a sealed value: record the reading. */
  public Optional<Attachment> find(Tx tx, UUID id) {
    return tx.sql()
        .createQuery(SELECT + "WHERE id = :id")
        .bind("id", id)
        .map((row, context) -> attachment(tx, row))
        .findOne();
  }

  /**
   * Where a stored file lies, and its key.
   *
   * @throws org.portolan.cases.keys.Sealer.Tampered when the key was altered
   */
  public Optional<Kept> file(Tx tx, Attachment attachment) {
    return tx.sql()
        .createQuery("SELECT file_id, file_key FROM attachment WHERE id = :id AND state = 'stored'")
        .bind("id", attachment.id())
        .map(
            (row, context) ->
                new Kept(
                    row.getObject("file_id", UUID.class),
                    sealer.open(
                        KeyId.ofCase(attachment.caseId()),
                        new Place(TABLE, attachment.id(), "file_key"),
                        row.getBytes("file_key")),
                    attachment.bytes()))
        .findOne();
  }

  private Attachment attachment(Tx tx, ResultSet row) throws SQLException {
    UUID id = row.getObject("id", UUID.class);
    UUID caseId = row.getObject("case_id", UUID.class);
    return new Attachment(
        id,
        caseId,
        row.getObject("entry_id", UUID.class),
        row.getInt("place"),
        row.getTimestamp("arrived_at").toInstant(),
        Optional.ofNullable(row.getString("media_type")).flatMap(FileType::ofMediaType),
        row.getLong("bytes"),
        Optional.ofNullable(row.getString("refusal")).map(Refusal::ofKey),
        Optional.ofNullable(
            ReadSealed.open(
                tx,
                caseId,
                sealer,
                KeyId.ofCase(caseId),
                new Place(TABLE, id, "name"),
                row.getBytes("name"))),
        row.getBoolean("unchecked"));
  }

  private byte[] seal(UUID caseId, UUID id, String field, String value) {
    return sealer.seal(KeyId.ofCase(caseId), new Place(TABLE, id, field), value);
  }
}
