package org.portolan.messaging.conversation;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.portolan.cases.settings.Settings;
import org.portolan.cases.store.CaseStore;
import org.portolan.cases.store.Tx;
import org.portolan.messaging.conversation.Travellers.Traveller;
import org.portolan.messaging.inbox.HandleInbox;
import org.portolan.messaging.inbox.InboxRows;
import org.portolan.messaging.inbox.MessageHandler.Handled;
import org.portolan.messaging.inbox.StoredMessage;

/**
 * A message from a shared phone whose sender never said whom it is about may be the one that
 * matters: after a while it is put before the officers of everybody it can be about.
 */
public final class GiveUpAsking {

  private static final int AT_ONCE = 20;

  private final CaseStore store;
  private final InboxRows inbox;
  private final Travellers travellers;
  private final Duration patience;

  public GiveUpAsking(CaseStore store, InboxRows inbox, Travellers travellers, Settings settings) {
    this.store = store;
    this.inbox = inbox;
    this.travellers = travellers;
    this.patience = Duration.ofMinutes(settings.number("ASKING_WHOM_MINUTES", 15));
  }

  /** Gives up on some messages; returns how many. */
  public int step() {
    return store.call(
        HandleInbox.ACTOR,
        tx -> {
          Map<UUID, Handled> given = new HashMap<>();
          for (StoredMessage message : inbox.askingSince(tx, tx.now().minus(patience), AT_ONCE)) {
            holders(tx, message).stream()
                .flatMap(holder -> holder.openCase().stream())
                .forEach(caseId -> travellers.forAPerson(tx, caseId, message));
            given.put(message.id(), Handled.as("nobody was named"));
          }
          inbox.complete(tx, given);
          return given.size();
        });
  }

  private List<Traveller> holders(Tx tx, StoredMessage message) {
    return message
        .sender()
        .map(sender -> travellers.at(tx, List.of(sender)).getOrDefault(sender, List.of()))
        .orElse(List.of());
  }
}
