package org.portolan.messaging.outbox;

import java.time.Duration;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.portolan.cases.files.CasesInReach;
import org.portolan.cases.store.Actor;
import org.portolan.cases.store.CaseStore;
import org.portolan.cases.store.Compartment;
import org.portolan.cases.store.Grant;
import org.portolan.cases.store.Tx;
import org.portolan.messaging.work.Signal;

/**
 * A member of staff decides about a message that does not go on by itself. Only about messages of
 * cases that are theirs; what they decided stands in the case's journal.
 */
public final class LookAfterMessages {

  private static final Set<String> REPEATABLE = Set.of("failed", "uncertain", "expired");
  private static final Set<String> STOPPABLE = Set.of("waiting", "held");

  private final CaseStore store;
  private final Signal filled;
  private final OutboxRows rows = new OutboxRows();
  private final Moving moving;

  /**
   * @param filled raised when there is something to send
   */
  LookAfterMessages(CaseStore store, Moving moving, Signal filled) {
    this.store = store;
    this.moving = moving;
    this.filled = filled;
  }

  /**
   * Sends a message once more. One of which nobody knows whether it arrived may then arrive twice.
   */
  public Outcome again(Actor staff, UUID message) {
    return decide(
        staff,
        message,
        (tx, row) -> {
          if (!REPEATABLE.contains(row.state())) {
            return Outcome.MOVED_MEANWHILE;
          }
          boolean worth = row.purpose().staysTrue() || tx.now().isBefore(row.deadline());
          if (!worth) {
            return Outcome.TOO_LATE;
          }
          Duration more = row.purpose().worthFor();
          rows.again(tx, row, tx.now().plus(more));
          tx.afterCommit(filled::raise);
          return done(tx, row, "message.sent-again");
        });
  }

  /** Does not send a message that still waits. */
  public Outcome cancel(Actor staff, UUID message) {
    return decide(
        staff,
        message,
        (tx, row) -> {
          if (!STOPPABLE.contains(row.state())) {
            return Outcome.MOVED_MEANWHILE;
          }
          moving.ends(tx, row, "cancelled", "cancelled", null);
          return done(tx, row, "message.cancelled");
        });
  }

  /** Takes a message that will not arrive off the list. */
  public Outcome putAway(Actor staff, UUID message) {
    return decide(
        staff,
        message,
        (tx, row) -> {
          if (!REPEATABLE.contains(row.state())) {
            return Outcome.MOVED_MEANWHILE;
          }
          rows.putAway(tx, row);
          return done(tx, row, "message.put-away");
        });
  }

  private static Outcome done(Tx tx, OutboxRow row, String kind) {
    tx.record(row.caseId().orElseThrow(), kind, Map.of("message", row.id().toString()));
    return Outcome.DONE;
  }

  private Outcome decide(Actor staff, UUID message, Decision decision) {
    return store.call(
        withMessages(staff),
        tx ->
            rows.lock(tx, message)
                .filter(row -> row.caseId().filter(id -> CasesInReach.has(tx, id)).isPresent())
                .map(row -> decision.about(tx, row))
                .orElse(Outcome.NOT_FOUND));
  }

  /** The outbox is the senders'; the case decides whose message it is. */
  private static Actor withMessages(Actor staff) {
    Set<Grant> grants = new HashSet<>(staff.grants());
    grants.add(new Grant(Compartment.TRANSIT, Grant.EVERYWHERE));
    return new Actor(staff.id(), grants);
  }

  private interface Decision {
    Outcome about(Tx tx, OutboxRow row);
  }

  /** What became of a decision. */
  public enum Outcome {
    DONE,
    /** It went on by itself, or a colleague was faster. */
    MOVED_MEANWHILE,
    /** What it says is no longer true or no longer asked for. */
    TOO_LATE,
    /** There is none such for this actor. */
    NOT_FOUND;

    /** The end of the key of its text. */
    public String key() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }
}
