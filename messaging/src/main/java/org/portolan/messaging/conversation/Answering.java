package org.portolan.messaging.conversation;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.portolan.cases.alerts.Call;
import org.portolan.cases.settings.Settings;
import org.portolan.cases.store.Tx;
import org.portolan.cases.wording.Wording;
import org.portolan.i18n.reading.AnswerReader;
import org.portolan.messaging.conversation.Travellers.Answer;
import org.portolan.messaging.conversation.Travellers.Traveller;
import org.portolan.messaging.inbox.StoredMessage;
import org.portolan.messaging.outbox.OutboundMessage;
import org.portolan.messaging.outbox.Outbox;
import org.portolan.messaging.outbox.Purpose;

/**
 * Takes a message as the answer of one person. One that nobody can read or that is too long counts
 * as an unclear answer like any other, so that after some of them a person looks; only the reply
 * says why.
 */
final class Answering {

  private static final String UNCLEAR = "reply.unclear";

  private final Travellers travellers;
  private final Outbox outbox;
  private final AnswerReader reader = new AnswerReader();
  private final int longest;

  Answering(Settings settings, Travellers travellers, Outbox outbox) {
    this.travellers = travellers;
    this.outbox = outbox;
    this.longest = settings.number("ANSWER_LONGEST", 1_000);
  }

  /** Answers for the person, replies, and says whether nothing more is asked for now. */
  boolean take(Tx tx, StoredMessage message, Traveller traveller) {
    return take(tx, Map.of(traveller, message)).get(traveller).finished();
  }

  /** Answers for several people of different cases at once. */
  Map<Traveller, Answer> take(Tx tx, Map<Traveller, StoredMessage> messages) {
    Map<UUID, StoredMessage> byCase = new HashMap<>();
    messages.forEach((person, message) -> byCase.put(caseOf(person), message));
    Map<UUID, Answer> answers = travellers.answers(tx, byCase);
    Map<Traveller, Answer> taken = new HashMap<>();
    messages.forEach(
        (person, message) -> {
          Answer answer = answers.get(caseOf(person));
          answer.reply().ifPresent(reply -> reply(tx, person, explained(message, reply)));
          taken.put(person, answer);
        });
    return taken;
  }

  private static UUID caseOf(Traveller traveller) {
    return traveller.openCase().orElseThrow();
  }

  /** Takes a call for help, and says who reads it and when. */
  void help(Tx tx, StoredMessage message, Traveller traveller, Call call) {
    Answer answer = travellers.help(tx, caseOf(traveller), message, call);
    answer.reply().ifPresent(reply -> reply(tx, traveller, reply));
  }

  private void reply(Tx tx, Traveller traveller, Wording reply) {
    outbox.enqueue(
        tx, OutboundMessage.about(caseOf(traveller), traveller.recipient(), Purpose.REPLY, reply));
  }

  private Wording explained(StoredMessage message, Wording reply) {
    if (!reader.legible(message.body())) {
      return instead(reply, message.attached().isEmpty() ? "reply.not-read" : "reply.file-kept");
    }
    return message.body().length() > longest ? instead(reply, "reply.too-long") : reply;
  }

  private static Wording instead(Wording reply, String key) {
    List<Wording.Part> parts =
        reply.parts().stream()
            .map(part -> part.key().equals(UNCLEAR) ? Wording.of(key).parts().get(0) : part)
            .toList();
    return new Wording(parts);
  }
}
