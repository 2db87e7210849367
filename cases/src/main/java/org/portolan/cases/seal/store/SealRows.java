package org.portolan.cases.seal.store;

import java.time.LocalDate;
import java.util.List;
import org.portolan.cases.store.Tx;

/** Which seals were issued, and which of them were taken back. */
public final class SealRows {

  /**
   * Keeps that a seal was issued.
   *
   * @param signer the certificate under which
   * @param validUntil the last day of its visa
   */
  public void issued(Tx tx, String reference, String scope, String signer, LocalDate validUntil) {
    tx.sql()
        .createUpdate(
            """
            INSERT INTO issued_seal (reference, scope, signer, valid_until, issued_at)
            VALUES (:reference, :scope, :signer, :until, :now)
            """)
        .bind("reference", reference)
        .bind("scope", scope)
        .bind("signer", signer)
        .bind("until", validUntil)
        .bind("now", tx.now())
        .execute();
  }

  /** Whether a seal was issued where the actor works. */
  public boolean isIssued(Tx tx, String reference) {
    return tx.sql()
        .createQuery("SELECT EXISTS (SELECT FROM issued_seal WHERE reference = :reference)")
        .bind("reference", reference)
        .mapTo(Boolean.class)
        .one();
  }

  /**
   * Takes a seal back, for everybody to see.
   *
   * @return false when there is none such for the actor, or it was taken back before
   */
  public boolean revoked(Tx tx, String reference, String reason) {
    int changed =
        tx.sql()
            .createUpdate(
                """
                UPDATE issued_seal SET revoked_at = :now, reason = :reason
                WHERE reference = :reference AND revoked_at IS NULL
                """)
            .bind("now", tx.now())
            .bind("reason", reason)
            .bind("reference", reference)
            .execute();
    if (changed == 1) {
      tx.sql()
          .createUpdate(
              """
              INSERT INTO revoked_seal (reference, valid_until, revoked_at)
              SELECT reference, valid_until, revoked_at FROM issued_seal
              WHERE reference = :reference
              """)
          .bind("reference", reference)
          .execute();
    }
    return changed == 1;
  }

  /** How many were ever taken back: it grows with each. */
  public long revocations(Tx tx) {
    return tx.sql().createQuery("SELECT count(*) FROM revoked_seal").mapTo(Long.class).one();
  }

  /** Those that were taken back and would be valid on a day, in the order of their references. */
  public List<String> revoked(Tx tx, LocalDate day) {
    return tx.sql()
        .createQuery(
            "SELECT reference FROM revoked_seal WHERE valid_until >= :day ORDER BY reference")
        .bind("day", day)
        .mapTo(String.class)
        .list();
  }
}
