package org.portolan.messaging.outbox;

import java.util.Optional;
import java.util.UUID;
import org.portolan.cases.wording.Wording;

/**
 * A message to be sent: to whom, why and what, not yet in anybody's language.
 *
 * @param caseId the case on whose timeline it will stand, and whose key seals it until then
 */
public record OutboundMessage(
    Recipient recipient, Purpose purpose, Optional<UUID> caseId, Wording wording) {

  /** A message about a case. */
  public static OutboundMessage about(
      UUID caseId, Recipient recipient, Purpose purpose, Wording wording) {
    return new OutboundMessage(recipient, purpose, Optional.of(caseId), wording);
  }

  /** A message about no case, such as the confirmation of an opt-out. */
  public static OutboundMessage general(Recipient recipient, Purpose purpose, Wording wording) {
    return new OutboundMessage(recipient, purpose, Optional.empty(), wording);
  }
}
