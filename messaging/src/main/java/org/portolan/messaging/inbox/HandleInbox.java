package org.portolan.messaging.inbox;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.portolan.cases.keys.Keys;
import org.portolan.cases.settings.Settings;
import org.portolan.cases.store.Actor;
import org.portolan.cases.store.CaseStore;
import org.portolan.cases.store.Compartment;
import org.portolan.cases.store.Outage;
import org.portolan.cases.store.Tx;
import org.portolan.messaging.work.Alarm;
import org.portolan.messaging.work.Alarm.Trouble;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Handles what waits in the inbox: the oldest message of each of several senders in one
 * transaction. When that fails, each is handled alone, so that one message cannot hold up others;
 * the one that fails backs off and in the end waits where a person sees it.
 */
public final class HandleInbox {

  /** As whom conversations are held. */
  public static final Actor ACTOR =
      Actor.system(
          "conversation",
          Compartment.TRANSIT,
          Compartment.IDENTITY,
          Compartment.HEALTH,
          Compartment.INFORMATION);

  private static final Logger LOG = LoggerFactory.getLogger(HandleInbox.class);
  private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);

  private final CaseStore store;
  private final InboxRows rows;
  private final MessageHandler handler;
  private final Alarm alarm;
  private final int batch;
  private final int mostAttempts;

  /**
   * @param alarm raised when a message waits for a person
   */
  public HandleInbox(
      CaseStore store, Keys keys, Settings settings, MessageHandler handler, Alarm alarm) {
    this.store = store;
    this.rows = new InboxRows(keys);
    this.handler = handler;
    this.alarm = alarm;
    this.batch = settings.number("INBOX_BATCH", 20);
    this.mostAttempts = settings.number("INBOX_ATTEMPTS", 7);
  }

  /** Handles one batch; returns how many messages it took. */
  public int step() {
    List<UUID> claimed = new ArrayList<>();
    try {
      store.run(
          ACTOR,
          tx -> {
            List<StoredMessage> messages = rows.claim(tx, batch, claimed::add);
            if (!messages.isEmpty()) {
              rows.complete(tx, handler.handle(tx, messages));
            }
          });
    } catch (RuntimeException | Error e) {
      if (claimed.isEmpty() || Outage.isBehind(e)) {
        throw e;
      }
      LOG.info("A batch of {} messages failed; each is handled alone", claimed.size());
      claimed.forEach(this::handleAlone);
    }
    return claimed.size();
  }

  private void handleAlone(UUID id) {
    try {
      store.run(
          ACTOR,
          tx -> {
            List<StoredMessage> message = rows.claim(tx, id);
            if (!message.isEmpty()) {
              rows.complete(tx, handler.handle(tx, message));
            }
          });
    } catch (RuntimeException | Error e) {
      if (Outage.isBehind(e)) {
        throw e;
      }
      LOG.warn("Message {} cannot be handled", id, e);
      String why = e.getClass().getSimpleName();
      store.run(ACTOR, tx -> failed(tx, id, why));
    }
  }

  private void failed(Tx tx, UUID id, String why) {
    if (rows.failed(tx, id, why, FIRST_PAUSE, mostAttempts)) {
      alarm.raise(tx, Trouble.UNREAD);
    }
  }
}
