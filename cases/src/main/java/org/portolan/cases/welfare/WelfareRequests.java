package org.portolan.cases.welfare;

import jakarta.enterprise.context.Dependent;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.portolan.cases.store.Tx;
import org.portolan.cases.wording.Wording;

/** Requests for food, medicine or a call: asked for, then on its way, then done. */
@Dependent
public class WelfareRequests {

  /** Notes what somebody asked for; a need that is already open stays one request. */
  public void request(Tx tx, UUID caseId, Collection<String> needs) {
    for (String need : needs) {
      int added =
          tx.sql()
              .createUpdate(
                  """
                  INSERT INTO welfare_request (id, case_id, scope, need, state, requested_at)
                  SELECT :id, id, scope, :need, 'requested', :now FROM case_file WHERE id = :case
                  ON CONFLICT (case_id, need) WHERE state = 'requested' DO NOTHING
                  """)
              .bind("id", UUID.randomUUID())
              .bind("case", caseId)
              .bind("need", need)
              .bind("now", tx.now())
              .execute();
      if (added == 1) {
        tx.record(caseId, "welfare.requested", Map.of("need", need));
      }
    }
  }

  /** The person took back what they had asked for; what is on its way already stays so. */
  public void withdraw(Tx tx, UUID caseId, Collection<String> needs) {
    tx.sql()
        .createQuery(
            """
            UPDATE welfare_request SET state = 'withdrawn', done_at = :now
            WHERE case_id = :case AND state = 'requested' AND need = ANY (:needs) RETURNING need
            """)
        .bind("case", caseId)
        .bind("now", tx.now())
        .bindArray("needs", String.class, needs.toArray())
        .mapTo(String.class)
        .forEach(need -> tx.record(caseId, "welfare.withdrawn", Map.of("need", need)));
  }

  /** It is on its way: what to tell the traveller, unless that was said before. */
  public Optional<Wording> onItsWay(Tx tx, UUID caseId, UUID request) {
    return tx.sql()
        .createQuery(
            """
            UPDATE welfare_request SET state = 'on-its-way', on_its_way_at = :now
            WHERE id = :id AND case_id = :case AND state = 'requested' RETURNING need
            """)
        .bind("id", request)
        .bind("case", caseId)
        .bind("now", tx.now())
        .mapTo(String.class)
        .findOne()
        .map(
            need -> {
              tx.record(caseId, "welfare.on-its-way", Map.of("need", need));
              return wordingOnItsWay(need);
            });
  }

  /** What the traveller is told when something is on its way. */
  public static Wording wordingOnItsWay(String need) {
    return Wording.of("welfare.on-its-way", Map.of("need", need));
  }

  /** It has been dealt with; false when it was before. */
  public boolean done(Tx tx, UUID caseId, UUID request) {
    Optional<String> need =
        tx.sql()
            .createQuery(
                """
                UPDATE welfare_request SET state = 'done', done_at = :now
                WHERE id = :id AND case_id = :case AND state IN ('requested', 'on-its-way')
                RETURNING need
                """)
            .bind("id", request)
            .bind("case", caseId)
            .bind("now", tx.now())
            .mapTo(String.class)
            .findOne();
    need.ifPresent(name -> tx.record(caseId, "welfare.done", Map.of("need", name)));
    return need.isPresent();
  }

  /**
   * It has not been dealt with after all: the request stands as it did before. False when it was
   * not done, or the person has asked for the same again since.
   */
  public boolean undone(Tx tx, UUID caseId, UUID request) {
    Optional<String> need =
        tx.sql()
            .createQuery(
                """
                UPDATE welfare_request w SET done_at = NULL,
                  state = CASE WHEN on_its_way_at IS NULL THEN 'requested' ELSE 'on-its-way' END
                WHERE id = :id AND case_id = :case AND state = 'done' AND NOT EXISTS (
                  SELECT 1 FROM welfare_request o
                  WHERE o.case_id = w.case_id AND o.need = w.need AND o.state = 'requested')
                RETURNING need
                """)
            .bind("id", request)
            .bind("case", caseId)
            .mapTo(String.class)
            .findOne();
    need.ifPresent(name -> tx.record(caseId, "welfare.undone", Map.of("need", name)));
    return need.isPresent();
  }

  /** The requests of a case that stand, the newest first; what was taken back is in the journal. */
  public List<Request> of(Tx tx, UUID caseId) {
    return tx.sql()
        .createQuery(
            """
            SELECT id, need, state, requested_at, on_its_way_at, done_at
            FROM welfare_request WHERE case_id = :case AND state <> 'withdrawn'
            ORDER BY requested_at DESC, id
            """)
        .bind("case", caseId)
        .map(
            (row, context) ->
                new Request(
                    row.getObject("id", UUID.class),
                    row.getString("need"),
                    row.getString("state"),
                    row.getTimestamp("requested_at").toInstant(),
                    instant(row.getTimestamp("on_its_way_at")),
                    instant(row.getTimestamp("done_at"))))
        .list();
  }

  private static Instant instant(java.sql.Timestamp timestamp) {
    return timestamp == null ? null : timestamp.toInstant();
  }

  /**
   * A request.
   *
   * @param need {@code food}, {@code medicine} or {@code call}
   * @param state {@code requested}, {@code on-its-way} or {@code done}
   */
  public record Request(
      UUID id,
      String need,
      String state,
      Instant requestedAt,
      Instant onItsWayAt,
      Instant doneAt) {}
}
