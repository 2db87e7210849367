package org.portolan.cases.quarantine;

import jakarta.enterprise.context.Dependent;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.portolan.cases.store.Tx;
import org.portolan.cases.store.WaitingRows;
import org.portolan.cases.wording.Wording;

/**
 * What those in quarantine are still to be told of their order. It is left with the act that it
 * tells of, so that nobody forgets to tell, and taken by whoever writes the messages. None of it
 * names the matter: somebody else may hold the phone.
 */
@Dependent
public class OrderNotices implements WaitingRows<OrderNotices.Left> {

  /** What somebody is told. */
  public enum Notice {
    /** From now on they are written to every day. */
    ORDERED,
    /** It ends on another day. */
    CHANGED,
    /** It ends today, before its last day. */
    RELEASED;

    private String key() {
      return name().toLowerCase(Locale.ROOT);
    }

    private static Notice ofKey(String key) {
      return valueOf(key.toUpperCase(Locale.ROOT));
    }
  }

  /**
   * Leaves a notice for whom an order binds. That it was changed is told once, however often it was
   * before they are told: the day is that of the moment at which they are.
   */
  void leave(Tx tx, UUID caseId, Notice notice) {
    tx.sql()
        .createUpdate(
            """
            INSERT INTO order_notice (id, case_id, scope, notice, left_at)
            SELECT :id, q.case_id, q.scope, :notice, :now FROM quarantine q
            WHERE q.case_id = :case AND (:notice <> 'changed' OR NOT EXISTS (
              SELECT FROM order_notice n WHERE n.case_id = q.case_id))
            """)
        .bind("id", UUID.randomUUID())
        .bind("notice", notice.key())
        .bind("now", tx.now())
        .bind("case", caseId)
        .execute();
  }

  /** Takes the oldest; who takes them writes the messages in the same transaction. */
  @Override
  public List<Left> due(Tx tx, int most) {
    return claim(tx, most, null);
  }

  /** The same of one, if it is still there; empty when somebody else has it. */
  @Override
  public List<Left> due(Tx tx, UUID id) {
    return claim(tx, 1, id);
  }

  /**
   * The orders are locked: a change that is being made is waited for, and told by this notice; one
   * that is made after it finds none waiting, and leaves one of its own.
   */
  private static List<Left> claim(Tx tx, int most, UUID only) {
    return tx.sql()
        .createQuery(
            """
            WITH taken AS (
              DELETE FROM order_notice WHERE id IN (
                SELECT id FROM order_notice WHERE (due_at IS NULL OR due_at <= :now)
                  AND (CAST(:only AS uuid) IS NULL OR id = CAST(:only AS uuid))
                ORDER BY left_at, id LIMIT :most FOR UPDATE SKIP LOCKED)
              RETURNING id, case_id, notice, left_at)
            SELECT taken.case_id, taken.notice, q.contact_point_id, q.last_day,
              q.ended_at IS NOT NULL AS ended
            FROM taken JOIN quarantine q ON q.case_id = taken.case_id
            ORDER BY taken.left_at, taken.id FOR SHARE OF q
            """)
        .bind("now", tx.now())
        .bind("only", only)
        .bind("most", most)
        .map((row, context) -> Left.of(row))
        .list();
  }

  /** Those that are due, the oldest first. */
  @Override
  public List<UUID> waiting(Tx tx, int most) {
    return tx.sql()
        .createQuery(
            """
            SELECT id FROM order_notice WHERE due_at IS NULL OR due_at <= :now
            ORDER BY left_at, id LIMIT :most
            """)
        .bind("now", tx.now())
        .bind("most", most)
        .mapTo(UUID.class)
        .list();
  }

  /** One that cannot be written is due again at a time. */
  @Override
  public void putOff(Tx tx, UUID id, Instant until) {
    tx.sql()
        .createUpdate("UPDATE order_notice SET due_at = :until WHERE id = :id")
        .bind("until", until)
        .bind("id", id)
        .execute();
  }

  /**
   * A notice, and where its reader is told.
   *
   * @param lastDay as it is now, whatever it was when the notice was left
   * @param ended whether the order has ended meanwhile
   */
  public record Left(
      UUID caseId, UUID contactPoint, Notice notice, LocalDate lastDay, boolean ended) {

    private static Left of(ResultSet row) throws SQLException {
      return new Left(
          row.getObject("case_id", UUID.class),
          row.getObject("contact_point_id", UUID.class),
          Notice.ofKey(row.getString("notice")),
          row.getObject("last_day", LocalDate.class),
          row.getBoolean("ended"));
    }

    /** Whether there is still something to tell: of an order that has ended, only its end. */
    public boolean isTrue() {
      return !ended || notice == Notice.RELEASED;
    }

    /** Whether it tells that the order has ended. */
    public boolean isTheEnd() {
      return notice == Notice.RELEASED;
    }

    /** What its reader is told. */
    public Wording wording() {
      return switch (notice) {
        case ORDERED -> Wording.of("order.until", Map.of("day", lastDay.toString()));
        case CHANGED -> Wording.of("order.changed", Map.of("day", lastDay.toString()));
        case RELEASED -> CloseEndedQuarantines.LAST_DAY;
      };
    }
  }
}
