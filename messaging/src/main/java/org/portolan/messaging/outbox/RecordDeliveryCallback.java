package org.portolan.messaging.outbox;

import java.util.ArrayList;
import java.util.Collection;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
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

  /** As whom what a provider tells is recorded. */
  public static final Actor ACTOR =
      Actor.system(
          "delivery",
          Compartment.TRANSIT,
          Compartment.IDENTITY,
          Compartment.HEALTH,
          Compartment.INFORMATION);

  /** Its provider was called, and did not say that it took it. */
  private static final Set<String> UNCLEAR = Set.of("sending", "uncertain");

  private final CaseStore store;
  private final OutboxRows rows = new OutboxRows();
  private final Moving moving;
  private final ErrorCodes codes = new ErrorCodes();

  RecordDeliveryCallback(CaseStore store, Moving moving) {
    this.store = store;
    this.moving = moving;
  }

  /** Records one at once; an exception means that nothing was recorded. */
  public Outcome record(DeliveryCallback callback) {
    return store.call(ACTOR, tx -> record(tx, List.of(callback))).get(0);
  }

  /**
   * Records many in a transaction, with a statement for all where their messages are different; of
   * the same message in the order given.
   */
  public List<Outcome> record(Tx tx, List<DeliveryCallback> callbacks) {
    Map<DeliveryCallback, Outcome> outcomes = new IdentityHashMap<>();
    List<DeliveryCallback> left = callbacks;
    while (!left.isEmpty()) {
      Map<String, DeliveryCallback> firsts = new LinkedHashMap<>();
      List<DeliveryCallback> later = new ArrayList<>();
      for (DeliveryCallback callback : left) {
        if (firsts.putIfAbsent(callback.outboxId() + " " + callback.messageId(), callback)
            != null) {
          later.add(callback);
        }
      }
      recordFirsts(tx, firsts.values(), outcomes);
      left = later;
    }
    return callbacks.stream().map(outcomes::get).toList();
  }

  private void recordFirsts(
      Tx tx, Collection<DeliveryCallback> callbacks, Map<DeliveryCallback, Outcome> outcomes) {
    tx.writeNow();
    Map<UUID, OutboxRow> locked = rows.lock(tx, idsOf(callbacks));
    callbacks.forEach(callback -> outcomes.put(callback, record(tx, callback, locked)));
  }

  private static Set<UUID> idsOf(Collection<DeliveryCallback> callbacks) {
    return callbacks.stream()
        .flatMap(callback -> id(callback.outboxId()).stream())
        .collect(Collectors.toSet());
  }

  /** What an earlier one of the batch changed is written first, and the row read anew. */
  private Outcome record(Tx tx, DeliveryCallback callback, Map<UUID, OutboxRow> locked) {
    Optional<DeliveryProgress> to = DeliveryProgress.ofTwilio(callback.status());
    // the database takes no NUL, and one such callback must not fail those that came with it
    if (callback.messageId() == null || callback.messageId().indexOf('\0') >= 0 || to.isEmpty()) {
      return Outcome.UNKNOWN;
    }
    Optional<UUID> id = id(callback.outboxId());
    OutboxRow fresh = id.map(locked::remove).orElse(null);
    Optional<OutboxRow> row = Optional.ofNullable(fresh);
    if (fresh == null) {
      tx.writeNow();
      row =
          id.map(known -> rows.lock(tx, known))
              .orElseGet(() -> rows.lockOf(tx, callback.messageId()));
    }
    return row.map(found -> record(tx, found, callback, to.get())).orElse(Outcome.UNKNOWN);
  }

  /**
   * Records what a mail server reported of an e-mail, or that somebody answered it. Whoever knows
   * its id has it: also a mail of which nobody knew whether it had been taken, was.
   *
   * @param mailId as the mail carried it
   * @param arrived whether it was delivered; else it never will be
   * @param failure what that means
   */
  public Outcome reported(
      UUID outboxId, String mailId, boolean arrived, FailureClass failure, int code) {
    return store.call(
        ACTOR,
        tx ->
            rows.lock(tx, outboxId)
                .filter(row -> row.channel() == Channel.EMAIL && wasHandedOver(row))
                .map(
                    row ->
                        reported(tx, row, mailId, arrived, new Submission.Refused(failure, code)))
                .orElse(Outcome.UNKNOWN));
  }

  private static boolean wasHandedOver(OutboxRow row) {
    return row.providerId() != null || UNCLEAR.contains(row.state());
  }

  private Outcome reported(
      Tx tx, OutboxRow row, String mailId, boolean arrived, Submission.Refused failure) {
    DeliveryProgress to = arrived ? DeliveryProgress.DELIVERED : DeliveryProgress.FAILED;
    if (!to.isBeyond(row.progress())) {
      return Outcome.UNCHANGED;
    }
    if (arrived) {
      moving.forward(tx, row, mailId, to, null);
    } else {
      moving.failed(tx, row, failure);
    }
    return Outcome.MOVED;
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
      tx.writeNow();
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
