package org.portolan.messaging.sandbox;

import java.util.Optional;

/**
 * A way in which the sandbox is to fail, a number of times.
 *
 * @param phone the number concerned in E.164, or empty for every number
 * @param value milliseconds, seconds or a code, as the kind says
 * @param times how often, then all is well again
 */
public record SandboxFault(Optional<String> phone, Kind kind, int value, int times) {

  /** The documented ways to fail. */
  public enum Kind {
    /** The answer to a request takes {@code value} milliseconds. */
    DELAY,
    /** HTTP 429 with code 20429; nothing is accepted. */
    TOO_MANY_REQUESTS,
    /** HTTP {@code value} (500 to 599); nothing is accepted. */
    SERVER_ERROR,
    /** The connection drops before anything is accepted. */
    DROPPED_BEFORE_ACCEPTING,
    /** The message is accepted for good, and the connection drops before the answer. */
    DROPPED_AFTER_ACCEPTING,
    /** HTTP 400 with code {@code value}, such as 21610. */
    ERROR_CODE,
    /** Accepted, then undelivered with code {@code value}, such as 30003. */
    UNDELIVERED,
    /** Accepted and sent, and never heard of again. */
    UNCONFIRMED,
    /** Every status callback comes {@code value} seconds late. */
    CALLBACKS_LATE,
    /** Every status callback comes twice. */
    CALLBACKS_TWICE,
    /** Delivered is told before sent. */
    CALLBACKS_OUT_OF_ORDER,
    /** A call finds the line busy. */
    CALL_BUSY,
    /** A call rings and nobody takes it. */
    CALL_NO_ANSWER,
    /** The network cannot bring a call there. */
    CALL_FAILED,
    /** An answering machine takes a call. */
    CALL_MACHINE
  }
}
