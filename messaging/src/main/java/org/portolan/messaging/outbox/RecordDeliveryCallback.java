package org.portolan.messaging.outbox;

import java.util.Optional;
import java.util.UUID;
import org.portolan.cases.people.Channel;
import org.portolan.cases.store.Actor;
import org.portolan.cases.store.CaseStore;
import org.portolan.cases.store.Compartment;
import org.portolan.cases.store.Tx;
import org.portolan.messaging.channel.FailureClass;
import org.portolan.messaging.channel.Submission;
import org.portolan.messaging.twilio.ErrorCodes;

/**
 * Records what a provider tells of a message. It tells more than once and out of order; a message
 * only moves forward. A passing failure sends the message once more, as long as it is worth it.
 */
public final class RecordDeliveryCallback {

  private static final Actor ACTOR =
      Actor.system(
          "delivery",
          Compartment.TRANSIT,
          Compartment.IDENTITY,
          Compartment.HEALTH,
          Compartment.INFORMATION);

  private final CaseStore store;
  private final OutboxRows rows = new OutboxRows();
  private final Moving moving;
  private final ErrorCodes codes = new ErrorCodes();

  RecordDeliveryCallback(CaseStore store, Moving moving) {
    this.store = store;
    this.moving = moving;
  }

  /** Records it; an exception means that nothing was recorded and the provider is to repeat. */
  public Outcome record(DeliveryCallback callback) {
    Optional<DeliveryProgress> progress = DeliveryProgress.ofTwilio(callback.status());
    if (callback.messageId() == null || progress.isEmpty()) {
      return Outcome.UNKNOWN;
    }
    return store.call(
        ACTOR,
        tx ->
            find(tx, callback)
                .map(row -> record(tx, row, callback, progress.get()))
                .orElse(Outcome.UNKNOWN));
  }

  /**
   * Records what a mail server reported of an e-mail.
   *
   * @param arrived whether it was delivered; else it never will be
   * @param failure what that means
   */
  public Outcome reported(UUID outboxId, boolean arrived, FailureClass failure, int code) {
    return store.call(
        ACTOR,
        tx ->
            rows.lock(tx, outboxId)
                .filter(row -> row.channel() == Channel.EMAIL && row.providerId() != null)
                .map(row -> reported(tx, row, arrived, new Submission.Refused(failure, code)))
                .orElse(Outcome.UNKNOWN));
  }

  private Outcome reported(Tx tx, OutboxRow row, boolean arrived, Submission.Refused failure) {
    DeliveryProgress to = arrived ? DeliveryProgress.DELIVERED : DeliveryProgress.FAILED;
    if (!to.isBeyond(row.progress())) {
      return Outcome.UNCHANGED;
    }
    if (arrived) {
      moving.forward(tx, row, row.providerId(), to, null);
    } else {
      moving.failed(tx, row, failure);
    }
    return Outcome.MOVED;
  }

  private Optional<OutboxRow> find(Tx tx, DeliveryCallback callback) {
    return id(callback.outboxId())
        .map(id -> rows.lock(tx, id))
        .orElseGet(() -> rows.lockOf(tx, callback.messageId()));
  }

  private Outcome record(Tx tx, OutboxRow row, DeliveryCallback callback, DeliveryProgress to) {
    boolean ofAnotherAttempt =
        row.pastProviderIds().contains(callback.messageId())
            || row.providerId() != null && !row.providerId().equals(callback.messageId())
            || row.attempts() == 0;
    if (ofAnotherAttempt) {
      return Outcome.UNCHANGED;
    }
    if (to == DeliveryProgress.FAILED && to.isBeyond(row.progress())) {
      int code = callback.errorCode().orElse(0);
      FailureClass failure = code == 0 ? FailureClass.STOP : codes.classOf(code);
      rows.progresses(tx, row, callback.messageId(), row.progress(), code);
      moving.failed(tx, row, new Submission.Refused(failure, code));
      return Outcome.MOVED;
    }
    return moving.forward(tx, row, callback.messageId(), to, callback.errorCode().orElse(null))
        ? Outcome.MOVED
        : Outcome.UNCHANGED;
  }

  private static Optional<UUID> id(String text) {
    try {
      return Optional.ofNullable(text).map(UUID::fromString);
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /** What a callback did. */
  public enum Outcome {
    /** The message moved forward. */
    MOVED,
    /** A repetition, or late. */
    UNCHANGED,
    /** Of no message of ours, or in no word that we know; repeating it changes nothing. */
    UNKNOWN
  }
}
