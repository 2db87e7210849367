package org.portolan.cases.portal.rumours;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.portolan.cases.keys.KeyId;
import org.portolan.cases.keys.Keys;
import org.portolan.cases.keys.Place;
import org.portolan.cases.portal.rumours.Rumour.Answer;
import org.portolan.cases.store.Compartment;
import org.portolan.cases.store.ReadSealed;
import org.portolan.cases.store.Readings;
import org.portolan.cases.store.Tx;

/** Reads rumours, within what the actor may see. */
@Dependent
public class Rumours {

  static final Compartment COMPARTMENT = Compartment.INFORMATION;

  /** The event of an answer. */
  static final String ANSWERED = "rumour.answered";

  private static final String ORDER =
      """
      ORDER BY CASE r.state WHEN 'open' THEN 1 WHEN 'answered' THEN 2 ELSE 3 END,
        h.last_heard DESC, r.case_id
      """;

  private static final String COLUMNS =
      """
      SELECT r.case_id, f.reference, r.saying, r.recorded_at, r.verdict, r.answer, r.page,
        r.answered_at, r.state = 'past' AS past, h.heard, h.last_heard
      FROM rumour r JOIN case_file f ON f.id = r.case_id
        CROSS JOIN LATERAL (SELECT count(*) AS heard, max(heard_on) AS last_heard
          FROM rumour_hearing WHERE case_id = r.case_id) h
      """;

  private final Keys keys;

  @Inject
  public Rumours(Keys keys) {
    this.keys = keys;
  }

  /** How many there are for this actor. */
  public long count(Tx tx) {
    return tx.sql().createQuery("SELECT count(*) FROM rumour").mapTo(Long.class).one();
  }

  /**
   * A page of the list: those that nobody has answered first, those that were put away last, the
   * latest heard in front. A reading of each.
   *
   * @param from how many to leave out
   * @param most how many to return at most
   */
  public List<Rumour> page(Tx tx, int from, int most) {
    List<UUID> ids =
        tx.sql()
            .createQuery(
                """
                SELECT r.case_id FROM rumour r
                  CROSS JOIN LATERAL (SELECT max(heard_on) AS last_heard
                    FROM rumour_hearing WHERE case_id = r.case_id) h
                """
                    + ORDER
                    + "LIMIT :most OFFSET :from")
            .bind("from", from)
            .bind("most", most)
            .mapTo(UUID.class)
            .list();
    keys.vault().prefetch(ids.stream().map(KeyId::ofCase).toList());
    Readings.recordAll(tx, ids, "list");
    return tx.sql()
        .createQuery(COLUMNS + "WHERE r.case_id = ANY (:ids)\n" + ORDER)
        .bindArray("ids", UUID.class, ids.toArray())
        .map((row, context) -> rumour(tx, row))
        .list();
  }

  /** The rumour with a reference, or empty when this actor has none such. A reading. */
  public Optional<Rumour> find(Tx tx, String reference) {
    Optional<Rumour> found =
        tx.sql()
            .createQuery(COLUMNS + "WHERE f.reference = :reference")
            .bind("reference", reference)
            .map((row, context) -> rumour(tx, row))
            .findOne();
    found.ifPresent(rumour -> Readings.record(tx, rumour.caseId(), "case"));
    return found;
  }

  /** Each time that one was heard, the latest first. */
  public List<Hearing> hearings(Tx tx, UUID rumour) {
    return tx.sql()
        .createQuery(
            """
            SELECT id, heard_on, country, place, language, medium, reach FROM rumour_hearing
            WHERE case_id = :case ORDER BY heard_on DESC, recorded_at DESC, id
            """)
        .bind("case", rumour)
        .map((row, context) -> hearing(tx, rumour, row))
        .list();
  }

  private Rumour rumour(Tx tx, ResultSet row) throws SQLException {
    UUID id = row.getObject("case_id", UUID.class);
    String verdict = row.getString("verdict");
    Optional<Answer> answer =
        verdict == null
            ? Optional.empty()
            : Optional.of(
                new Answer(
                    Verdict.ofKey(verdict),
                    open(tx, id, answer(id), row.getBytes("answer")),
                    Optional.ofNullable(row.getString("page")),
                    row.getTimestamp("answered_at").toInstant()));
    return new Rumour(
        id,
        row.getString("reference"),
        open(tx, id, saying(id), row.getBytes("saying")),
        row.getTimestamp("recorded_at").toInstant(),
        answer,
        row.getBoolean("past"),
        row.getLong("heard"),
        row.getObject("last_heard", LocalDate.class));
  }

  private Hearing hearing(Tx tx, UUID rumour, ResultSet row) throws SQLException {
    UUID id = row.getObject("id", UUID.class);
    return new Hearing(
        row.getObject("heard_on", LocalDate.class),
        Optional.ofNullable(row.getString("country")),
        open(tx, rumour, place(id), row.getBytes("place")),
        row.getString("language"),
        Medium.ofKey(row.getString("medium")),
        Reach.ofKey(row.getString("reach")));
  }

  private String open(Tx tx, UUID rumour, Place place, byte[] value) {
    return ReadSealed.open(tx, rumour, keys.sealer(), KeyId.ofCase(rumour), place, value);
  }

  static Place saying(UUID rumour) {
    return new Place("rumour", rumour, "saying");
  }

  static Place answer(UUID rumour) {
    return new Place("rumour", rumour, "answer");
  }

  static Place place(UUID hearing) {
    return new Place("rumour_hearing", hearing, "place");
  }
}
