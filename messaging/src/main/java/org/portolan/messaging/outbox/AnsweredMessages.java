package org.portolan.messaging.outbox;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.portolan.cases.store.Tx;

/** Messages of ours that somebody answers by their id. */
public final class AnsweredMessages {

  /**
   * When a message about a case was written.
   *
   * @param providerId as the channel names what is answered
   * @return empty when there is no such message, or it is about another case
   */
  public Optional<Instant> writtenAt(Tx tx, UUID caseId, String providerId) {
    return tx.sql()
        .createQuery(
            """
            SELECT created_at FROM outbox WHERE provider_id = :providerId AND case_id = :case
            """)
        .bind("providerId", providerId)
        .bind("case", caseId)
        .mapTo(Timestamp.class)
        .findOne()
        .map(Timestamp::toInstant);
  }
}
