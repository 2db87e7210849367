package org.portolan.launcher.sample;

import com.eatthepath.otp.TimeBasedOneTimePasswordGenerator;
import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.time.Instant;
import java.util.Arrays;
import javax.crypto.spec.SecretKeySpec;
import org.portolan.cases.staff.Base32;

/** What an authenticator app and the server share: 20 bytes (RFC 4226, 4). */
public final class OneTimeSecret {

  private static final int BYTES = 20;

  private final byte[] bytes;

  private OneTimeSecret(byte[] bytes) {
    this.bytes = bytes;
  }

  /** From a random text of at least 20 characters. */
  public static OneTimeSecret of(String random) {
    return new OneTimeSecret(Arrays.copyOf(random.getBytes(StandardCharsets.US_ASCII), BYTES));
  }

  public byte[] bytes() {
    return bytes.clone();
  }

  /** The 6 digits of that moment (RFC 6238). */
  public String codeAt(Instant time) {
    try {
      return new TimeBasedOneTimePasswordGenerator()
          .generateOneTimePasswordString(new SecretKeySpec(bytes, "HmacSHA1"), time);
    } catch (InvalidKeyException e) {
      throw new IllegalStateException(e);
    }
  }

  /** As one types it into an authenticator app: 32 letters and digits. */
  public String base32() {
    return Base32.of(bytes);
  }
}
