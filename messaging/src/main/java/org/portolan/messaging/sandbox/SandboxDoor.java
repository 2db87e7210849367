package org.portolan.messaging.sandbox;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import org.portolan.messaging.twilio.TwilioAccount;

/** What every request to the sandbox meets first: who asks, and what it was told to fail with. */
final class SandboxDoor {

  private final byte[] expected;

  SandboxDoor(TwilioAccount account) {
    String credentials = account.sid() + ":" + account.authToken();
    this.expected =
        ("Basic "
                + Base64.getEncoder().encodeToString(credentials.getBytes(StandardCharsets.UTF_8)))
            .getBytes(StandardCharsets.US_ASCII);
  }

  boolean opensTo(String authorization) {
    return authorization != null
        && MessageDigest.isEqual(expected, authorization.getBytes(StandardCharsets.UTF_8));
  }

  static SandboxAnswer closed() {
    return SandboxAnswer.error(401, 20003, "Authenticate");
  }

  /** Takes its time when told to, and says what nothing is accepted for. */
  static Optional<SandboxAnswer> refusal(Map<SandboxFault.Kind, Integer> failing) {
    delay(failing.getOrDefault(SandboxFault.Kind.DELAY, 0));
    if (failing.containsKey(SandboxFault.Kind.DROPPED_BEFORE_ACCEPTING)) {
      return Optional.of(SandboxAnswer.dropConnection());
    }
    if (failing.containsKey(SandboxFault.Kind.TOO_MANY_REQUESTS)) {
      return Optional.of(SandboxAnswer.error(429, 20429, "Too Many Requests"));
    }
    if (failing.containsKey(SandboxFault.Kind.SERVER_ERROR)) {
      int status = failing.get(SandboxFault.Kind.SERVER_ERROR);
      return Optional.of(SandboxAnswer.error(status, 20500, "Internal Server Error"));
    }
    return Optional.ofNullable(failing.get(SandboxFault.Kind.ERROR_CODE))
        .map(code -> SandboxAnswer.error(400, code, "As told to"));
  }

  private static void delay(int millis) {
    try {
      Thread.sleep(millis);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
