package org.portolan.messaging.outbox;

import java.util.Optional;
import java.util.UUID;
import org.portolan.cases.people.Channel;
import org.portolan.cases.store.Tx;
import org.portolan.i18n.Language;

/** What the cases need to hear of messages on their way; called within the outbox's transaction. */
public interface Deliveries {

  /** What a member of staff wrote: the message of this id as it stands on a case's timeline. */
  String written(Tx tx, UUID caseId, UUID outboxId);

  /** A message about a case is about to be sent, perhaps not for the first time. */
  void sending(Tx tx, UUID caseId, Sent message);

  /** What became of a message has moved forward. */
  void moved(Tx tx, Moved message);

  /** A message will not be sent any more: what was said later of the same has taken its place. */
  void overtaken(Tx tx, Moved message);

  /** Nobody can know whether a message was sent, and it goes no more by itself. */
  void uncertain(Tx tx, Moved message);

  /**
   * What is sent to a person.
   *
   * @param text as rendered
   * @param language it is rendered in
   * @param channel by which it goes this time
   */
  record Sent(UUID outboxId, Purpose purpose, String text, Language language, Channel channel) {}

  /** A message that moved, perhaps without ever having been sent. */
  record Moved(UUID outboxId, Optional<UUID> caseId, Purpose purpose, DeliveryProgress progress) {}
}
