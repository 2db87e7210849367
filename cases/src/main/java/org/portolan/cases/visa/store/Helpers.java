package org.portolan.cases.visa.store;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.portolan.cases.enquiry.PageTicket;
import org.portolan.cases.keys.BlindIndex;
import org.portolan.cases.keys.KeyId;
import org.portolan.cases.keys.Keys;
import org.portolan.cases.keys.Place;
import org.portolan.cases.keys.Sealer;
import org.portolan.cases.store.Tx;
import org.portolan.cases.visa.model.Application;
import org.portolan.cases.visa.model.Helper;
import org.portolan.i18n.phone.PhoneNumber;

/**
 * Who helps with applications; sealed under the case's key, found by a keyed hash of their code.
 */
@Dependent
public class Helpers {

  private static final String TABLE = "visa_helper";

  private final Sealer sealer;
  private final BlindIndex index;

  @Inject
  public Helpers(Keys keys) {
    this.sealer = keys.sealer();
    this.index = keys.blindIndex();
  }

  /** Whose application a code opens, and how. */
  public record Opened(UUID helper, UUID caseId, boolean writes) {}

  /** Somebody helps from now on. */
  public UUID add(
      Tx tx,
      Application application,
      String name,
      Optional<PhoneNumber> phone,
      boolean writes,
      PageTicket code) {
    UUID id = UUID.randomUUID();
    KeyId key = KeyId.ofCase(application.caseId());
    tx.sql()
        .createUpdate(
            """
            INSERT INTO visa_helper (id, case_id, scope, name, phone, phone_index, code_index,
              writes, consented_at)
            VALUES (:id, :case, :scope, :name, CAST(:phone AS bytea), CAST(:index AS bytea), :code,
              :writes, :now)
            """)
        .bind("id", id)
        .bind("case", application.caseId())
        .bind("scope", application.origin().scope())
        .bind("name", sealer.seal(key, new Place(TABLE, id, "name"), name))
        .bind(
            "phone",
            phone
                .map(one -> sealer.seal(key, new Place(TABLE, id, "phone"), one.e164()))
                .orElse(null))
        .bind("index", phone.map(one -> index.ofPhone(one.e164())).orElse(null))
        .bind("code", indexOf(code))
        .bind("writes", writes)
        .bind("now", tx.now())
        .execute();
    return id;
  }

  /** Somebody helps no more; false when they did not. */
  public boolean end(Tx tx, UUID caseId, UUID helper) {
    return tx.sql()
            .createUpdate(
                """
                UPDATE visa_helper SET withdrawn_at = :now
                WHERE id = :id AND case_id = :case AND withdrawn_at IS NULL
                """)
            .bind("now", tx.now())
            .bind("id", helper)
            .bind("case", caseId)
            .execute()
        > 0;
  }

  /** Nobody helps with it any more; those who did until now. */
  public Set<UUID> endAll(Tx tx, UUID caseId) {
    return tx.sql()
        .createQuery(
            """
            UPDATE visa_helper SET withdrawn_at = :now
            WHERE case_id = :case AND withdrawn_at IS NULL RETURNING id
            """)
        .bind("now", tx.now())
        .bind("case", caseId)
        .mapTo(UUID.class)
        .set();
  }

  /** What a code opens now; empty when it is none, or the consent was withdrawn. */
  public Optional<Opened> opened(Tx tx, PageTicket code) {
    return tx.sql()
        .createQuery(
            """
            SELECT h.id, h.case_id, h.writes FROM visa_helper h
            JOIN case_file f ON f.id = h.case_id AND f.erased_at IS NULL
            WHERE h.code_index = :code AND h.withdrawn_at IS NULL
            """)
        .bind("code", indexOf(code))
        .map(
            (row, context) ->
                new Opened(
                    row.getObject("id", UUID.class),
                    row.getObject("case_id", UUID.class),
                    row.getBoolean("writes")))
        .findOne();
  }

  /**
   * Everybody who helps with an application or did, the earliest first.
   *
   * <p>Opens sealed values: record the reading.
   */
  public List<Helper> of(Tx tx, UUID caseId) {
    return tx.sql()
        .createQuery("SELECT * FROM visa_helper WHERE case_id = :case ORDER BY consented_at, id")
        .bind("case", caseId)
        .map((row, context) -> helper(caseId, row))
        .list();
  }

  private Helper helper(UUID caseId, ResultSet row) throws SQLException {
    UUID id = row.getObject("id", UUID.class);
    KeyId key = KeyId.ofCase(caseId);
    byte[] phone = row.getBytes("phone");
    Timestamp until = row.getTimestamp("withdrawn_at");
    return new Helper(
        id,
        sealer.open(key, new Place(TABLE, id, "name"), row.getBytes("name")),
        phone == null
            ? Optional.empty()
            : Optional.of(sealer.open(key, new Place(TABLE, id, "phone"), phone)),
        row.getBoolean("writes"),
        row.getTimestamp("consented_at").toInstant(),
        Optional.ofNullable(until).map(Timestamp::toInstant));
  }

  private byte[] indexOf(PageTicket code) {
    return index.ofTicket("helper " + code.text());
  }
}
