package org.portolan.cases.alerts;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.portolan.cases.store.Tx;
import org.portolan.cases.store.WaitingRows;

/**
 * Takes alerts that nobody has acknowledged to the next person on duty, one step in five minutes,
 * and from the last back to the first, until somebody does. Each step is claimed in the database:
 * it happens once, on whichever node, also after a restart.
 */
@Dependent
public class EscalateAlerts implements WaitingRows<EscalateAlerts.Escalation> {

  private final Duty duty;

  @Inject
  public EscalateAlerts(Duty duty) {
    this.duty = duty;
  }

  /** The steps that are due now, claimed by this transaction. */
  @Override
  public List<Escalation> due(Tx tx, int limit) {
    return due(tx, limit, null);
  }

  /** The same of one alert, if it is due; empty when it is not, or somebody else has it. */
  @Override
  public List<Escalation> due(Tx tx, UUID alert) {
    return due(tx, 1, alert);
  }

  /** The alerts of which a step is due, the oldest first. */
  @Override
  public List<UUID> waiting(Tx tx, int limit) {
    return tx.sql()
        .createQuery(
            """
            SELECT id FROM alert WHERE acknowledged_at IS NULL AND next_step_at <= :now
            ORDER BY next_step_at LIMIT :limit
            """)
        .bind("now", tx.now())
        .bind("limit", limit)
        .mapTo(UUID.class)
        .list();
  }

  /** The step of an alert that cannot be taken is due again at a time. */
  @Override
  public void putOff(Tx tx, UUID alert, Instant until) {
    tx.sql()
        .createUpdate(
            """
            UPDATE alert SET next_step_at = :until
            WHERE id = :id AND acknowledged_at IS NULL AND next_step_at <= :now
            """)
        .bind("until", until)
        .bind("id", alert)
        .bind("now", tx.now())
        .execute();
  }

  private List<Escalation> due(Tx tx, int limit, UUID only) {
    List<Waiting> waiting =
        tx.sql()
            .createQuery(
                """
                SELECT a.id, a.case_id, a.scope, a.last_rank, a.raised_at, c.reference
                FROM alert a JOIN case_file c ON c.id = a.case_id
                WHERE a.acknowledged_at IS NULL AND a.next_step_at <= :now
                  AND (CAST(:only AS uuid) IS NULL OR a.id = CAST(:only AS uuid))
                ORDER BY a.next_step_at LIMIT :limit FOR UPDATE OF a SKIP LOCKED
                """)
            .bind("now", tx.now())
            .bind("only", only)
            .bind("limit", limit)
            .map(
                (row, context) ->
                    new Waiting(
                        row.getObject("id", UUID.class),
                        row.getObject("case_id", UUID.class),
                        row.getString("scope"),
                        row.getInt("last_rank"),
                        row.getTimestamp("raised_at").toInstant(),
                        row.getString("reference")))
            .list();
    Map<String, List<DutyShift>> shifts = new HashMap<>();
    List<Escalation> escalations = new ArrayList<>();
    for (Waiting alert : waiting) {
      List<DutyShift> list = shifts.computeIfAbsent(alert.scope, scope -> duty.shifts(tx, scope));
      step(tx, alert, list).ifPresent(escalations::add);
    }
    return escalations;
  }

  private static Optional<Escalation> step(Tx tx, Waiting alert, List<DutyShift> shifts) {
    List<DutyShift> onDuty = shifts.stream().filter(shift -> shift.covers(tx.now())).toList();
    if (onDuty.isEmpty()) {
      move(tx, alert, alert.lastRank, untilSomebodyIs(tx, shifts));
      return Optional.empty();
    }
    DutyShift told =
        onDuty.stream()
            .filter(shift -> shift.rank() > alert.lastRank)
            .findFirst()
            .orElse(onDuty.get(0));
    move(tx, alert, told.rank(), tx.now().plus(Alerts.STEP));
    tx.record(
        alert.caseId,
        "alert.escalated",
        Map.of("alert", alert.id.toString(), "staff", told.staff().toString()));
    long minutes = Duration.between(alert.raisedAt, tx.now()).toMinutes();
    return Optional.of(
        new Escalation(
            alert.id, alert.caseId, alert.reference, told.staff(), told.language(), minutes));
  }

  /** When a shift begins; before that only if somebody is put on the list meanwhile. */
  private static Instant untilSomebodyIs(Tx tx, List<DutyShift> shifts) {
    Instant soon = tx.now().plus(Alerts.STEP);
    return shifts.stream()
        .map(shift -> shift.nextStart(tx.now()).toInstant())
        .filter(soon::isAfter)
        .min(Comparator.naturalOrder())
        .orElse(soon);
  }

  private static void move(Tx tx, Waiting alert, int rank, Instant next) {
    tx.sql()
        .createUpdate("UPDATE alert SET last_rank = :rank, next_step_at = :next WHERE id = :id")
        .bind("rank", rank)
        .bind("next", next)
        .bind("id", alert.id)
        .execute();
  }

  private record Waiting(
      UUID id, UUID caseId, String scope, int lastRank, Instant raisedAt, String reference) {}

  /**
   * Somebody to be told of an alert.
   *
   * @param minutes how long it has waited
   */
  public record Escalation(
      UUID alert, UUID caseId, String reference, UUID staff, String language, long minutes) {}
}
