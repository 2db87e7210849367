package org.portolan.cases.staff;

import com.eatthepath.otp.TimeBasedOneTimePasswordGenerator;
import java.security.InvalidKeyException;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.OptionalLong;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

/**
 * Time-based one-time codes (RFC 6238): 6 digits, 30 seconds, HMAC-SHA-1 as authenticator apps
 * expect. A code of the step before or after is accepted, for clocks that differ.
 */
final class OneTimeCodes {

  private static final Duration STEP = Duration.ofSeconds(30);
  private static final TimeBasedOneTimePasswordGenerator GENERATOR =
      new TimeBasedOneTimePasswordGenerator(STEP);

  private OneTimeCodes() {}

  /**
   * The step whose code this is, if it is one of those accepted now and later than the last used.
   *
   * @param secret Base64 of the shared secret
   * @param lastUsed the step last signed in with; a code works once
   */
  static OptionalLong acceptedStep(String secret, String code, Instant realTime, long lastUsed) {
    SecretKey key = new SecretKeySpec(Base64.getDecoder().decode(secret), "HmacSHA1");
    long current = realTime.getEpochSecond() / STEP.toSeconds();
    String stripped = code.strip().replace(" ", "");
    for (long step = current - 1; step <= current + 1; step++) {
      if (step > lastUsed && codeOf(key, step).equals(stripped)) {
        return OptionalLong.of(step);
      }
    }
    return OptionalLong.empty();
  }

  private static String codeOf(SecretKey key, long step) {
    try {
      Instant at = Instant.ofEpochSecond(step * STEP.toSeconds());
      return GENERATOR.generateOneTimePasswordString(key, at);
    } catch (InvalidKeyException e) {
      throw new IllegalStateException("A one-time secret cannot be used", e);
    }
  }
}
