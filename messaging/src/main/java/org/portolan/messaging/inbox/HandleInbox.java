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
  private final int batch;
  private final int mostAttempts;

  public HandleInbox(CaseStore store, Keys keys, Settings settings, MessageHandler handler) {
    this.store = store;
    this.rows = new InboxRows(keys);
    this.handler = handler;
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
            List<StoredMessage> messages = rows.claim(tx, batch);
            messages.forEach(message -> claimed.add(message.id()));
            if (!messages.isEmpty()) {
              rows.complete(tx, handler.handle(tx, messages));
            }
          });
    } catch (RuntimeException e) {
      if (claimed.isEmpty()) {
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
    } catch (RuntimeException e) {
      LOG.warn("Message {} cannot be handled", id, e);
      String why = e.getClass().getSimpleName();
      store.run(ACTOR, tx -> rows.failed(tx, id, why, FIRST_PAUSE, mostAttempts));
    }
  }
}
