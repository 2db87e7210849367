package org.portolan.cases.staff;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.UUID;
import org.portolan.cases.keys.BlindIndex;
import org.portolan.cases.keys.Keys;
import org.portolan.cases.store.Tx;

/**
 * Browsers that an account has signed in with. Each keeps a random token of 32 bytes; the store
 * keeps its keyed hash. A known device opens nothing by itself: it only need not wait for the
 * failures of others.
 */
@Dependent
public class KnownDevices {

  /** How long a device is known after its last sign-in. */
  public static final Duration KNOWN = Duration.ofDays(180);

  private static final SecureRandom RANDOM = new SecureRandom();

  private final BlindIndex index;

  @Inject
  public KnownDevices(Keys keys) {
    this.index = keys.blindIndex();
  }

  /** A token for a browser that has just signed in. */
  String remember(Tx tx, UUID staff, Instant now) {
    byte[] random = new byte[32];
    RANDOM.nextBytes(random);
    String token = Base64.getUrlEncoder().withoutPadding().encodeToString(random);
    tx.sql()
        .createUpdate(
            """
            INSERT INTO known_device (token, staff_id, last_used_at) VALUES (:token, :staff, :now)
            """)
        .bind("token", index.ofSignIn("token " + token))
        .bind("staff", staff)
        .bind("now", now)
        .execute();
    return token;
  }

  /** Whether this is the token of a device of that account; then it stays known. */
  boolean knows(Tx tx, UUID staff, String token, Instant now) {
    return tx.sql()
            .createUpdate(
                """
                UPDATE known_device SET last_used_at = :now
                WHERE token = :token AND staff_id = :staff AND last_used_at > :since
                """)
            .bind("now", now)
            .bind("token", index.ofSignIn("token " + token))
            .bind("staff", staff)
            .bind("since", now.minus(KNOWN))
            .execute()
        == 1;
  }

  /** None of an account's devices is known any more. */
  void forget(Tx tx, UUID staff) {
    tx.sql()
        .createUpdate("DELETE FROM known_device WHERE staff_id = :staff")
        .bind("staff", staff)
        .execute();
  }
}
