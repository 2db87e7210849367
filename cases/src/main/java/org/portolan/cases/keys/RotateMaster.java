package org.portolan.cases.keys;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.TinkProtoKeysetFormat;
import com.google.crypto.tink.aead.AeadConfig2026;
import java.security.GeneralSecurityException;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/**
 * Replaces the master keyset's key while everything goes on: a new key is added, what the old one
 * wraps is wrapped again a batch at a time, and when nothing is left the old one is taken out. How
 * far it is stands in each row, so that any node goes on wherever another stopped.
 *
 * <p>It does not help against somebody who has an old dump of the key database and the password.
 */
public final class RotateMaster {

  private final Jdbi database;
  private final Master master;

  RotateMaster(Jdbi database, Master master) {
    this.database = database;
    this.master = master;
  }

  /** Adds a new key, which wraps from now on; while a rotation is under way it adds none. */
  public void begin() {
    database.useTransaction(
        h -> {
          MasterKeyset keyset = lock(h);
          if (!keyset.hasOldKeys()) {
            MasterKeyset renewed = keyset.renewed();
            h.execute("INSERT INTO master_key (id) VALUES (?)", renewed.primary());
            store(h, renewed);
          }
        });
    master.reload();
  }

  /**
   * Wraps a batch again; with nothing left it takes the old key out.
   *
   * @return whether there is more to do
   */
  public boolean step(int most) {
    master.reload();
    long primary = master.opened().primary();
    int moved =
        database.inTransaction(h -> rewrapKeys(h, primary, most) + rewrapSecrets(h, primary, most));
    return moved > 0 || !finish();
  }

  private int rewrapKeys(Handle h, long primary, int most) {
    List<Wrapped> rows =
        wrapped(h, "SELECT owner AS name, wrapped FROM wrapped_key", primary, most);
    for (Wrapped row : rows) {
      String owner = row.name();
      h.createUpdate(
              "UPDATE wrapped_key SET wrapped = :wrapped, master_key = :key WHERE owner = :name")
          .bind("wrapped", rewrapKey(KeyId.parse(owner), row.wrapped()))
          .bind("key", primary)
          .bind("name", owner)
          .execute();
    }
    return rows.size();
  }

  private int rewrapSecrets(Handle h, long primary, int most) {
    List<Wrapped> rows = wrapped(h, "SELECT name, wrapped FROM named_secret", primary, most);
    for (Wrapped row : rows) {
      byte[] data = new Place("named_secret", row.name(), "wrapped").associatedData();
      h.createUpdate(
              "UPDATE named_secret SET wrapped = :wrapped, master_key = :key WHERE name = :name")
          .bind("wrapped", rewrapSecret(row.wrapped(), data))
          .bind("key", primary)
          .bind("name", row.name())
          .execute();
    }
    return rows.size();
  }

  private static List<Wrapped> wrapped(Handle h, String select, long primary, int most) {
    return h.createQuery(
            select
                + " WHERE master_key = ANY (ARRAY(SELECT id FROM master_key WHERE id <> :key))"
                + " LIMIT :most FOR UPDATE SKIP LOCKED")
        .bind("key", primary)
        .bind("most", most)
        .map((row, context) -> new Wrapped(row.getString("name"), row.getBytes("wrapped")))
        .list();
  }

  private byte[] rewrapKey(KeyId owner, byte[] wrapped) {
    byte[] data = KeyVault.data(owner);
    Aead aead = master.opened().aead();
    try {
      KeysetHandle key =
          TinkProtoKeysetFormat.parseEncryptedKeyset(wrapped, aead, data, AeadConfig2026.get());
      return TinkProtoKeysetFormat.serializeEncryptedKeyset(key, aead, data, AeadConfig2026.get());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("A key cannot be wrapped again", e);
    }
  }

  private byte[] rewrapSecret(byte[] wrapped, byte[] data) {
    Aead aead = master.opened().aead();
    try {
      return aead.encrypt(aead.decrypt(wrapped, data), data);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("A named secret cannot be wrapped again", e);
    }
  }

  /** What somebody has wrapped under the old key since, or is about to, keeps it. */
  private boolean finish() {
    boolean finished =
        database.inTransaction(
            h -> {
              MasterKeyset keyset = lock(h);
              h.execute("LOCK TABLE master_key IN EXCLUSIVE MODE");
              int left =
                  h.createQuery(
                          """
                          SELECT (SELECT count(*) FROM wrapped_key
                                  WHERE master_key IS DISTINCT FROM :key)
                            + (SELECT count(*) FROM named_secret
                               WHERE master_key IS DISTINCT FROM :key)
                          """)
                      .bind("key", keyset.primary())
                      .mapTo(Integer.class)
                      .one();
              if (left > 0) {
                return false;
              }
              h.execute("DELETE FROM master_key WHERE id <> ?", keyset.primary());
              if (keyset.hasOldKeys()) {
                store(h, keyset.withoutOldKeys());
              }
              return true;
            });
    master.reload();
    return finished;
  }

  /** How far a rotation is: of everything wrapped, how much is under the key that wraps now. */
  public Progress progress() {
    long primary = master.opened().primary();
    return database.withHandle(
        h ->
            h.createQuery(
                    """
                    SELECT count(*) AS total, count(*) FILTER (WHERE master_key = :key) AS done
                    FROM (SELECT master_key FROM wrapped_key
                      UNION ALL SELECT master_key FROM named_secret) AS wrapped
                    """)
                .bind("key", primary)
                .map((row, context) -> new Progress(row.getLong("total"), row.getLong("done")))
                .one());
  }

  private MasterKeyset lock(Handle h) {
    h.execute("SELECT FROM master_keyset WHERE id = 1 FOR UPDATE");
    return MasterKeyset.open(Master.sealed(h).orElseThrow(), master.password());
  }

  private void store(Handle h, MasterKeyset keyset) {
    h.execute("UPDATE master_keyset SET sealed = ?", keyset.sealed(master.password()));
  }

  /** How many keys there are, and how many of them the newest key wraps. */
  public record Progress(long total, long done) {}

  private record Wrapped(String name, byte[] wrapped) {}
}
