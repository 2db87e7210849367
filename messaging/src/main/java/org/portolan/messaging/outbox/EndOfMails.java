package org.portolan.messaging.outbox;

import java.util.UUID;
import org.portolan.cases.store.CaseStore;

/**
 * Whether the end of a mail may be written. No server has a mail before its end, and none can be
 * asked after it: that the end is going to be written is committed first. So of a server that died
 * before, what it was sending is known not to have been sent.
 */
public final class EndOfMails {

  private final CaseStore store;

  public EndOfMails(CaseStore store) {
    this.store = store;
  }

  /**
   * Call it just before the end. It is answered with yes once for each attempt: an attempt that
   * took so long that the message has gone on without it does not end its mail.
   */
  public boolean mayBeWritten(UUID outboxId) {
    return store.call(
        SendMessages.ACTOR,
        tx ->
            tx.sql()
                    .createUpdate(
                        """
                        UPDATE outbox SET unended_attempt = NULL
                        WHERE id = :id AND state = 'sending' AND unended_attempt = attempts
                        """)
                    .bind("id", outboxId)
                    .execute()
                == 1);
  }
}
