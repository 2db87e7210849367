package org.portolan.messaging.visa;

import jakarta.enterprise.context.Dependent;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.portolan.cases.people.Channel;
import org.portolan.cases.store.Tx;
import org.portolan.cases.store.WaitingRows;
import org.portolan.i18n.Language;

/**
 * Who asked by text where their matter stands. The conversation leaves it, because it sees no visa
 * application; it is answered within seconds by whoever does.
 */
@Dependent
public class StatusQuestions implements WaitingRows<StatusQuestions.Asked> {

  /**
   * A question.
   *
   * @param contactPoints of everybody who is reached where it was asked; the first is answered
   * @param language in which
   */
  public record Asked(List<UUID> contactPoints, Channel by, Language language) {}

  /** Leaves one. */
  public void leave(Tx tx, Asked asked) {
    tx.sql()
        .createUpdate(
            """
            INSERT INTO status_question (id, contact_points, channel, language, asked_at)
            VALUES (:id, :contacts, :channel, :language, :now)
            """)
        .bind("id", UUID.randomUUID())
        .bindArray("contacts", UUID.class, asked.contactPoints().toArray())
        .bind("channel", asked.by().key())
        .bind("language", asked.language().tag())
        .bind("now", tx.now())
        .execute();
  }

  /** Takes the oldest; the answers are queued in the same transaction. */
  @Override
  public List<Asked> due(Tx tx, int most) {
    return claim(tx, most, null);
  }

  /** The same of one, if it is still there. */
  @Override
  public List<Asked> due(Tx tx, UUID id) {
    return claim(tx, 1, id);
  }

  private static List<Asked> claim(Tx tx, int most, UUID only) {
    return tx.sql()
        .createQuery(
            """
            DELETE FROM status_question WHERE id IN (
              SELECT id FROM status_question WHERE (due_at IS NULL OR due_at <= :now)
                AND (CAST(:only AS uuid) IS NULL OR id = CAST(:only AS uuid))
              ORDER BY asked_at, id LIMIT :most FOR UPDATE SKIP LOCKED)
            RETURNING contact_points, channel, language
            """)
        .bind("now", tx.now())
        .bind("only", only)
        .bind("most", most)
        .map((row, context) -> asked(row))
        .list();
  }

  private static Asked asked(ResultSet row) throws SQLException {
    return new Asked(
        List.of((UUID[]) row.getArray("contact_points").getArray()),
        Channel.ofKey(row.getString("channel")),
        Language.of(row.getString("language")));
  }

  /** Those that are due, the oldest first. */
  @Override
  public List<UUID> waiting(Tx tx, int most) {
    return tx.sql()
        .createQuery(
            """
            SELECT id FROM status_question WHERE due_at IS NULL OR due_at <= :now
            ORDER BY asked_at, id LIMIT :most
            """)
        .bind("now", tx.now())
        .bind("most", most)
        .mapTo(UUID.class)
        .list();
  }

  /** One that cannot be answered is due again at a time. */
  @Override
  public void putOff(Tx tx, UUID id, Instant until) {
    tx.sql()
        .createUpdate("UPDATE status_question SET due_at = :until WHERE id = :id")
        .bind("until", until)
        .bind("id", id)
        .execute();
  }
}
