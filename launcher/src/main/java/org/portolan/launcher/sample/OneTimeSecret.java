package org.portolan.launcher.sample;

import com.eatthepath.otp.TimeBasedOneTimePasswordGenerator;
import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.time.Instant;
import java.util.Arrays;
import javax.crypto.spec.SecretKeySpec;

/** What an authenticator app and the server share: 20 bytes (RFC 4226, 4). */
public final class OneTimeSecret {

  private static final int BYTES = 20;
  private static final String BASE32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

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
    StringBuilder text = new StringBuilder();
    int buffer = 0;
    int bits = 0;
    for (byte b : bytes) {
      buffer = (buffer << 8) | (b & 0xff);
      bits += 8;
      while (bits >= 5) {
        bits -= 5;
        text.append(BASE32.charAt((buffer >> bits) & 31));
      }
    }
    return text.toString();
  }
}
