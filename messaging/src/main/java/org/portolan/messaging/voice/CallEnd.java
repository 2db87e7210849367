package org.portolan.messaging.voice;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;

/**
 * How a call ended when it did not bring its message, with the code under which failures are
 * counted: those of SIP (RFC 3261, section 21), which providers use among themselves.
 */
enum CallEnd {
  /** The number is none that we call. */
  NOT_CALLED(403),
  /** It was taken, by a machine or somebody, and no key said that the right person listens. */
  NOBODY_CONFIRMED(408),
  /** It rang, and nobody took it. */
  NO_ANSWER(480),
  /** The line was in use. */
  BUSY(486),
  /** It ended before this was said. */
  HUNG_UP(487),
  /** No voice and no recordings can say it in the person's language. */
  NOT_SAYABLE(488),
  /** The network could not bring it there. */
  FAILED(500);

  private static final Map<String, CallEnd> OF_TWILIO =
      Map.of(
          "busy", BUSY,
          "no-answer", NO_ANSWER,
          "canceled", HUNG_UP,
          "failed", FAILED,
          "completed", NOBODY_CONFIRMED);

  private final int code;

  CallEnd(int code) {
    this.code = code;
  }

  int code() {
    return code;
  }

  /** From the provider's word for the end of a call; empty when it goes on, or is unknown. */
  static Optional<CallEnd> ofTwilio(String status) {
    return Optional.ofNullable(status).map(OF_TWILIO::get);
  }

  /** Whether a code of the network is one that we know. */
  static boolean knows(int code) {
    return Arrays.stream(values()).anyMatch(end -> end.code == code);
  }
}
