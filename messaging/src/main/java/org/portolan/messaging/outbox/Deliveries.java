package org.portolan.messaging.outbox;

import java.util.Optional;
import java.util.UUID;
import org.portolan.cases.store.Tx;

/** What the cases need to hear of messages on their way; called within the outbox's transaction. */
public interface Deliveries {

  /**
   * A message is about to be sent.
   *
   * @return its id on the case's timeline
   */
  UUID sending(Tx tx, UUID caseId, Sent message);

  /** What became of a message has moved forward. */
  void moved(Tx tx, Moved message);

  /**
   * What is sent to a person.
   *
   * @param text as rendered
   * @param language BCP 47 tag it is rendered in
   */
  record Sent(UUID outboxId, Purpose purpose, String text, String language) {}

  /**
   * A message that moved.
   *
   * @param timelineId empty when it never came to be sent, or belongs to no case
   */
  record Moved(
      UUID outboxId,
      Optional<UUID> caseId,
      Optional<UUID> timelineId,
      Purpose purpose,
      DeliveryProgress progress) {}
}
