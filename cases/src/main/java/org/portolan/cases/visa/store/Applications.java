package org.portolan.cases.visa.store;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.portolan.cases.store.Tx;
import org.portolan.cases.visa.VisaTypes;
import org.portolan.cases.visa.model.Act;
import org.portolan.cases.visa.model.Application;
import org.portolan.cases.visa.model.Application.Origin;
import org.portolan.cases.visa.model.Application.Standing;
import org.portolan.cases.visa.model.State;
import org.portolan.cases.visa.model.Step;
import org.portolan.i18n.Language;

/** The applications themselves: where they stand, and what was done to them. */
@Dependent
public class Applications {

  private static final String SELECT =
      """
      SELECT a.*, f.person_id, f.reference FROM visa_application a
      JOIN case_file f ON f.id = a.case_id AND f.erased_at IS NULL
      """;

  private final VisaTypes types;

  @Inject
  public Applications(VisaTypes types) {
    this.types = types;
  }

  /** A new draft. */
  public void insert(Tx tx, Application draft) {
    Origin origin = draft.origin();
    tx.sql()
        .createUpdate(
            """
            INSERT INTO visa_application (case_id, scope, contact_point_id, type, type_version,
              language, time_zone, state, version, begun_at, saved_at, lapses_at)
            VALUES (:case, :scope, :contact, :type, :typeVersion, :language, :zone, :state,
              :version, :now, :now, :lapses)
            """)
        .bind("case", draft.caseId())
        .bind("scope", origin.scope())
        .bind("contact", origin.contactPoint())
        .bind("type", origin.type().id())
        .bind("typeVersion", origin.type().version())
        .bind("language", origin.language().tag())
        .bind("zone", origin.zone().getId())
        .bind("state", draft.state().key())
        .bind("version", draft.version())
        .bind("now", origin.begunAt())
        .bind("lapses", draft.lapsesAt())
        .execute();
    step(tx, draft, Act.BEGIN, Map.of("type", origin.type().id()));
  }

  /** One application, locked until the transaction ends; empty when the actor has none such. */
  public Optional<Application> lock(Tx tx, UUID caseId) {
    return tx.sql()
        .createQuery(SELECT + "WHERE a.case_id = :case FOR UPDATE OF a")
        .bind("case", caseId)
        .map((row, context) -> application(tx, row))
        .findOne();
  }

  /** One application, to be looked at; empty when the actor has none such. */
  public Optional<Application> find(Tx tx, String reference) {
    return tx.sql()
        .createQuery(SELECT + "WHERE f.reference = :reference")
        .bind("reference", reference)
        .map((row, context) -> application(tx, row))
        .findOne();
  }

  /** Somebody's applications with their references, the latest first. */
  public Map<String, Application> ofPerson(Tx tx, UUID person) {
    return tx.sql()
        .createQuery(SELECT + "WHERE f.person_id = :person ORDER BY a.begun_at DESC, a.case_id")
        .bind("person", person)
        .reduceResultSet(
            new java.util.LinkedHashMap<>(),
            (found, row, context) -> {
              found.put(row.getString("reference"), application(tx, row));
              return found;
            });
  }

  /**
   * The applications of several people that are open or were closed after a time, the latest first;
   * without those that have a secret of their own.
   */
  public List<Application> ofPeople(Tx tx, Collection<UUID> people, Instant closedAfter) {
    return tx.sql()
        .createQuery(
            SELECT
                + """
                WHERE f.person_id = ANY (:people) AND (f.closed_at IS NULL OR f.closed_at > :after)
                  AND NOT EXISTS (SELECT FROM visa_secret s WHERE s.case_id = a.case_id)
                ORDER BY a.begun_at DESC, a.case_id
                """)
        .bindArray("people", UUID.class, people.toArray())
        .bind("after", closedAfter)
        .map((row, context) -> application(tx, row))
        .list();
  }

  /** The reference of a case. */
  public String reference(Tx tx, UUID caseId) {
    return tx.sql()
        .createQuery("SELECT reference FROM case_file WHERE id = :case")
        .bind("case", caseId)
        .mapTo(String.class)
        .one();
  }

