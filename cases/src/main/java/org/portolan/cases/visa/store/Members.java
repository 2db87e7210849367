package org.portolan.cases.visa.store;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.portolan.cases.keys.KeyId;
import org.portolan.cases.keys.Place;
import org.portolan.cases.keys.Sealer;
import org.portolan.cases.store.Tx;
import org.portolan.cases.visa.model.Answers;
import org.portolan.cases.visa.model.Application;
import org.portolan.cases.visa.model.KeptZone;
import org.portolan.cases.visa.model.Member;

/** Whom applications are for, each with their own answers, sealed under the case's key. */
@Dependent
public class Members {

  private static final String TABLE = "visa_member";
  private static final String ZONE = "zone";
  private static final String COLUMNS = "SELECT id, kind, version, answers FROM visa_member ";

  private final Sealer sealer;

  @Inject
  public Members(Sealer sealer) {
    this.sealer = sealer;
  }

  /** A new member behind those that are there. */
  public Member add(Tx tx, Application application, Member.Kind kind) {
    Member member = new Member(UUID.randomUUID(), kind, 1, Answers.NONE);
    tx.sql()
        .createUpdate(
            """
            INSERT INTO visa_member (id, case_id, scope, kind, position, version, answers)
            SELECT :id, :case, :scope, :kind, count(*), :version, :answers
            FROM visa_member WHERE case_id = :case
            """)
        .bind("id", member.id())
        .bind("case", application.caseId())
        .bind("scope", application.origin().scope())
        .bind("kind", kind.key())
        .bind("version", member.version())
        .bind("answers", sealed(application.caseId(), member.id(), member.answers()))
        .execute();
    return member;
  }

  /**
   * Everybody whom an application is for, in the order in which they were added.
   *
   * <p>Opens sealed values: record the reading.
   *
   * @throws org.portolan.cases.keys.Sealer.Tampered when somebody's answers were altered: nobody
   *     decides on those
   */
  public List<Member> of(Tx tx, UUID caseId) {
    return tx.sql()
        .createQuery(COLUMNS + "WHERE case_id = :case ORDER BY position")
        .bind("case", caseId)
        .map((row, context) -> member(caseId, row))
        .list();
  }

  /** One of them; the application is locked. */
  public Optional<Member> find(Tx tx, UUID caseId, UUID id) {
    return tx.sql()
        .createQuery(COLUMNS + "WHERE case_id = :case AND id = :id")
        .bind("case", caseId)
        .bind("id", id)
        .map((row, context) -> member(caseId, row))
        .findOne();
  }

  /** Keeps somebody's answers as they are now; the application is locked. */
  public void save(Tx tx, UUID caseId, Member changed) {
    tx.sql()
        .createUpdate(
            "UPDATE visa_member SET version = :version, answers = :answers WHERE id = :id")
        .bind("version", changed.version())
        .bind("answers", sealed(caseId, changed.id(), changed.answers()))
        .bind("id", changed.id())
        .execute();
  }

  /** Keeps the machine readable zone of somebody's passport, in the place of another. */
  public void keepZone(Tx tx, UUID caseId, UUID id, KeptZone zone) {
    byte[] lines = sealer.seal(KeyId.ofCase(caseId), new Place(TABLE, id, ZONE), zone.lines());
    zone(tx, caseId, id, lines, zone.own());
  }

  /** The zone of somebody's passport is kept no longer. */
  public void dropZone(Tx tx, UUID caseId, UUID id) {
    zone(tx, caseId, id, null, false);
  }

  private static void zone(Tx tx, UUID caseId, UUID id, byte[] lines, boolean own) {
    tx.sql()
        .createUpdate(
            """
            UPDATE visa_member SET zone = CAST(:zone AS bytea), zone_own = :own
            WHERE id = :id AND case_id = :case
            """)
        .bind("zone", lines)
        .bind("own", own)
        .bind("id", id)
        .bind("case", caseId)
        .execute();
  }

  /**
   * The zones of those members of whom one was read or copied.
   *
   * <p>Opens sealed values: record the reading.
   */
  public Map<UUID, KeptZone> zones(Tx tx, UUID caseId) {
    return tx.sql()
        .createQuery(
            """
            SELECT id, zone, zone_own FROM visa_member
            WHERE case_id = :case AND zone IS NOT NULL
            """)
        .bind("case", caseId)
        .map((row, context) -> Map.entry(row.getObject("id", UUID.class), zone(caseId, row)))
        .collectToMap(Map.Entry::getKey, Map.Entry::getValue);
  }

  private KeptZone zone(UUID caseId, ResultSet row) throws SQLException {
    Place place = new Place(TABLE, row.getObject("id", UUID.class), ZONE);
    return new KeptZone(
        sealer.open(KeyId.ofCase(caseId), place, row.getBytes("zone")), row.getBoolean("zone_own"));
  }

  private byte[] sealed(UUID caseId, UUID id, Answers answers) {
    return sealer.seal(KeyId.ofCase(caseId), place(id), answers.toJson());
  }

  private Member member(UUID caseId, ResultSet row) throws SQLException {
    UUID id = row.getObject("id", UUID.class);
    return new Member(
        id,
        Member.Kind.ofKey(row.getString("kind")),
        row.getLong("version"),
        Answers.fromJson(sealer.open(KeyId.ofCase(caseId), place(id), row.getBytes("answers"))));
  }

  private static Place place(UUID id) {
    return new Place(TABLE, id, "answers");
  }
}
