package org.portolan.cases.outreach;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.portolan.cases.keys.Keys;
import org.portolan.cases.outreach.BroadcastState.Event;
import org.portolan.cases.settings.Settings;
import org.portolan.cases.store.Tx;

/**
 * Moves a broadcast on: its author submits it, a second person approves it or gives it back when it
 * is for more than a few, and whoever of its post may stop it, let it go on, or end it.
 */
@Dependent
public class DecideOnBroadcast {

  /** A slip to so few is put right by hand; to more, four eyes have looked. */
  private static final int FEW = 20;

  private final BroadcastRows rows;
  private final int approvalAbove;

  @Inject
  public DecideOnBroadcast(Keys keys, Settings settings) {
    this.rows = new BroadcastRows(keys);
    this.approvalAbove = settings.number("BROADCAST_APPROVAL_ABOVE", FEW);
  }

  /** What became of a decision. */
  public enum Outcome {
    DONE,
    /** It is with a second person now. */
    SUBMITTED,
    /** It says nothing in any language. */
    NO_TEXT,
    /** There is nobody whom it is for and who may be written to. */
    NOBODY,
    /** Whoever wrote it does not approve it. */
    OWN,
    /** A colleague was faster, or it went on by itself. */
    MOVED_MEANWHILE,
    /** There is none such for this actor. */
    NOT_FOUND;

    /** The end of the key of its text. */
    public String key() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  /**
   * How many would be written to.
   *
   * @param price what that would cost, if it is known
   */
  public record Expected(int numbers, Optional<Broadcast.Price> price) {}

  /** To how many numbers a broadcast may go without a second person. */
  public int approvalAbove() {
    return approvalAbove;
  }

  /**
   * Its author is done. Whom it is for is counted while nobody can write it anew: whether a second
   * person has to look at it does not hang on what a page had counted before.
   *
   * @param version which they have read
   * @param counted whom the broadcast is for
   */
  public Outcome submit(Tx tx, UUID id, long version, Function<Broadcast, Expected> counted) {
    Optional<Broadcast> found = rows.lock(tx, id);
    if (found.isEmpty()) {
      return Outcome.NOT_FOUND;
    }
    if (found.get().version() != version) {
      return Outcome.MOVED_MEANWHILE;
    }
    if (found.get().message().written().isEmpty()) {
      return Outcome.NO_TEXT;
    }
    Expected expected = counted.apply(found.get());
    int numbers = expected.numbers;
    if (numbers == 0) {
      return Outcome.NOBODY;
    }
    boolean second = Broadcast.needsApproval(numbers, approvalAbove);
    Event event = second ? Event.SUBMIT : Event.APPROVE;
    if (!moves(tx, found.get(), event, "broadcast.submitted", Map.of("numbers", numbers))) {
      return Outcome.MOVED_MEANWHILE;
    }
    tx.sql()
        .createUpdate(
            """
            UPDATE broadcast SET submitted_at = :now, author = :author, expected = :numbers,
              expected_price = CAST(:price AS numeric), currency = CAST(:currency AS text)
            WHERE case_id = :id
            """)
        .bind("now", tx.now())
        .bind("author", tx.actor().id())
        .bind("numbers", numbers)
        .bind("price", expected.price.map(Broadcast.Price::amount).orElse(null))
        .bind("currency", expected.price.map(Broadcast.Price::currency).orElse(null))
        .bind("id", id)
        .execute();
    return second ? Outcome.SUBMITTED : Outcome.DONE;
  }

  /**
   * A second person has looked at it.
   *
   * @param version which they have read
   */
  public Outcome approve(Tx tx, UUID id, long version) {
    Optional<Broadcast> found = rows.lock(tx, id);
    if (found.isEmpty()) {
      return Outcome.NOT_FOUND;
    }
    if (found.get().author().equals(tx.actor().id())) {
      return Outcome.OWN;
    }
    if (found.get().version() != version
        || found.get().state() != BroadcastState.SUBMITTED
        || !moves(tx, found.get(), Event.APPROVE, "broadcast.approved", Map.of())) {
      return Outcome.MOVED_MEANWHILE;
    }
    tx.sql()
        .createUpdate(
            "UPDATE broadcast SET approved_at = :now, approved_by = :by WHERE case_id = :id")
        .bind("now", tx.now())
        .bind("by", tx.actor().id())
        .bind("id", id)
        .execute();
    return Outcome.DONE;
  }

  /** It is to be written anew. */
  public Outcome giveBack(Tx tx, UUID id) {
    return simply(tx, id, Event.GIVE_BACK, "broadcast.given-back");
  }

  /** Nothing more of it goes out for now. */
  public Outcome pause(Tx tx, UUID id) {
    return simply(tx, id, Event.PAUSE, "broadcast.paused");
  }

  /** It goes on. */
  public Outcome resume(Tx tx, UUID id) {
    return simply(tx, id, Event.RESUME, "broadcast.resumed");
  }

  /** Nothing more of it goes out. */
  public Outcome cancel(Tx tx, UUID id) {
    return simply(tx, id, Event.CANCEL, "broadcast.cancelled");
  }

  private Outcome simply(Tx tx, UUID id, Event event, String kind) {
    return rows.lock(tx, id)
        .map(
            found ->
                moves(tx, found, event, kind, Map.of()) ? Outcome.DONE : Outcome.MOVED_MEANWHILE)
        .orElse(Outcome.NOT_FOUND);
  }

  private static boolean moves(
      Tx tx, Broadcast broadcast, Event event, String kind, Map<String, Object> detail) {
    Optional<BroadcastState> next = broadcast.state().after(event);
    next.ifPresent(
        state -> {
          BroadcastsAtWork.move(tx, broadcast.caseId(), state, null);
          tx.record(broadcast.caseId(), kind, detail);
        });
    return next.isPresent();
  }
}
