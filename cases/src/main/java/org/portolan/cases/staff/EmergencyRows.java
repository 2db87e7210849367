package org.portolan.cases.staff;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.portolan.cases.keys.KeyId;
import org.portolan.cases.keys.KeyVault.KeyDestroyed;
import org.portolan.cases.keys.Keys;
import org.portolan.cases.keys.Place;
import org.portolan.cases.staff.EmergencyOpenings.Notice;
import org.portolan.cases.store.OpenedCase;
import org.portolan.cases.store.Tx;

/** The stored openings. */
final class EmergencyRows {

  private static final String TABLE = "emergency_opening";

  private static final String NOTICES =
      """
      SELECT id, opened_case, reference, officer, reason, opened_at, ends_at, seen_at
      FROM emergency_opening
      """;

  private final Keys keys;

  EmergencyRows(Keys keys) {
    this.keys = keys;
  }

  /** What somebody has opened and may still read. */
  static Set<OpenedCase> openTo(Tx tx, UUID staff) {
    return tx.sql()
        .createQuery(
            """
            SELECT DISTINCT opened_case, opened_person FROM emergency_opening
            WHERE staff_id = :staff AND ends_at > :now
            """)
        .bind("staff", staff)
        .bind("now", tx.now())
        .map(
            (row, context) ->
                new OpenedCase(
                    row.getObject("opened_case", UUID.class),
                    Optional.ofNullable(row.getObject("opened_person", UUID.class))))
        .collect(Collectors.toSet());
  }

  void add(
      Tx tx,
      StaffMember member,
      String organisation,
      OpenedCase opened,
      String reference,
      String reason,
      Instant until) {
    UUID id = UUID.randomUUID();
    tx.sql()
        .createUpdate(
            """
            INSERT INTO emergency_opening (id, scope, staff_id, opened_case, opened_person,
              reference, officer, reason, opened_at, ends_at)
            VALUES (:id, :scope, :staff, :case, CAST(:person AS uuid), :reference, :officer,
              :reason, :now, :until)
            """)
        .bind("id", id)
        .bind("scope", organisation)
        .bind("staff", member.id())
        .bind("case", opened.caseId())
        .bind("person", opened.person().orElse(null))
        .bind("reference", reference)
        .bind("officer", seal(opened.caseId(), id, "officer", member.name()))
        .bind("reason", seal(opened.caseId(), id, "reason", reason))
        .bind("now", tx.now())
        .bind("until", until)
        .execute();
  }

  /** Those of one officer that have not ended; the newest first. */
  List<Notice> openTo(Tx tx, StaffMember member) {
    return tx.sql()
        .createQuery(NOTICES + "WHERE staff_id = :staff AND ends_at > :now ORDER BY opened_at DESC")
        .bind("staff", member.id())
        .bind("now", tx.now())
        .map((row, context) -> notice(row))
        .list();
  }

  /** How many the actor may see. */
  static long count(Tx tx) {
    return tx.sql().createQuery("SELECT count(*) FROM emergency_opening").mapTo(Long.class).one();
  }

  /** All that the actor may see, the newest first. */
  List<Notice> page(Tx tx, int from, int most) {
    return tx.sql()
        .createQuery(NOTICES + "ORDER BY opened_at DESC, id LIMIT :most OFFSET :from")
        .bind("from", from)
        .bind("most", most)
        .map((row, context) -> notice(row))
        .list();
  }

  private Notice notice(ResultSet row) throws SQLException {
    UUID id = row.getObject("id", UUID.class);
    UUID caseId = row.getObject("opened_case", UUID.class);
    return new Notice(
        id,
        row.getString("reference"),
        open(caseId, id, "officer", row.getBytes("officer")),
        open(caseId, id, "reason", row.getBytes("reason")),
        row.getTimestamp("opened_at").toInstant(),
        row.getTimestamp("ends_at").toInstant(),
        row.getTimestamp("seen_at") != null);
  }

  private byte[] seal(UUID caseId, UUID id, String field, String value) {
    return keys.sealer().seal(KeyId.ofCase(caseId), new Place(TABLE, id, field), value);
  }

  /** What was sealed; a dash once the case has been forgotten. */
  private String open(UUID caseId, UUID id, String field, byte[] value) {
    try {
      return keys.sealer().open(KeyId.ofCase(caseId), new Place(TABLE, id, field), value);
    } catch (KeyDestroyed e) {
      return "–";
    }
  }
}
