package org.portolan.messaging.conversation;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.portolan.cases.files.CaseReference;
import org.portolan.cases.people.Endpoint;
import org.portolan.cases.store.Tx;
import org.portolan.i18n.Language;
import org.portolan.i18n.reading.AnswerReader;
import org.portolan.messaging.PublicAddress;
import org.portolan.messaging.conversation.Travellers.Traveller;
import org.portolan.messaging.inbox.MessageHandler.Handled;
import org.portolan.messaging.inbox.StoredMessage;
import org.portolan.messaging.outbox.OutboundMessage;
import org.portolan.messaging.outbox.Outbox;
import org.portolan.messaging.outbox.Purpose;
import org.portolan.messaging.outbox.Recipient;
import org.portolan.messaging.visa.StatusQuestions;
import org.portolan.messaging.visa.StatusQuestions.Asked;
import org.portolan.messaging.visa.StatusReply;

/**
 * Somebody asks where their matter stands: they are told of those who are reached where they write
 * from, and of nobody else, whatever reference they write. A stranger is told that nothing is
 * there, as somebody is who has nothing there.
 */
final class AskingWhereItStands {

  private static final String STATUS = "status";

  private final StatusQuestions questions;
  private final Travellers travellers;
  private final Askers askers;
  private final Outbox outbox;
  private final PublicAddress address;
  private final AnswerReader reader = new AnswerReader();

  AskingWhereItStands(
      StatusQuestions questions,
      Travellers travellers,
      Askers askers,
      Outbox outbox,
      PublicAddress address) {
    this.questions = questions;
    this.travellers = travellers;
    this.askers = askers;
    this.outbox = outbox;
    this.address = address;
  }

  /**
   * Leaves the question to be answered; empty when the message asks something else, or comes from a
   * stranger who has had so many answers that a person should read what they want.
   */
  Optional<Handled> handle(
      Tx tx, StoredMessage message, Endpoint sender, List<Traveller> holders, Language language) {
    if (message.media() > 0 || !reader.asksWhereItStands(withoutReference(message.body()))) {
      return Optional.empty();
    }
    return holders.isEmpty()
        ? stranger(tx, sender, language)
        : Optional.of(known(tx, message, holders, language));
  }

  /** A reference that is written beside the word opens nothing: it is no secret between two. */
  private static String withoutReference(String text) {
    return Stream.of(text.split("\\s+"))
        .filter(word -> !CaseReference.looksLikeOne(word))
        .collect(Collectors.joining(" "));
  }

  private Handled known(Tx tx, StoredMessage message, List<Traveller> holders, Language language) {
    for (Traveller holder : holders) {
      holder
          .openCase()
          .ifPresent(caseId -> travellers.heard(tx, caseId, message, holder.language(), STATUS));
    }
    questions.leave(
        tx,
        new Asked(
            holders.stream().map(Traveller::contactPointId).toList(),
            holders.get(0).channel(),
            language));
    return Handled.as(STATUS);
  }

  private Optional<Handled> stranger(Tx tx, Endpoint sender, Language language) {
    Optional<Recipient> recipient = askers.stranger(tx, sender, language);
    recipient.ifPresent(
        to ->
            outbox.enqueue(
                tx, OutboundMessage.general(to, Purpose.REPLY, StatusReply.nothing(address))));
    return recipient.map(unused -> Handled.as(STATUS));
  }
}
