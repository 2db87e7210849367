package org.portolan.messaging.attachments;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.portolan.cases.attachments.Attachment.Refusal;
import org.portolan.cases.enquiry.Enquiries;
import org.portolan.cases.people.Contact;
import org.portolan.cases.people.ContactPoints;
import org.portolan.cases.people.Endpoint;
import org.portolan.cases.store.Tx;
import org.portolan.cases.wording.Wording;
import org.portolan.messaging.inbox.InboxRows;
import org.portolan.messaging.outbox.OutboundMessage;
import org.portolan.messaging.outbox.Outbox;
import org.portolan.messaging.outbox.Purpose;
import org.portolan.messaging.outbox.Recipient;

/**
 * Tells whoever sent something that it was not kept, and why, there where they wrote from. Who
 * wrote is still known from the message itself; when that is forgotten it is too late to tell.
 */
final class TellSender {

  private final InboxRows inbox;
  private final ContactPoints contacts;
  private final Enquiries enquiries;
  private final Outbox outbox;

  TellSender(InboxRows inbox, ContactPoints contacts, Enquiries enquiries, Outbox outbox) {
    this.inbox = inbox;
    this.contacts = contacts;
    this.enquiries = enquiries;
    this.outbox = outbox;
  }

  /**
   * Something was refused.
   *
   * @param message the inbox's own id of the message that it came with
   */
  void refused(Tx tx, UUID caseId, UUID message, Refusal why) {
    inbox
        .senderOf(tx, message)
        .flatMap(sender -> recipient(tx, caseId, sender))
        .ifPresent(
            to ->
                outbox.enqueue(
                    tx,
                    OutboundMessage.about(
                        caseId, to, Purpose.REPLY, Wording.of("reply.file-" + why.key()))));
  }

  private Optional<Recipient> recipient(Tx tx, UUID caseId, Endpoint sender) {
    List<Contact> known = contacts.sharing(tx, sender);
    if (!known.isEmpty()) {
      Contact holder = known.get(0);
      return Optional.of(Recipient.contact(holder.contactPoint(), holder.channel()));
    }
    return enquiries.languageOf(tx, caseId).map(language -> Recipient.enquiry(caseId, language));
  }
}
