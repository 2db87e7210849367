package org.portolan.messaging.outbox;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.random.RandomGenerator;
import org.portolan.cases.store.Tx;
import org.portolan.messaging.channel.FailureClass;
import org.portolan.messaging.channel.Submission;

/** Moves a locked row of the outbox, and tells the cases. */
final class Moving {

  private static final Duration FIRST_PAUSE = Duration.ofSeconds(10);
  private static final Duration LONGEST_PAUSE = Duration.ofMinutes(15);

  /** After so many failures that may pass, somebody who has another channel gets it by that. */
  private static final int ATTEMPTS_A_WAY = 4;

  /** Who did not take a call is left in peace for a while; later they may have time. */
  private static final Duration FIRST_PAUSE_OF_CALLS = Duration.ofMinutes(5);

  private static final Duration LONGEST_PAUSE_OF_CALLS = Duration.ofHours(1);

  /** What the contact point is marked with. */
  private static final Set<FailureClass> REMEMBERED =
      Set.of(FailureClass.OPTED_OUT, FailureClass.INVALID, FailureClass.WINDOW_CLOSED);

  /** Somebody of the staff decided so. */
  static final String CANCELLED = "cancelled";

  /** Nobody can know. */
  static final String UNCERTAIN = "uncertain";

  private final OutboxRows rows;
  private final Deliveries deliveries;
  private final Addresses addresses;
  private final Backoff backoff;
  private final Backoff betweenCalls;

  Moving(OutboxRows rows, Deliveries deliveries, Addresses addresses, RandomGenerator random) {
    this.rows = rows;
    this.deliveries = deliveries;
    this.addresses = addresses;
    this.backoff = new Backoff(FIRST_PAUSE, LONGEST_PAUSE, random);
    this.betweenCalls = new Backoff(FIRST_PAUSE_OF_CALLS, LONGEST_PAUSE_OF_CALLS, random);
  }

  /** The provider's word; returns whether it moved anything. */
  boolean forward(Tx tx, OutboxRow row, String providerId, DeliveryProgress to, Integer code) {
    boolean beyond = to.isBeyond(row.progress());
    if (!beyond && row.providerId() != null) {
      return false;
    }
    rows.progresses(tx, row, providerId, beyond ? to : row.progress(), code);
    if (beyond) {
      deliveries.moved(tx, row.moved(to));
    }
    return true;
  }

  /**
   * It did not work: again later if that makes sense before the deadline, else by the person's next
   * channel, else the end. One of many that the provider had taken is not tried again: its
   * broadcast may be over.
   */
  void failed(Tx tx, OutboxRow row, Submission.Refused refused) {
    boolean unanswered = refused.failure() == FailureClass.UNANSWERED;
    Backoff pauses = unanswered ? betweenCalls : backoff;
    Instant next = tx.now().plus(pauses.after(row.attempts()));
    String reason = "code " + refused.code();
    boolean triedEnough = (row.anotherWay() || unanswered) && row.attempts() % ATTEMPTS_A_WAY == 0;
    boolean oneOfMany = row.broadcastId().isPresent() && row.state().equals("accepted");
    if (refused.failure().isPassing()
        && next.isBefore(row.deadline())
        && !triedEnough
        && !oneOfMany) {
      rows.waits(tx, row, next, reason, true);
      return;
    }
    if (REMEMBERED.contains(refused.failure())) {
      addresses.refused(tx, row.recipient(), row.contact(), row.channel(), refused.failure());
    }
    if (isFirstClosed(row, refused) && tx.now().isBefore(row.deadline())) {
      rows.decidedAnew(tx, row, reason, refused.code());
      return;
    }
    if (row.anotherWay() && tx.now().isBefore(row.deadline())) {
      rows.goesAnotherWay(tx, row, reason, refused.code());
    } else {
      ends(tx, row, "failed", reason, refused.code());
    }
  }

  /**
   * The time for free text is over, other than we remembered: the same way may take a template. If
   * it says so again it is that way's end.
   */
  private static boolean isFirstClosed(OutboxRow row, Submission.Refused refused) {
    return refused.failure() == FailureClass.WINDOW_CLOSED
        && !row.tried().contains(row.closedKey());
  }

  /**
   * It does not arrive, or goes to a person. That it was not told is nobody's task when something
   * later was said of the same.
   */
  void ends(Tx tx, OutboxRow row, String state, String reason, Integer code) {
    if (state.equals(UNCERTAIN)) {
      rows.ends(tx, row, state, reason, code);
      if (Overtaken.among(tx, List.of(row)).isEmpty()) {
        deliveries.uncertain(tx, row.moved(row.progress()));
      }
    } else if (state.equals(CANCELLED) || !leaves(tx, List.of(row)).isEmpty()) {
      rows.ends(tx, row, state, reason, code);
      if (DeliveryProgress.FAILED.isBeyond(row.progress())) {
        deliveries.moved(tx, row.moved(DeliveryProgress.FAILED));
      }
    }
  }

  /** Ends those that were overtaken, since there is nothing left to tell; returns the others. */
  List<OutboxRow> leaves(Tx tx, List<OutboxRow> several) {
    Set<UUID> overtaken = Overtaken.among(tx, several);
    List<OutboxRow> left = new ArrayList<>();
    for (OutboxRow row : several) {
      if (overtaken.contains(row.id())) {
        overtaken(tx, row);
      } else {
        left.add(row);
      }
    }
    return left;
  }

  private void overtaken(Tx tx, OutboxRow row) {
    rows.ends(tx, row, "suppressed", "overtaken", null);
    deliveries.overtaken(tx, row.moved(DeliveryProgress.FAILED));
  }
}
