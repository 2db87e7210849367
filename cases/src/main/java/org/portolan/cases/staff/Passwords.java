package org.portolan.cases.staff;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;

/**
 * Password hashes: PBKDF2 with HMAC-SHA-512, 210,000 iterations, a random salt of 16 bytes (OWASP
 * Password Storage Cheat Sheet). Stored as {@code pbkdf2-sha512:iterations:salt:hash}, so that the
 * work can be raised later.
 */
final class Passwords {

  private static final String FORM = "pbkdf2-sha512";
  private static final int ITERATIONS = 210_000;
  private static final int BITS = 512;

  /** What an attempt on an unknown address is compared with, so that it takes as long. */
  static final String NOBODY = hash("nobody has this password".toCharArray());

  private Passwords() {}

  static String hash(char[] password) {
    byte[] salt = new byte[16];
    new SecureRandom().nextBytes(salt);
    Base64.Encoder base64 = Base64.getEncoder();
    return String.join(
        ":",
        FORM,
        Integer.toString(ITERATIONS),
        base64.encodeToString(salt),
        base64.encodeToString(derive(password, salt, ITERATIONS)));
  }

  static boolean matches(char[] password, String stored) {
    String[] parts = stored.split(":");
    if (parts.length != 4 || !parts[0].equals(FORM)) {
      throw new IllegalStateException("A stored password hash has an unknown form.");
    }
    byte[] salt = Base64.getDecoder().decode(parts[2]);
    byte[] expected = Base64.getDecoder().decode(parts[3]);
    return MessageDigest.isEqual(expected, derive(password, salt, Integer.parseInt(parts[1])));
  }

  private static byte[] derive(char[] password, byte[] salt, int iterations) {
    PBEKeySpec spec = new PBEKeySpec(password, salt, iterations, BITS);
    try {
      return SecretKeyFactory.getInstance("PBKDF2WithHmacSHA512").generateSecret(spec).getEncoded();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("This Java has no PBKDF2WithHmacSHA512", e);
    } finally {
      spec.clearPassword();
    }
  }
}