  private Application application(Tx tx, ResultSet row) throws SQLException {
    Origin origin =
        new Origin(
            row.getObject("case_id", UUID.class),
            row.getString("scope"),
            row.getObject("person_id", UUID.class),
            row.getObject("contact_point_id", UUID.class),
            types.of(tx, row.getString("type"), row.getInt("type_version")),
            Language.of(row.getString("language")),
            ZoneId.of(row.getString("time_zone")),
            instant(row, "begun_at"));
    return Application.restored(
        origin,
        new Standing(
            State.ofKey(row.getString("state")),
            row.getLong("version"),
            instant(row, "saved_at"),
            instant(row, "submitted_at"),
            instant(row, "due_at"),
            row.getObject("assigned_to", UUID.class),
            row.getString("decided_by"),
            instant(row, "decided_at")));
  }

  private static Instant instant(ResultSet row, String column) throws SQLException {
    Timestamp at = row.getTimestamp(column);
    return at == null ? null : at.toInstant();
  }

  /**
   * Keeps what an application has become by an act, with the entry of its journal.
   *
   * @param detail what the journal seals; never what is in clear elsewhere for a reason
   */
  public void save(Tx tx, Application changed, Act act, Map<String, ?> detail) {
    Standing now = changed.standing();
    tx.sql()
        .createUpdate(
            """
            UPDATE visa_application SET state = :state, version = :version, saved_at = :saved,
              submitted_at = CAST(:submitted AS timestamptz), due_at = CAST(:due AS timestamptz),
              assigned_to = CAST(:assigned AS uuid), decided_by = :by,
              decided_at = CAST(:decided AS timestamptz), lapses_at = :lapses,
              screen_at = CASE WHEN :answered THEN :now ELSE screen_at END
            WHERE case_id = :case
            """)
        .bind("state", now.state().key())
        .bind("version", now.version())
        .bind("saved", now.savedAt())
        .bind("submitted", now.submittedAt())
        .bind("due", now.dueAt())
        .bind("assigned", now.assignedTo())
        .bind("by", now.decidedBy())
        .bind("decided", now.decidedAt())
        .bind("lapses", changed.lapsesAt())
        .bind("answered", act == Act.SUBMIT || act == Act.SUPPLY)
        .bind("now", tx.now())
        .bind("case", changed.caseId())
        .execute();
    tx.sql()
        .createUpdate(
            """
            UPDATE case_file SET closed_at = CASE WHEN :closed THEN COALESCE(closed_at, :now) END
            WHERE id = :case AND (closed_at IS NOT NULL) <> :closed
            """)
        .bind("closed", now.state().isClosed())
        .bind("now", tx.now())
        .bind("case", changed.caseId())
        .execute();
    step(tx, changed, act, detail);
  }

  private static void step(Tx tx, Application application, Act act, Map<String, ?> detail) {
    tx.sql()
        .createUpdate(
            """
            INSERT INTO visa_step (case_id, version, scope, act, state, actor, at)
            VALUES (:case, :version, :scope, :act, :state, :actor, :now)
            """)
        .bind("case", application.caseId())
        .bind("version", application.version())
        .bind("scope", application.origin().scope())
        .bind("act", act.key())
        .bind("state", application.state().key())
        .bind("actor", tx.actor().id())
        .bind("now", tx.now())
        .execute();
    tx.record(application.caseId(), "visa." + act.key(), detail);
  }

  /** What was done after a version, the earliest first. */
  public List<Step> steps(Tx tx, UUID caseId, long after) {
    return tx.sql()
        .createQuery(
            """
            SELECT version, act, state, actor, at FROM visa_step
            WHERE case_id = :case AND version > :after ORDER BY version
            """)
        .bind("case", caseId)
        .bind("after", after)
        .map(
            (row, context) ->
                new Step(
                    row.getLong("version"),
                    Act.ofKey(row.getString("act")),
                    State.ofKey(row.getString("state")),
                    row.getString("actor"),
                    instant(row, "at")))
        .list();
  }
}
