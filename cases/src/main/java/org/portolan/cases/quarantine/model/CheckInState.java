package org.portolan.cases.quarantine.model;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Where a day's check-in stands. The life cycle is the table below and nothing else; whether a
 * person counts as silent is derived from it and the clock, see {@link TodayState}.
 */
public enum CheckInState {
  /** Made, its first question not yet handed over. */
  DUE,
  /** The question is on its way. */
  ASKED,
  /** The question has arrived. */
  REACHED,
  /** The question did not arrive; the carrier said so. */
  NOT_REACHED,
  /** The person has begun to answer. */
  ANSWERING,
  /** Every question is answered. */
  COMPLETE,
  /** Nobody could read the answers; a person has been told. */
  GIVEN_UP;

  /** What moves a check-in on. */
  public enum Event {
    /** The question was handed over for sending. */
    SENT_OUT,
    /** The carrier confirmed that it arrived. */
    ARRIVED,
    /** The carrier said that it did not. */
    FAILED,
    /** An answer was understood and a question is left. */
    ANSWERED,
    /** An answer was understood and no question is left. */
    COMPLETED,
    /** An answer was not understood once too often. */
    NOT_UNDERSTOOD
  }

  private static final Map<CheckInState, Map<Event, CheckInState>> LIFE =
      Map.of(
          DUE,
          Map.of(
              Event.SENT_OUT, ASKED,
              Event.ANSWERED, ANSWERING,
              Event.COMPLETED, COMPLETE,
              Event.NOT_UNDERSTOOD, GIVEN_UP),
          ASKED,
          Map.of(
              Event.ARRIVED, REACHED,
              Event.FAILED, NOT_REACHED,
              Event.ANSWERED, ANSWERING,
              Event.COMPLETED, COMPLETE,
              Event.NOT_UNDERSTOOD, GIVEN_UP),
          REACHED,
          Map.of(
              Event.ANSWERED, ANSWERING,
              Event.COMPLETED, COMPLETE,
              Event.NOT_UNDERSTOOD, GIVEN_UP),
          NOT_REACHED,
          Map.of(
              Event.ARRIVED, REACHED,
              Event.ANSWERED, ANSWERING,
              Event.COMPLETED, COMPLETE,
              Event.NOT_UNDERSTOOD, GIVEN_UP),
          ANSWERING,
          Map.of(
              Event.ANSWERED, ANSWERING,
              Event.COMPLETED, COMPLETE,
              Event.NOT_UNDERSTOOD, GIVEN_UP),
          COMPLETE,
          Map.of(Event.ANSWERED, ANSWERING, Event.COMPLETED, COMPLETE),
          GIVEN_UP,
          Map.of(Event.ANSWERED, ANSWERING, Event.COMPLETED, COMPLETE));

  /** The state after an event, or empty when the event changes nothing here. */
  public Optional<CheckInState> after(Event event) {
    return Optional.ofNullable(LIFE.get(this).get(event));
  }

  /** As stored: {@code not-reached}. */
  public String key() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** From what {@link #key()} wrote. */
  public static CheckInState ofKey(String key) {
    return valueOf(key.toUpperCase(Locale.ROOT).replace('-', '_'));
  }
}
