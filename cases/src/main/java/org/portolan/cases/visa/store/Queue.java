package org.portolan.cases.visa.store;

import jakarta.enterprise.context.Dependent;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.statement.Query;
import org.portolan.cases.store.Tx;
import org.portolan.cases.visa.model.State;
import org.portolan.cases.visa.model.WorkRow;
import org.portolan.cases.visa.model.WorkWanted;
import org.portolan.cases.visa.model.WorkWanted.Order;

/** Which applications wait, found along indexes only; opens nothing sealed. */
@Dependent
public class Queue {

  /** One that this officer may take, the one to be decided first; locked. */
  public Optional<UUID> next(Tx tx, String scope, UUID account) {
    return tx.sql()
        .createQuery(
            """
            SELECT a.case_id FROM visa_application a
            WHERE a.scope = :scope AND a.state = :state
              AND (a.assigned_to IS NULL OR a.assigned_to = :me)
              AND NOT EXISTS (SELECT FROM visa_recusal r
                WHERE r.case_id = a.case_id AND r.staff_id = :me)
            ORDER BY a.due_at, a.case_id LIMIT 1 FOR UPDATE OF a SKIP LOCKED
            """)
        .bind("scope", scope)
        .bind("state", State.SUBMITTED.key())
        .bind("me", account)
        .mapTo(UUID.class)
        .findOne();
  }

  /**
   * Applications that were handed in at a post, in the order that is wanted.
   *
   * @param officer whose own they are, where only those are wanted
   * @param after the last of the page before
   */
  public List<WorkRow> page(
      Tx tx, String scope, UUID officer, WorkWanted wanted, Optional<WorkRow> after, int most) {
    boolean byAge = wanted.order() == Order.AGE;
    String at = byAge ? "submitted_at" : "due_at";
    String sql =
        """
        SELECT a.case_id, f.reference, a.type, a.state, a.submitted_at, a.due_at, a.assigned_to,
          a.open_signals
        FROM (SELECT * FROM visa_application
          WHERE scope = :scope AND state = :state AND <at> IS NOT NULL <of> <type> <after>
          ORDER BY <at>, case_id LIMIT :most) a
        JOIN case_file f ON f.id = a.case_id
        ORDER BY a.<at>, a.case_id
        """;
    Query query =
        tx.sql()
            .createQuery(sql)
            .define("at", at)
            .define("of", wanted.mine() ? "AND assigned_to = :of" : "")
            .define("type", wanted.type().map(unused -> "AND type = :type").orElse(""))
            .define(
                "after",
                after.map(unused -> "AND (" + at + ", case_id) > (:from, :case)").orElse(""))
            .bind("scope", scope)
            .bind("state", wanted.state().key())
            .bind("most", most);
    if (wanted.mine()) {
      query.bind("of", officer);
    }
    wanted.type().ifPresent(type -> query.bind("type", type));
    after.ifPresent(
        row ->
            query.bind("from", byAge ? row.submittedAt() : row.dueAt()).bind("case", row.caseId()));
    return query.map((row, context) -> row(row)).list();
  }

  private static WorkRow row(ResultSet row) throws SQLException {
    return new WorkRow(
        row.getObject("case_id", UUID.class),
        row.getString("reference"),
        row.getString("type"),
        State.ofKey(row.getString("state")),
        instant(row, "submitted_at"),
        instant(row, "due_at"),
        Optional.ofNullable(row.getObject("assigned_to", UUID.class)),
        row.getInt("open_signals"));
  }

  private static Instant instant(ResultSet row, String column) throws SQLException {
    Timestamp at = row.getTimestamp(column);
    return at == null ? null : at.toInstant();
  }

  /**
   * How many a post has in each state, but for what was never handed in.
   *
   * @param most nobody counts on: what was decided only ever becomes more
   */
  public Map<State, Long> counts(Tx tx, String scope, int most) {
    Map<State, Long> counts = new EnumMap<>(State.class);
    tx.sql()
        .createQuery(
            """
            SELECT s.state, (SELECT count(*) FROM (SELECT FROM visa_application
                WHERE scope = :scope AND state = s.state AND due_at IS NOT NULL
                LIMIT :most) counted) AS many
            FROM unnest(:states) s (state)
            """)
        .bind("scope", scope)
        .bind("most", most)
        .bindArray("states", String.class, Arrays.stream(State.values()).map(State::key).toArray())
        .map((row, context) -> counts.put(State.ofKey(row.getString("state")), row.getLong("many")))
        .list();
    counts.values().removeIf(many -> many == 0);
    return counts;
  }

  /**
   * Drafts that nobody went on with in time; whoever acts on one locks it and looks again.
   *
   * @param behind how many at the front to leave out, since nothing can be done to them
   */
  public List<UUID> lapsing(Tx tx, int behind, int most) {
    return ids(
        tx,
        """
        SELECT case_id FROM visa_application WHERE state = 'draft' AND lapses_at <= :now
        ORDER BY lapses_at, case_id LIMIT :most OFFSET :behind
        """,
        behind,
        most);
  }

  /** Applications whose applicants are to be reminded of what more was asked for. */
  public List<UUID> toRemind(Tx tx, int behind, int most) {
    return ids(
        tx,
        """
        SELECT case_id FROM visa_request
        WHERE closed_at IS NULL AND remind_at <= :now AND until > :now
        ORDER BY remind_at, case_id LIMIT :most OFFSET :behind
        """,
        behind,
        most);
  }

  /** Applications for which nobody sent in time what more was asked for. */
  public List<UUID> runningOut(Tx tx, int behind, int most) {
    return ids(
        tx,
        """
        SELECT case_id FROM visa_request WHERE closed_at IS NULL AND until <= :now
        ORDER BY until, case_id LIMIT :most OFFSET :behind
        """,
        behind,
        most);
  }

  private static List<UUID> ids(Tx tx, String sql, int behind, int most) {
    return tx.sql()
        .createQuery(sql)
        .bind("now", tx.now())
        .bind("behind", behind)
        .bind("most", most)
        .mapTo(UUID.class)
        .list();
  }
}
