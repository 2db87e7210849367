package org.portolan.messaging.conversation;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.portolan.cases.settings.Settings;
import org.portolan.cases.store.CaseStore;
import org.portolan.cases.store.Outage;
import org.portolan.cases.store.Tx;
import org.portolan.messaging.conversation.Travellers.Traveller;
import org.portolan.messaging.inbox.HandleInbox;
import org.portolan.messaging.inbox.InboxRows;
import org.portolan.messaging.inbox.MessageHandler.Handled;
import org.portolan.messaging.inbox.StoredMessage;
import org.portolan.messaging.work.Alarm;
import org.portolan.messaging.work.Alarm.Trouble;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A message from a shared phone whose sender never said whom it is about may be the one that
 * matters: after a while it is put before the officers of everybody it can be about.
 */
public final class GiveUpAsking {

  private static final Logger LOG = LoggerFactory.getLogger(GiveUpAsking.class);
  private static final int AT_ONCE = 20;
  private static final Duration FIRST_PAUSE = Duration.ofMinutes(1);
  private static final int MOST_ATTEMPTS = 5;

  private final CaseStore store;
  private final InboxRows inbox;
  private final Travellers travellers;
  private final Alarm alarm;
  private final Duration patience;

  /**
   * @param alarm raised when one cannot even be put before an officer
   */
  public GiveUpAsking(
      CaseStore store, InboxRows inbox, Travellers travellers, Settings settings, Alarm alarm) {
    this.store = store;
    this.inbox = inbox;
    this.travellers = travellers;
    this.alarm = alarm;
    this.patience = Duration.ofMinutes(settings.number("ASKING_WHOM_MINUTES", 15));
  }

  /** Gives up on some messages, each alone; returns how many. */
  public int step() {
    List<UUID> waiting =
        store.call(
            HandleInbox.ACTOR, tx -> inbox.askingSince(tx, tx.now().minus(patience), AT_ONCE));
    waiting.forEach(this::giveUp);
    return waiting.size();
  }

  private void giveUp(UUID id) {
    try {
      store.run(
          HandleInbox.ACTOR,
          tx -> inbox.lockAsking(tx, id).ifPresent(message -> giveUp(tx, message)));
    } catch (RuntimeException e) {
      if (Outage.isBehind(e)) {
        throw e;
      }
      LOG.warn("Message {} cannot be put before a person", id, e);
      String why = e.getClass().getSimpleName();
      store.run(HandleInbox.ACTOR, tx -> failed(tx, id, why));
    }
  }

  private void giveUp(Tx tx, StoredMessage message) {
    holders(tx, message).stream()
        .flatMap(holder -> holder.openCase().stream())
        .forEach(caseId -> travellers.forAPerson(tx, caseId, message));
    inbox.complete(tx, Map.of(message.id(), Handled.as("nobody was named")));
  }

  private void failed(Tx tx, UUID id, String why) {
    if (inbox.failed(tx, id, why, FIRST_PAUSE, MOST_ATTEMPTS)) {
      alarm.raise(tx, Trouble.UNREAD);
    }
  }

  private List<Traveller> holders(Tx tx, StoredMessage message) {
    return message
        .sender()
        .map(sender -> travellers.at(tx, List.of(sender)).getOrDefault(sender, List.of()))
        .orElse(List.of());
  }
}
