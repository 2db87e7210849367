package org.portolan.messaging.outbox;

import java.time.Duration;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.portolan.cases.files.CasesInReach;
import org.portolan.cases.keys.Keys;
import org.portolan.cases.people.ContactPoints;
import org.portolan.cases.people.PersonJournal;
import org.portolan.cases.store.Actor;
import org.portolan.cases.store.CaseStore;
import org.portolan.cases.store.Compartment;
import org.portolan.cases.store.Grant;
import org.portolan.cases.store.Tx;
import org.portolan.messaging.work.Signal;

/**
 * A member of staff decides about a message that does not go on by itself: about one of a case that
 * is theirs, and, where it is of no case, about one to somebody whose number they may see, such as
 * a code or a notice. What they decided stands in the journal of the case or of the person. What
 * goes to somebody whom nobody knows is nobody's to decide about.
 */
public final class LookAfterMessages {

  private static final Set<String> REPEATABLE = Set.of("failed", "uncertain", "expired");
  private static final Set<String> STOPPABLE = Set.of("waiting", "held");

  private final CaseStore store;
  private final Signal filled;
  private final OutboxRows rows = new OutboxRows();
  private final Moving moving;
  private final PersonJournal journal;

  /**
   * @param filled raised when there is something to send
   */
  LookAfterMessages(CaseStore store, Keys keys, Moving moving, Signal filled) {
    this.store = store;
    this.journal = new PersonJournal(keys);
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
          moving.ends(tx, row, Moving.CANCELLED, "cancelled", null);
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

  private Outcome done(Tx tx, OutboxRow row, String kind) {
    Map<String, String> detail = Map.of("message", row.id().toString());
    row.caseId()
        .ifPresentOrElse(
            caseId -> tx.record(caseId, kind, detail),
            () -> journal.record(tx, personOf(tx, row).orElseThrow(), kind, detail));
    return Outcome.DONE;
  }

  private static boolean isTheirs(Tx tx, OutboxRow row) {
    return row.caseId()
        .map(caseId -> CasesInReach.has(tx, caseId))
        .orElseGet(() -> row.broadcastId().isEmpty() && personOf(tx, row).isPresent());
  }

  /** To whom a message goes, if it is somebody whom this actor may see. */
  private static Optional<UUID> personOf(Tx tx, OutboxRow row) {
    UUID to = row.recipient().id();
    return row.recipient().kind() == Recipient.Kind.CONTACT
        ? Optional.ofNullable(ContactPoints.inReach(tx, Set.of(to)).get(to))
        : Optional.empty();
  }

  private Outcome decide(Actor staff, UUID message, Decision decision) {
    return store.call(
        withMessages(staff),
        tx ->
            rows.lock(tx, message)
                .filter(row -> isTheirs(tx, row))
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
