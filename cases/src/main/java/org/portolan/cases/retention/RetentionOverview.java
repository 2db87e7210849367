package org.portolan.cases.retention;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.portolan.cases.keys.KeyId;
import org.portolan.cases.keys.Sealer;
import org.portolan.cases.store.Tx;

/** What waits for its erasure and what was erased, as far as this actor oversees it. */
@Dependent
public class RetentionOverview {

  private static final String ANNOUNCED =
      """
      SELECT e.case_id, e.reference, e.kind, e.of_compartment, e.post, e.due_at, h.id AS hold,
        h.reason, h.placed_at
      FROM erasure e
      LEFT JOIN legal_hold h ON h.case_id = e.case_id AND h.lifted_at IS NULL
      WHERE e.erased_at IS NULL AND e.withdrawn_at IS NULL
      """;

  private final Sealer sealer;

  @Inject
  public RetentionOverview(Sealer sealer) {
    this.sealer = sealer;
  }

  /** How many cases and people are announced and not yet erased. */
  public long announced(Tx tx) {
    return tx.sql()
        .createQuery(
            "SELECT count(*) FROM erasure WHERE erased_at IS NULL AND withdrawn_at IS NULL")
        .mapTo(Long.class)
        .one();
  }

  /**
   * What is announced and not yet erased, the soonest first.
   *
   * @param from how many to leave out
   * @param most how many to return at most
   */
  public List<Announced> announced(Tx tx, int from, int most) {
    return tx.sql()
        .createQuery(ANNOUNCED + "ORDER BY e.due_at, e.case_id LIMIT :most OFFSET :from")
        .bind("from", from)
        .bind("most", most)
        .map((row, context) -> announced(row))
        .list();
  }

  /** One of them; empty when the case is not announced, or erased, or not this actor's concern. */
  public Optional<Announced> announced(Tx tx, UUID caseId) {
    return tx.sql()
        .createQuery(ANNOUNCED + "AND e.case_id = :case")
        .bind("case", caseId)
        .map((row, context) -> announced(row))
        .findOne();
  }

  private Announced announced(ResultSet row) throws SQLException {
    UUID caseId = row.getObject("case_id", UUID.class);
    UUID hold = row.getObject("hold", UUID.class);
    return new Announced(
        caseId,
        row.getString("reference"),
        row.getString("kind"),
        row.getString("of_compartment"),
        row.getString("post"),
        row.getTimestamp("due_at").toInstant(),
        hold == null
            ? null
            : sealer.open(KeyId.ofCase(caseId), LegalHolds.place(hold), row.getBytes("reason")));
  }

  /** What is held though nothing has announced its erasure, the latest hold first. */
  public List<Held> held(Tx tx) {
    return tx.sql()
        .createQuery(
            """
            SELECT h.id, h.case_id, h.reference, h.of_compartment, h.post, h.reason
            FROM legal_hold h
            WHERE h.lifted_at IS NULL AND NOT EXISTS (
              SELECT FROM erasure e
              WHERE e.case_id = h.case_id AND e.erased_at IS NULL AND e.withdrawn_at IS NULL)
            ORDER BY h.placed_at DESC, h.id
            """)
        .map(
            (row, context) -> {
              UUID caseId = row.getObject("case_id", UUID.class);
              return new Held(
                  caseId,
                  row.getString("reference"),
                  row.getString("of_compartment"),
                  row.getString("post"),
                  sealer.open(
                      KeyId.ofCase(caseId),
                      LegalHolds.place(row.getObject("id", UUID.class)),
                      row.getBytes("reason")));
            })
        .list();
  }

  /** How many lines {@link #forgotten(Tx, int, int)} has in all. */
  public long forgotten(Tx tx) {
    return tx.sql().createQuery("SELECT count(*) FROM forgotten_cases").mapTo(Long.class).one();
  }

  /**
   * How many cases were forgotten, by post and kind and the month they were opened in, the latest
   * month first.
   *
   * @param from how many lines to leave out
   * @param most how many to return at most
   */
  public List<Forgotten> forgotten(Tx tx, int from, int most) {
    return tx.sql()
        .createQuery(
            """
            SELECT post, of_compartment, kind, opened_month, cases FROM forgotten_cases
            ORDER BY opened_month DESC, post, of_compartment, kind LIMIT :most OFFSET :from
            """)
        .bind("from", from)
        .bind("most", most)
        .map(
            (row, context) ->
                new Forgotten(
                    row.getString("post"),
                    row.getString("of_compartment"),
                    row.getString("kind"),
                    row.getObject("opened_month", LocalDate.class),
                    row.getInt("cases")))
        .list();
  }

  /**
   * A case that waits for its erasure, or a person without one.
   *
   * @param caseId of a person the person's
   * @param reference as read over the phone; it tells nobody's name
   * @param kind such as {@code quarantine}; {@code person} for somebody without a case
   * @param heldBecause the reason of its hold; null when it is not held
   */
  public record Announced(
      UUID caseId,
      String reference,
      String kind,
      String compartment,
      String post,
      Instant due,
      String heldBecause) {

    /** Whether it is somebody without a case. */
    public boolean ofPerson() {
      return kind.equals(PeopleWithoutCases.KIND);
    }
  }

  /** A case that is held before anybody thought of erasing it, and why. */
  public record Held(
      UUID caseId, String reference, String compartment, String post, String because) {
    @Override
    public String toString() {
      return "Held[" + caseId + "]";
    }
  }

  /**
   * What is left of forgotten cases.
   *
   * @param openedMonth the first day of the month
   */
  public record Forgotten(
      String post, String compartment, String kind, LocalDate openedMonth, int cases) {}
}
