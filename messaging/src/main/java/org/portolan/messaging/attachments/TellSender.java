package org.portolan.messaging.attachments;

import java.util.UUID;
import org.portolan.cases.attachments.Attachment.Refusal;
import org.portolan.cases.store.Tx;

/** Tells whoever sent something that it was not kept, and why. */
@FunctionalInterface
interface TellSender {

  /**
   * Something was refused.
   *
   * @param message the inbox's own id of the message that it came with
   */
  void refused(Tx tx, UUID caseId, UUID message, Refusal why);
}
