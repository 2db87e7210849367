package org.portolan.cases.portal.model;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Where the newest version of a text stands. The life cycle is the table below and nothing else.
 * What the public reads meanwhile is the version that was published before, if any.
 */
public enum TextState {
  /** Being written. */
  DRAFT,
  /** Its author is done; a second person has to look at it. */
  IN_REVIEW,
  /** A second person has approved it; it is published at once or at its time. */
  APPROVED,
  /** The public reads it. */
  PUBLISHED,
  /** The public read it, and does not any more. */
  WITHDRAWN;

  /** What moves a text on. */
  public enum Event {
    /** Somebody writes another version. */
    WRITE,
    /** Its author is done. */
    SUBMIT,
    /** It is to be written on. */
    GIVE_BACK,
    /** A second person approves it. */
    APPROVE,
    /** The public reads it from now on. */
    PUBLISH,
    /** The public reads it no more. */
    WITHDRAW
  }

  private static final Map<TextState, Map<Event, TextState>> LIFE =
      Map.of(
          DRAFT,
          Map.of(Event.WRITE, DRAFT, Event.SUBMIT, IN_REVIEW),
          IN_REVIEW,
          Map.of(Event.WRITE, DRAFT, Event.GIVE_BACK, DRAFT, Event.APPROVE, APPROVED),
          APPROVED,
          Map.of(Event.WRITE, DRAFT, Event.GIVE_BACK, DRAFT, Event.PUBLISH, PUBLISHED),
          PUBLISHED,
          Map.of(Event.WRITE, DRAFT, Event.WITHDRAW, WITHDRAWN),
          WITHDRAWN,
          Map.of(Event.WRITE, DRAFT, Event.PUBLISH, PUBLISHED));

  /** The state after an event, or empty when the event is not for this state. */
  public Optional<TextState> after(Event event) {
    return Optional.ofNullable(LIFE.get(this).get(event));
  }

  /** As stored and as the key of its name: {@code in-review}. */
  public String key() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** From what {@link #key()} wrote. */
  public static TextState ofKey(String key) {
    return valueOf(key.toUpperCase(Locale.ROOT).replace('-', '_'));
  }
}
