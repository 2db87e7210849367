package org.portolan.cases.staff;

import com.password4j.Argon2Function;
import com.password4j.types.Argon2;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;

/**
 * Password hashes: Argon2id with 19 MiB of memory, two passes and one lane (OWASP Password Storage
 * Cheat Sheet; RFC 9106), a random salt of 16 bytes. Stored in the PHC string format, which names
 * its own work, so that this can be raised later.
 */
public final class Passwords {

  private static final int KIBIBYTES = 19 * 1024;
  private static final int PASSES = 2;
  private static final int LANES = 1;
  private static final int SALT_BYTES = 16;
  private static final int HASH_BYTES = 32;

  private static final Argon2Function ARGON2 =
      Argon2Function.getInstance(KIBIBYTES, PASSES, LANES, HASH_BYTES, Argon2.ID);

  /** As many at once as there are processors: a flood of attempts waits, and memory is bounded. */
  private static final Semaphore AT_ONCE =
      new Semaphore(Runtime.getRuntime().availableProcessors());

  private static final SecureRandom RANDOM = new SecureRandom();

  /** What an attempt on an unknown address is compared with, so that it takes as long. */
  static final String NOBODY = hash("nobody has this password".toCharArray());

  private Passwords() {}

  /** As it is stored. */
  public static String hash(char[] password) {
    byte[] salt = new byte[SALT_BYTES];
    RANDOM.nextBytes(salt);
    return inTurn(() -> ARGON2.hash(bytes(password), salt).getResult());
  }

  /**
   * Whether this is the password that was hashed.
   *
   * @throws IllegalStateException when what is stored is no hash of this kind
   */
  public static boolean matches(char[] password, String stored) {
    if (!stored.startsWith("$argon2id$")) {
      throw new IllegalStateException("A stored password hash has an unknown form.");
    }
    return inTurn(
        () ->
            Argon2Function.getInstanceFromHash(stored)
                .check(bytes(password), stored.getBytes(StandardCharsets.US_ASCII)));
  }

  private static byte[] bytes(char[] password) {
    ByteBuffer encoded = StandardCharsets.UTF_8.encode(CharBuffer.wrap(password));
    byte[] bytes = new byte[encoded.remaining()];
    encoded.get(bytes);
    return bytes;
  }

  private static <T> T inTurn(Supplier<T> work) {
    AT_ONCE.acquireUninterruptibly();
    try {
      return work.get();
    } finally {
      AT_ONCE.release();
    }
  }
}
