package org.portolan.messaging.conversation;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.portolan.cases.store.Tx;
import org.portolan.messaging.conversation.Travellers.Traveller;
import org.portolan.messaging.inbox.StoredMessage;

/** The plain answers of a batch of messages, gathered to be taken at once. */
final class Gathered {

  private final Tx tx;
  private final Answering answering;
  private final Map<Traveller, StoredMessage> answers = new HashMap<>();

  Gathered(Tx tx, Answering answering) {
    this.tx = tx;
    this.answering = answering;
  }

  void add(Traveller traveller, StoredMessage message) {
    answers.put(traveller, message);
  }

  /** What somebody wrote from another phone comes after what was gathered for the same case. */
  void goBefore(Collection<Traveller> holders) {
    boolean concerned =
        answers.keySet().stream()
            .anyMatch(
                gathered ->
                    holders.stream()
                        .anyMatch(holder -> holder.openCase().equals(gathered.openCase())));
    if (concerned) {
      take();
    }
  }

  void take() {
    if (!answers.isEmpty()) {
      answering.take(tx, answers);
      answers.clear();
    }
  }
}
