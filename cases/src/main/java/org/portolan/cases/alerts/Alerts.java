package org.portolan.cases.alerts;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.portolan.cases.keys.KeyId;
import org.portolan.cases.keys.Place;
import org.portolan.cases.keys.Sealer;
import org.portolan.cases.store.ReadSealed;
import org.portolan.cases.store.Tx;

/**
 * Alerts of cases. An alert is raised, climbs the duty list until somebody acknowledges it with a
 * note, and is then history. While one of a kind is open on a case, no second one of that kind is
 * raised.
 */
@Dependent
public class Alerts {

  /** How long an alert waits on each step of the duty list. */
  static final Duration STEP = Duration.ofMinutes(5);

  private final Sealer sealer;

  @Inject
  public Alerts(Sealer sealer) {
    this.sealer = sealer;
  }

  /**
   * Raises an alert.
   *
   * <p>An alarm is texted to the first on duty at once; anything else when it has waited on the
   * screens for five minutes.
   *
   * @return false when one of its kind is open on the case
   */
  public boolean raise(Tx tx, UUID caseId, String kind, Severity severity, Duration answerWithin) {
    UUID id = UUID.randomUUID();
    int raised =
        tx.sql()
            .createUpdate(
                """
                INSERT INTO alert (id, case_id, compartment, scope, kind, severity, raised_at,
                  answer_by, next_step_at)
                SELECT :id, id, compartment, scope, :kind, :severity, :now, :by, :step
                FROM case_file WHERE id = :case
                ON CONFLICT (case_id, kind) WHERE acknowledged_at IS NULL DO NOTHING
                """)
            .bind("id", id)
            .bind("case", caseId)
            .bind("kind", kind)
            .bind("severity", severity.key())
            .bind("now", tx.now())
            .bind("by", tx.now().plus(answerWithin))
            .bind("step", severity == Severity.ALARM ? tx.now() : tx.now().plus(STEP))
            .execute();
    if (raised == 1) {
      tx.record(caseId, "alert.raised", Map.of("alert", id.toString(), "kind", kind));
    }
    return raised == 1;
  }

  /**
   * Acknowledges an alert with a note.
   *
   * @return false when it was acknowledged before; the first note stands
   */
  public boolean acknowledge(Tx tx, UUID caseId, UUID alert, String note) {
    if (note.isBlank()) {
      throw new IllegalArgumentException("An alert is acknowledged with a note.");
    }
    int changed =
        tx.sql()
            .createUpdate(
                """
                UPDATE alert SET acknowledged_at = :now, acknowledged_by = :by, note = :note,
                  next_step_at = NULL
                WHERE id = :id AND case_id = :case AND acknowledged_at IS NULL
                """)
            .bind("id", alert)
            .bind("case", caseId)
            .bind("now", tx.now())
            .bind("by", tx.actor().id())
            .bind("note", sealer.seal(KeyId.ofCase(caseId), placeOfNote(alert), note.strip()))
            .execute();
    if (changed == 1) {
      tx.record(caseId, "alert.acknowledged", Map.of("alert", alert.toString()));
    }
    return changed == 1;
  }

  /** Whether an alert of a case waits for a person. */
  public boolean isAnyOpen(Tx tx, UUID caseId) {
    return tx.sql()
        .createQuery(
            "SELECT EXISTS (SELECT FROM alert WHERE case_id = :case AND acknowledged_at IS NULL)")
        .bind("case", caseId)
        .mapTo(Boolean.class)
        .one();
  }

  /**
   * All alerts of a case, the newest first.
   *
   * <p>Opens sealed values: record the reading.
   */
  public List<Alert> of(Tx tx, UUID caseId) {
    return tx.sql()
        .createQuery(
            """
            SELECT id, kind, severity, raised_at, answer_by, acknowledged_at, acknowledged_by, note
            FROM alert WHERE case_id = :case ORDER BY raised_at DESC, id
            """)
        .bind("case", caseId)
        .map(
            (row, context) -> {
              UUID id = row.getObject("id", UUID.class);
              java.sql.Timestamp acknowledged = row.getTimestamp("acknowledged_at");
              return new Alert(
                  id,
                  row.getString("kind"),
                  Severity.ofKey(row.getString("severity")),
                  row.getTimestamp("raised_at").toInstant(),
                  row.getTimestamp("answer_by").toInstant(),
                  acknowledged == null ? null : acknowledged.toInstant(),
                  row.getString("acknowledged_by"),
                  ReadSealed.open(
                      tx,
                      caseId,
                      sealer,
                      KeyId.ofCase(caseId),
                      placeOfNote(id),
                      row.getBytes("note")));
            })
        .list();
  }

  private static Place placeOfNote(UUID alert) {
    return new Place("alert", alert, "note");
  }

  /**
   * An alert as staff see it.
   *
   * @param kind the rule that raised it: {@code breathing}, {@code help}, {@code unclear}, …
   * @param acknowledgedAt null while nobody has
   * @param acknowledgedBy the id of the actor who did
   */
  public record Alert(
      UUID id,
      String kind,
      Severity severity,
      Instant raisedAt,
      Instant answerBy,
      Instant acknowledgedAt,
      String acknowledgedBy,
      String note) {

    /** Whether it still waits for a person. */
    public boolean open() {
      return acknowledgedAt == null;
    }
  }
}
