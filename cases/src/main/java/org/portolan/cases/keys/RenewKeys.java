package org.portolan.cases.keys;

import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.TinkProtoKeysetFormat;
import com.google.crypto.tink.aead.AeadConfig2026;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.jdbi.v3.core.Jdbi;

/**
 * Gives the keys of people and cases a new version, and remembers whose values are to be sealed
 * again. The versions before stay: what a journal seals is never written again.
 *
 * <p>An owner's values wait until no node can have only the old version in memory, so that nothing
 * is sealed under it after they were.
 */
public final class RenewKeys {

  private static final String OWNERS = "(owner LIKE 'case:%' OR owner LIKE 'person:%')";

  private final Jdbi database;
  private final Master master;
  private final KeyVault vault;
  private final Duration kept;

  RenewKeys(Jdbi database, Master master, KeyVault vault, Duration kept) {
    this.database = database;
    this.master = master;
    this.vault = vault;
    this.kept = kept;
  }

  /**
   * Renews the keys of some owners that are from before a time.
   *
   * @param now real time
   * @return how many it renewed
   */
  public int renew(Instant since, Instant now, int most) {
    record Row(KeyId owner, byte[] wrapped) {}
    List<KeyId> renewed =
        master.store(
            opened ->
                database.inTransaction(
                    h -> {
                      List<Row> rows =
                          h.createQuery(
                                  "SELECT owner, wrapped FROM wrapped_key WHERE "
                                      + OWNERS
                                      + " AND (renewed_at IS NULL OR renewed_at < :since)"
                                      + " ORDER BY renewed_at NULLS FIRST LIMIT :most"
                                      + " FOR UPDATE SKIP LOCKED")
                              .bind("since", since)
                              .bind("most", most)
                              .map(
                                  (row, context) ->
                                      new Row(
                                          KeyId.parse(row.getString("owner")),
                                          row.getBytes("wrapped")))
                              .list();
                      for (Row row : rows) {
                        h.createUpdate(
                                """
                                UPDATE wrapped_key SET wrapped = :wrapped, master_key = :key,
                                  renewed_at = :now
                                WHERE owner = :owner
                                """)
                            .bind("wrapped", withNewVersion(row.owner(), row.wrapped(), opened))
                            .bind("key", opened.primary())
                            .bind("now", now)
                            .bind("owner", row.owner().value())
                            .execute();
                      }
                      return rows.stream().map(Row::owner).toList();
                    }));
    vault.forget(renewed);
    return renewed.size();
  }

  private byte[] withNewVersion(KeyId owner, byte[] wrapped, Master.Opened opened) {
    byte[] data = KeyVault.data(owner);
    try {
      KeysetHandle before =
          master.unwrap(
              aead ->
                  TinkProtoKeysetFormat.parseEncryptedKeyset(
                      wrapped, aead, data, AeadConfig2026.get()));
      return TinkProtoKeysetFormat.serializeEncryptedKeyset(
          KeyVersions.withNewPrimary(before), opened.aead(), data, AeadConfig2026.get());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("A key cannot be renewed", e);
    }
  }

  /** Owners whose values can be sealed again now. */
  public List<KeyId> toReseal(Instant now, int most) {
    return database.withHandle(
        h ->
            h.createQuery(
                    """
                    SELECT owner FROM wrapped_key
                    WHERE renewed_at < :before AND (resealed_at IS NULL OR resealed_at < renewed_at)
                    ORDER BY renewed_at LIMIT :most
                    """)
                .bind("before", now.minus(kept))
                .bind("most", most)
                .mapTo(String.class)
                .map(KeyId::parse)
                .list());
  }

  /** Their values are sealed under the new version. */
  public void resealed(Collection<KeyId> owners, Instant now) {
    database.useHandle(
        h ->
            h.createUpdate("UPDATE wrapped_key SET resealed_at = :now WHERE owner = ANY (:owners)")
                .bind("now", now)
                .bindArray("owners", String.class, owners.stream().map(KeyId::value).toArray())
                .execute());
  }

  /** How far a renewal is that was wanted at a time. */
  public Progress progress(Instant since) {
    return database.withHandle(
        h ->
            h.createQuery(
                    "SELECT count(*) AS total,"
                        + " count(*) FILTER (WHERE renewed_at >= :since) AS renewed,"
                        + " count(*) FILTER (WHERE renewed_at >= :since"
                        + "   AND resealed_at >= renewed_at) AS done"
                        + " FROM wrapped_key WHERE "
                        + OWNERS)
                .bind("since", since)
                .map(
                    (row, context) ->
                        new Progress(
                            row.getLong("total"), row.getLong("renewed"), row.getLong("done")))
                .one());
  }

  /**
   * How far a renewal is.
   *
   * @param total keys of people and cases
   * @param renewed that have a new version
   * @param done whose values are sealed under it
   */
  public record Progress(long total, long renewed, long done) {

    /** Whether nothing is left to do. */
    public boolean isOver() {
      return done >= total;
    }
  }
}
