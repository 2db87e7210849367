package org.portolan.messaging.attachments;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.portolan.cases.attachments.Attachment.Refusal;
import org.portolan.cases.attachments.Attachments;
import org.portolan.cases.store.Tx;
import org.portolan.messaging.inbox.InboundMedia;
import org.portolan.messaging.inbox.StoredMessage;
import org.portolan.messaging.work.Signal;

/**
 * Notes on a case's timeline what came with a message, and that it is to be fetched. Commits with
 * the handling of the message; then a worker fetches it.
 */
public final class ExpectAttachments {

  private final Attachments attachments;
  private final FetchQueue queue;
  private final TellSender tell;
  private final int most;
  private final Duration worthFor;
  private final Signal wanted;

  ExpectAttachments(AttachmentParts parts, TellSender tell) {
    this.attachments = parts.attachments();
    this.queue = parts.queue();
    this.tell = tell;
    this.most = parts.limits().mostOfMessage();
    this.worthFor = parts.worthFor();
    this.wanted = parts.wanted();
  }

  /**
   * What came with a message, which stands on a case's timeline.
   *
   * @param entry the message on the timeline
   */
  public void from(Tx tx, UUID caseId, UUID entry, StoredMessage message) {
    List<InboundMedia> came = message.attached();
    for (int place = 1; place <= came.size(); place++) {
      InboundMedia media = came.get(place - 1);
      Optional<UUID> fresh = attachments.arrived(tx, caseId, entry, place, media.name());
      if (fresh.isEmpty()) {
        continue;
      }
      if (place <= most) {
        queue.add(tx, fresh.get(), caseId, message.id(), media.address(), worthFor);
      } else if (attachments.refused(tx, caseId, fresh.get(), Refusal.TOO_MANY)) {
        tell.refused(tx, caseId, message.id(), Refusal.TOO_MANY);
      }
    }
    if (!came.isEmpty()) {
      tx.afterCommit(wanted::raise);
    }
  }
}
