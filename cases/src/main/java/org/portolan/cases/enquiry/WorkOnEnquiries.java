package org.portolan.cases.enquiry;

import jakarta.enterprise.context.Dependent;
import java.io.Serializable;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.portolan.cases.people.Channel;
import org.portolan.cases.store.Tx;
import org.portolan.i18n.Language;

/** What the desk does with an enquiry: answers it, closes it, opens it again. */
@Dependent
public class WorkOnEnquiries {

  /** Locks an enquiry for an answer; empty when this actor has none such. */
  public Optional<Standing> lock(Tx tx, UUID caseId) {
    return tx.sql()
        .createQuery(
            """
            SELECT state, language, channel, last_message_at, answered_at FROM enquiry
            WHERE case_id = :case FOR UPDATE
            """)
        .bind("case", caseId)
        .map(
            (row, context) ->
                new Standing(
                    row.getString("state").equals("closed"),
                    Language.of(row.getString("language")),
                    Channel.ofKey(row.getString("channel")),
                    new Seen(
                        instant(row.getTimestamp("last_message_at")),
                        instant(row.getTimestamp("answered_at")))))
        .findOne();
  }

  /**
   * A locked enquiry has been answered. It waits on if its sender wrote after what was seen.
   *
   * @param entry the answer on the timeline
   */
  public void answered(Tx tx, UUID caseId, UUID entry, Seen seen) {
    tx.sql()
        .createUpdate(
            """
            UPDATE enquiry SET answered_at = :now,
              waiting_since = CASE WHEN last_message_at > :seen THEN last_message_at END
            WHERE case_id = :case
            """)
        .bind("now", tx.now())
        .bind("seen", seen.lastMessageAt())
        .bind("case", caseId)
        .execute();
    tx.record(caseId, "enquiry.answered", Map.of("entry", entry.toString()));
  }

  /** Whatever was answered, its sender waits for more from us. */
  public void waits(Tx tx, UUID caseId) {
    tx.sql()
        .createUpdate(
            "UPDATE enquiry SET waiting_since = COALESCE(waiting_since, :now) WHERE case_id = :case")
        .bind("now", tx.now())
        .bind("case", caseId)
        .execute();
  }

  /** How far an answer has come. */
  public void delivered(Tx tx, UUID caseId, UUID entry, String delivery) {
    tx.record(caseId, "enquiry.delivery", Map.of("entry", entry.toString(), "delivery", delivery));
  }

  /** Closes an enquiry; false when it was closed before or this actor has none such. */
  public boolean close(Tx tx, UUID caseId) {
    int closed =
        tx.sql()
            .createUpdate(
                """
                UPDATE enquiry SET state = 'closed', closed_at = :now
                WHERE case_id = :case AND state = 'open'
                """)
            .bind("now", tx.now())
            .bind("case", caseId)
            .execute();
    if (closed == 1) {
      caseClosed(tx, caseId, tx.now());
      tx.record(caseId, "enquiry.closed", Map.of());
    }
    return closed == 1;
  }

  /** Opens a closed enquiry again, as it was before, unless its sender has another one open. */
  public Reopening reopen(Tx tx, UUID caseId) {
    int opened =
        tx.sql()
            .createUpdate(
                """
                UPDATE enquiry e SET state = 'open', closed_at = NULL
                WHERE case_id = :case AND state = 'closed' AND NOT EXISTS (
                  SELECT 1 FROM enquiry o
                  WHERE o.sender_index = e.sender_index AND o.state = 'open')
                """)
            .bind("case", caseId)
            .execute();
    if (opened == 0) {
      return lock(tx, caseId).filter(Standing::closed).isPresent()
          ? Reopening.ANOTHER_IS_OPEN
          : Reopening.NOT_CLOSED;
    }
    caseClosed(tx, caseId, null);
    tx.record(caseId, "enquiry.reopened", Map.of());
    return Reopening.REOPENED;
  }

  private static Instant instant(Timestamp timestamp) {
    return timestamp == null ? null : timestamp.toInstant();
  }

  private static void caseClosed(Tx tx, UUID caseId, Instant at) {
    tx.sql()
        .createUpdate("UPDATE case_file SET closed_at = CAST(:at AS timestamptz) WHERE id = :case")
        .bind("at", at)
        .bind("case", caseId)
        .execute();
  }

  /** What became of the wish to open an enquiry again. */
  public enum Reopening {
    REOPENED,
    /** The same number has written anew since. */
    ANOTHER_IS_OPEN,
    /** It was open, or this actor has none such. */
    NOT_CLOSED
  }

  /**
   * A locked enquiry.
   *
   * @param channel by which its sender last wrote
   */
  public record Standing(boolean closed, Language language, Channel channel, Seen now) {}

  /**
   * What somebody saw of an enquiry before they acted.
   *
   * @param lastMessageAt when its sender had last written
   * @param answeredAt when the desk had last answered; null when it had not
   */
  public record Seen(Instant lastMessageAt, Instant answeredAt) implements Serializable {

    private static final long serialVersionUID = 1;
  }
}
