package org.portolan.messaging.callbacks;

import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.regex.Pattern;
import org.portolan.cases.store.Actor;
import org.portolan.cases.store.CaseStore;
import org.portolan.cases.store.Compartment;
import org.portolan.messaging.outbox.DeliveryCallback;
import org.portolan.messaging.outbox.DeliveryProgress;
import org.portolan.messaging.work.Signal;
import org.portolan.messaging.work.Together;

/**
 * Stores what a provider tells of a message of ours and acknowledges it; makes nothing of it. Once
 * that is complete, what was told is durable and will be recorded; when it failed, nothing was
 * stored and the provider is to repeat.
 */
public final class ReceiveCallback {

  private static final Actor ACTOR = Actor.system("callbacks", Compartment.TRANSIT);

  /** Twilio's have 34 characters; of our own id come back the 36 of a UUID. */
  private static final Pattern ID = Pattern.compile("[A-Za-z0-9_.:@-]{1,128}");

  private static final int MOST_TOGETHER = 64;

  private final CaseStore store;
  private final CallbackRows rows = new CallbackRows();
  private final Signal told;
  private final Together<DeliveryCallback, Boolean> together;

  /**
   * @param told raised after each commit
   * @param executor where callbacks are stored
   */
  public ReceiveCallback(CaseStore store, Signal told, Executor executor) {
    this.store = store;
    this.told = told;
    this.together = new Together<>(this::store, MOST_TOGETHER, executor);
  }

  /**
   * Keeps what was told, without waiting: whoever hears of it must be quick.
   *
   * @return false when it cannot be about a message of ours, or says nothing that we know:
   *     repeating it would change nothing
   */
  public CompletableFuture<Boolean> take(DeliveryCallback callback) {
    boolean known =
        isId(callback.messageId()) && DeliveryProgress.ofTwilio(callback.status()).isPresent();
    return known
        ? together.bring(withItsOwnIds(callback))
        : CompletableFuture.completedFuture(false);
  }

  /** Of an address that somebody else put together, the provider's id is enough. */
  private static DeliveryCallback withItsOwnIds(DeliveryCallback callback) {
    return isId(callback.outboxId())
        ? callback
        : new DeliveryCallback(null, callback.messageId(), callback.status(), callback.errorCode());
  }

  private static boolean isId(String text) {
    return text != null && ID.matcher(text).matches();
  }

  private List<Boolean> store(List<DeliveryCallback> callbacks) {
    store.run(
        ACTOR,
        tx -> {
          rows.add(tx, callbacks);
          tx.afterCommit(told::raise);
        });
    return Collections.nCopies(callbacks.size(), true);
  }
}
