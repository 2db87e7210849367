package org.portolan.cases.review;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Where a version stands of what one person writes and another approves. The life cycle is the
 * table below and nothing else.
 */
public enum ReviewState {
  /** Being written. */
  DRAFT,
  /** Its author is done; a second person has to look at it. */
  SUBMITTED,
  /** Becomes public when its time has come. */
  APPROVED,
  /** What holds, and the public is told. */
  PUBLISHED,
  /** A later version is published. */
  SUPERSEDED,
  /** Taken back; there is none in its place. */
  WITHDRAWN;

  /** What moves a version on. */
  public enum Event {
    SUBMIT,
    APPROVE,
    GIVE_BACK,
    PUBLISH,
    SUPERSEDE,
    WITHDRAW
  }

  private static final Map<ReviewState, Map<Event, ReviewState>> LIFE =
      Map.of(
          DRAFT, Map.of(Event.SUBMIT, SUBMITTED, Event.WITHDRAW, WITHDRAWN),
          SUBMITTED,
              Map.of(Event.APPROVE, APPROVED, Event.GIVE_BACK, DRAFT, Event.WITHDRAW, WITHDRAWN),
          APPROVED,
              Map.of(Event.PUBLISH, PUBLISHED, Event.GIVE_BACK, DRAFT, Event.WITHDRAW, WITHDRAWN),
          PUBLISHED, Map.of(Event.SUPERSEDE, SUPERSEDED, Event.WITHDRAW, WITHDRAWN),
          SUPERSEDED, Map.of(),
          WITHDRAWN, Map.of());

  /** The state after an event, or empty when the event is not for this state. */
  public Optional<ReviewState> after(Event event) {
    return Optional.ofNullable(LIFE.get(this).get(event));
  }

  /** Whether it is on its way to be published. */
  public boolean isInWork() {
    return this == DRAFT || this == SUBMITTED || this == APPROVED;
  }

  /** As stored and as the key of its name: {@code draft}. */
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** From what {@link #key()} wrote. */
  public static ReviewState ofKey(String key) {
    return valueOf(key.toUpperCase(Locale.ROOT));
  }
}
