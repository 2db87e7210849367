package org.portolan.cases.support;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.portolan.cases.files.CaseReference;
import org.portolan.cases.people.PersonLabels;
import org.portolan.cases.people.PersonLabels.Name;
import org.portolan.cases.store.Readings;
import org.portolan.cases.store.Tx;
import org.portolan.cases.timeline.Timeline;
import org.portolan.cases.timeline.TimelineMoment;
import org.portolan.cases.timeline.TimelinePart;

/** The stored support cases, as far as the actor may see them. */
@Dependent
public class SupportCases {

  private static final String SELECT =
      """
      SELECT s.case_id, f.reference, f.person_id, s.version, s.state, s.urgency, s.worker,
        s.next_contact_on, s.outcome
      FROM support_case s JOIN case_file f ON f.id = s.case_id
      """;

  private final Timeline timeline;
  private final PersonLabels labels;

  @Inject
  public SupportCases(Timeline timeline, PersonLabels labels) {
    this.timeline = timeline;
    this.labels = labels;
  }

  /** How many there are in each state. */
  public Map<SupportState, Long> counts(Tx tx) {
    Map<SupportState, Long> counts = new EnumMap<>(SupportState.class);
    tx.sql()
        .createQuery("SELECT state, count(*) AS many FROM support_case GROUP BY state")
        .map(
            (row, context) ->
                counts.put(
                    SupportState.find(row.getString("state")).orElseThrow(), row.getLong("many")))
        .list();
    return counts;
  }

  /**
   * Those in a state, whom to contact first in front; opens nothing sealed.
   *
   * @param from how many to leave out
   * @param most how many to return at most
   */
  public List<SupportCase> page(Tx tx, SupportState state, int from, int most) {
    return tx.sql()
        .createQuery(
            SELECT
                + "WHERE s.state = :state ORDER BY s.next_contact_on, s.case_id"
                + " LIMIT :most OFFSET :from")
        .bind("state", state.key())
        .bind("from", from)
        .bind("most", most)
        .map((row, context) -> read(row))
        .list();
  }

  /**
   * One with whose it is and its entries; empty when the actor has none such. The reading is
   * recorded.
   *
   * @param before the moment up to which entries are read; empty for the latest
   * @param most how many entries are read at most
   */
  public Optional<View> of(
      Tx tx, CaseReference reference, Optional<TimelineMoment> before, int most) {
    return tx.sql()
        .createQuery(SELECT + "WHERE f.reference = :reference AND f.erased_at IS NULL")
        .bind("reference", reference.text())
        .map((row, context) -> read(row))
        .findOne()
        .map(found -> view(tx, found, before, most));
  }

  private View view(Tx tx, SupportCase found, Optional<TimelineMoment> before, int most) {
    Readings.record(tx, found.id(), "case");
    return new View(
        found,
        labels.names(tx, Set.of(found.person())).get(found.person()),
        timeline.before(tx, found.id(), before, most));
  }

  static Optional<SupportCase> lock(Tx tx, UUID caseId) {
    return tx.sql()
        .createQuery(SELECT + "WHERE s.case_id = :case FOR UPDATE OF s")
        .bind("case", caseId)
        .map((row, context) -> read(row))
        .findOne();
  }

  /** The reference of the one that somebody has open at a post. */
  static Optional<CaseReference> openOf(Tx tx, UUID person, String scope) {
    return tx.sql()
        .createQuery(
            SELECT + "WHERE f.person_id = :person AND f.scope = :scope AND s.state <> 'closed'")
        .bind("person", person)
        .bind("scope", scope)
        .map((row, context) -> read(row))
        .findFirst()
        .map(found -> new CaseReference(found.reference()));
  }

  private static SupportCase read(ResultSet row) throws SQLException {
    return new SupportCase(
        row.getObject("case_id", UUID.class),
        row.getString("reference"),
        row.getObject("person_id", UUID.class),
        row.getLong("version"),
        SupportState.find(row.getString("state")).orElseThrow(),
        SupportUrgency.find(row.getString("urgency")).orElseThrow(),
        Optional.ofNullable(row.getObject("worker", UUID.class)),
        Optional.ofNullable(row.getObject("next_contact_on", LocalDate.class)),
        SupportOutcome.find(row.getString("outcome")));
  }

  /**
   * A case on its page.
   *
   * @param part of its timeline
   */
  public record View(SupportCase now, Name name, TimelinePart part) {
    @Override
    public String toString() {
      return "View[" + now + "]";
    }
  }
}
