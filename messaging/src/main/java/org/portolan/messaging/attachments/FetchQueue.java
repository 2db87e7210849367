package org.portolan.messaging.attachments;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.portolan.cases.keys.KeyId;
import org.portolan.cases.keys.Place;
import org.portolan.cases.keys.Sealer;
import org.portolan.cases.keys.Sealer.Tampered;
import org.portolan.cases.store.Tx;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What is still to be fetched, one row each, shared by any number of workers and nodes. */
final class FetchQueue {

  /** Longer than fetching anything takes. */
  private static final Duration LEASE = Duration.ofMinutes(5);

  private static final Logger LOG = LoggerFactory.getLogger(FetchQueue.class);
  private static final String TABLE = "attachment_fetch";

  private final Sealer sealer;

  FetchQueue(Sealer sealer) {
    this.sealer = sealer;
  }

  /**
   * Something is to be fetched from now on.
   *
   * @param id the attachment's
   * @param message the inbox's own id of the message that it came with
   */
  void add(Tx tx, UUID id, UUID caseId, UUID message, String address, Duration worthFor) {
    tx.sql()
        .createUpdate(
            """
            INSERT INTO attachment_fetch (id, case_id, inbox_id, address, due_at, give_up_at)
            VALUES (:id, :case, :message, :address, :now, :until)
            """)
        .bind("id", id)
        .bind("case", caseId)
        .bind("message", message)
        .bind("address", sealer.seal(KeyId.ofCase(caseId), place(id), address))
        .bind("now", tx.now())
        .bind("until", tx.now().plus(worthFor))
        .execute();
  }

  /** Takes one that is due; for a while nobody else does. */
  Optional<Wanted> claim(Tx tx) {
    return tx.sql()
        .createQuery(
            """
            WITH due AS (
              SELECT id FROM attachment_fetch WHERE due_at <= :now
              ORDER BY due_at LIMIT 1 FOR UPDATE SKIP LOCKED)
            UPDATE attachment_fetch f SET attempts = f.attempts + 1, due_at = :leased
            FROM due WHERE f.id = due.id
            RETURNING f.id, f.case_id, f.inbox_id, f.address, f.attempts, f.give_up_at
            """)
        .bind("now", tx.now())
        .bind("leased", tx.now().plus(LEASE))
        .map(
            (row, context) -> {
              UUID id = row.getObject("id", UUID.class);
              UUID caseId = row.getObject("case_id", UUID.class);
              return new Wanted(
                  id,
                  caseId,
                  row.getObject("inbox_id", UUID.class),
                  address(caseId, id, row.getBytes("address")),
                  row.getInt("attempts"),
                  row.getTimestamp("give_up_at").toInstant());
            })
        .findOne();
  }

  /** It is fetched, or nobody wants it any more. */
  void done(Tx tx, Wanted wanted) {
    tx.sql()
        .createUpdate("DELETE FROM attachment_fetch WHERE id = :id")
        .bind("id", wanted.id())
        .execute();
  }

  /** It is tried again. */
  void again(Tx tx, Wanted wanted, Instant due) {
    tx.sql()
        .createUpdate("UPDATE attachment_fetch SET due_at = :due WHERE id = :id")
        .bind("due", due)
        .bind("id", wanted.id())
        .execute();
  }

  /** One that was altered leads nowhere, and holds up nothing. */
  private String address(UUID caseId, UUID id, byte[] sealed) {
    try {
      return sealer.open(KeyId.ofCase(caseId), place(id), sealed);
    } catch (Tampered e) {
      LOG.error("The address of an attachment was altered: {}", id);
      return "";
    }
  }

  private static Place place(UUID id) {
    return new Place(TABLE, id, "address");
  }

  /**
   * Something to fetch.
   *
   * @param id the attachment's
   * @param message the inbox's own id of the message that it came with
   * @param attempts this one included
   */
  record Wanted(
      UUID id, UUID caseId, UUID message, String address, int attempts, Instant giveUpAt) {
    @Override
    public String toString() {
      return "Wanted[" + id + "]";
    }
  }
}
