package org.portolan.cases.staff;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.portolan.cases.store.Tx;

/** What authenticators are asked to sign: 32 random bytes, good for one answer and five minutes. */
final class PasskeyChallenges {

  private static final Duration GOOD = Duration.ofMinutes(5);
  private static final SecureRandom RANDOM = new SecureRandom();

  private PasskeyChallenges() {}

  /**
   * A new challenge.
   *
   * @param staff who registers a passkey; null for somebody who signs in
   */
  static byte[] draw(Tx tx, UUID staff, Instant now) {
    byte[] challenge = new byte[32];
    RANDOM.nextBytes(challenge);
    tx.sql()
        .createUpdate("DELETE FROM passkey_challenge WHERE expires_at < :now")
        .bind("now", now)
        .execute();
    tx.sql()
        .createUpdate(
            """
            INSERT INTO passkey_challenge (challenge, staff_id, expires_at)
            VALUES (:challenge, CAST(:staff AS uuid), :expires)
            """)
        .bind("challenge", challenge)
        .bind("staff", staff)
        .bind("expires", now.plus(GOOD))
        .execute();
    return challenge;
  }

  /** Takes a challenge away; false when it was never drawn for this, is used, or is too old. */
  static boolean take(Tx tx, byte[] challenge, UUID staff, Instant now) {
    return tx.sql()
            .createUpdate(
                """
                DELETE FROM passkey_challenge
                WHERE challenge = :challenge AND expires_at >= :now
                  AND staff_id IS NOT DISTINCT FROM CAST(:staff AS uuid)
                """)
            .bind("challenge", challenge)
            .bind("now", now)
            .bind("staff", staff)
            .execute()
        == 1;
  }
}
