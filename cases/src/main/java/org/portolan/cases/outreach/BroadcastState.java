package org.portolan.cases.outreach;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Where a broadcast stands. The life cycle is the table below and nothing else. */
public enum BroadcastState {
  /** Being written. */
  DRAFT,
  /** Its author is done; a second person has to look at it. */
  SUBMITTED,
  /** Goes out as soon as its time has come. */
  APPROVED,
  /** Goes out. */
  SENDING,
  /** Stands still, and may go on. */
  PAUSED,
  /** Everybody was written to, or could not be. */
  DONE,
  /** Ended before everybody was written to; what was handed over before is with people. */
  CANCELLED;

  /** What moves a broadcast on. */
  public enum Event {
    /** Its author is done, and it is for many. */
    SUBMIT,
    /** A second person approves it, or it is for so few that nobody has to. */
    APPROVE,
    /** A second person gives it back, or its author takes it back. */
    GIVE_BACK,
    /** Its time has come. */
    BEGIN,
    /** Somebody stops it for a while, or its money is spent. */
    PAUSE,
    /** Somebody has it go on. */
    RESUME,
    /** Nothing of it waits any more. */
    END,
    /** Somebody ends it. */
    CANCEL
  }

  private static final Map<BroadcastState, Map<Event, BroadcastState>> LIFE =
      Map.of(
          DRAFT,
          Map.of(
              Event.SUBMIT, SUBMITTED,
              Event.APPROVE, APPROVED,
              Event.CANCEL, CANCELLED),
          SUBMITTED,
          Map.of(
              Event.APPROVE, APPROVED,
              Event.GIVE_BACK, DRAFT,
              Event.CANCEL, CANCELLED),
          APPROVED,
          Map.of(
              Event.BEGIN, SENDING,
              Event.GIVE_BACK, DRAFT,
              Event.CANCEL, CANCELLED),
          SENDING,
          Map.of(
              Event.PAUSE, PAUSED,
              Event.END, DONE,
              Event.CANCEL, CANCELLED),
          PAUSED,
          Map.of(
              Event.RESUME, SENDING,
              Event.CANCEL, CANCELLED),
          DONE,
          Map.of(),
          CANCELLED,
          Map.of());

  /** The state after an event, or empty when the event is not for this state. */
  public Optional<BroadcastState> after(Event event) {
    return Optional.ofNullable(LIFE.get(this).get(event));
  }

  /** Whether nothing more becomes of it. */
  public boolean isOver() {
    return LIFE.get(this).isEmpty();
  }

  /** Whether people have been written to, or are being. */
  public boolean hasBegun() {
    return this == SENDING || this == PAUSED || this == DONE || this == CANCELLED;
  }

  /** As stored and as the key of its name: {@code draft}. */
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** From what {@link #key()} wrote. */
  public static BroadcastState ofKey(String key) {
    return valueOf(key.toUpperCase(Locale.ROOT));
  }
}
