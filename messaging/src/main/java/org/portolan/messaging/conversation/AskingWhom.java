package org.portolan.messaging.conversation;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.portolan.cases.alerts.Call;
import org.portolan.cases.store.Tx;
import org.portolan.cases.wording.Wording;
import org.portolan.i18n.reading.AnswerReader;
import org.portolan.messaging.conversation.SharedPhones.Choice;
import org.portolan.messaging.conversation.Travellers.Traveller;
import org.portolan.messaging.inbox.InboxRows;
import org.portolan.messaging.inbox.MessageHandler.Handled;
import org.portolan.messaging.inbox.StoredMessage;
import org.portolan.messaging.outbox.OutboundMessage;
import org.portolan.messaging.outbox.Outbox;
import org.portolan.messaging.outbox.Purpose;
import org.portolan.messaging.outbox.Rendering;

/**
 * On a phone that several people in check-in share, asks whom a message is about. Until that is
 * answered the message waits in the inbox; then it is taken as that person's, and so is what
 * follows until nothing more is asked of them.
 */
final class AskingWhom {

  private final SharedPhones phones;
  private final InboxRows inbox;
  private final Answering answering;
  private final Outbox outbox;
  private final Travellers travellers;
  private final AnswerReader reader = new AnswerReader();

  AskingWhom(
      SharedPhones phones,
      InboxRows inbox,
      Answering answering,
      Outbox outbox,
      Travellers travellers) {
    this.phones = phones;
    this.inbox = inbox;
    this.answering = answering;
    this.outbox = outbox;
    this.travellers = travellers;
  }

  Handled handle(Tx tx, StoredMessage message, List<Traveller> candidates) {
    Optional<Choice> choice = phones.find(tx, message.senderIndex());
    Optional<Traveller> current =
        choice.flatMap(c -> c.chosenAt(tx.now())).flatMap(id -> of(candidates, id));
    if (current.isPresent()) {
      take(tx, List.of(message), current.get());
      return Handled.as("check-in");
    }
    Optional<Traveller> named =
        choice.filter(Choice::waitsForAnswer).flatMap(c -> named(message, c, candidates));
    if (named.isEmpty()) {
      ask(tx, message, candidates);
      return Handled.asking();
    }
    phones.chose(tx, message.senderIndex(), named.get().contactPointId());
    List<StoredMessage> waiting = inbox.asking(tx, message.senderIndex());
    take(tx, waiting, named.get());
    Map<UUID, Handled> done = new HashMap<>();
    waiting.forEach(asked -> done.put(asked.id(), Handled.as("check-in")));
    inbox.complete(tx, done);
    return Handled.as("whom");
  }

  /** A call for help is not kept waiting for a name: it is heard for everybody on the phone. */
  Handled help(Tx tx, StoredMessage message, List<Traveller> candidates, Call call) {
    answering.help(tx, message, candidates.get(0), call);
    candidates.stream()
        .skip(1)
        .forEach(other -> travellers.help(tx, other.openCase().orElseThrow(), message, call));
    return Handled.as(call.key());
  }

  private void take(Tx tx, List<StoredMessage> messages, Traveller traveller) {
    boolean finished = false;
    for (StoredMessage message : messages) {
      finished = answering.take(tx, message, traveller);
    }
    if (finished) {
      phones.forget(tx, messages.get(0).senderIndex());
    }
  }

  private void ask(Tx tx, StoredMessage message, List<Traveller> candidates) {
    phones.asked(
        tx, message.senderIndex(), candidates.stream().map(Traveller::contactPointId).toList());
    outbox.enqueue(
        tx,
        OutboundMessage.general(
            candidates.get(0).recipient(),
            Purpose.REPLY,
            Wording.of(
                "reply.whom",
                Map.of(Rendering.LABELS, candidates.stream().map(Traveller::label).toList()))));
  }

  private Optional<Traveller> named(
      StoredMessage message, Choice choice, List<Traveller> candidates) {
    List<String> numbers =
        IntStream.rangeClosed(1, choice.offered().size()).mapToObj(Integer::toString).toList();
    return reader
        .choices(message.body(), candidates.get(0).language(), numbers, false)
        .fold(
            understood ->
                understood.options().size() == 1
                    ? Optional.of(Integer.parseInt(understood.options().get(0)))
                    : Optional.<Integer>empty(),
            Optional::<Integer>empty)
        .flatMap(number -> of(candidates, choice.offered().get(number - 1)));
  }

  private static Optional<Traveller> of(List<Traveller> candidates, UUID contactPointId) {
    return candidates.stream()
        .filter(traveller -> traveller.contactPointId().equals(contactPointId))
        .findFirst();
  }
}
