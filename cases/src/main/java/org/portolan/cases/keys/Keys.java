package org.portolan.cases.keys;

import com.google.crypto.tink.Aead;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.jdbi.v3.core.Jdbi;

/**
 * The opened key database: the master keyset, the named secrets, and the keys that seal values.
 *
 * <p>It lives in a database of its own, so that no dump of the case store holds a key.
 */
public final class Keys {

  /** Authenticates the actor's token to the case store. */
  public static final String ACTOR_TOKEN = "actor-token";

  /** Chains the journals. */
  public static final String JOURNAL = "journal";

  /** Makes blind indexes and name tokens. */
  public static final String BLIND_INDEX = "blind-index";

  /** Signs the anchors of the journals. */
  public static final String ANCHORS = "journal-anchors";

  private static final List<String> SECRETS = List.of(ACTOR_TOKEN, JOURNAL, BLIND_INDEX, ANCHORS);

  private final Jdbi database;
  private final Aead master;
  private final KeyVault vault;
  private final Sealer sealer;

  private Keys(Jdbi database, Aead master, int cachedKeys) {
    this.database = database;
    this.master = master;
    this.vault = new KeyVault(database, master, cachedKeys);
    this.sealer = new Sealer(vault);
  }

  /**
   * Opens the key database.
   *
   * @param cachedKeys how many opened keys are kept in memory
   * @throws WrongMasterPassword when the password does not open the master keyset
   * @throws IllegalStateException when the database has not been prepared
   */
  public static Keys open(DataSource keyDatabase, char[] masterPassword, int cachedKeys) {
    Jdbi database = Jdbi.create(keyDatabase);
    String sealed =
        sealedMaster(database)
            .orElseThrow(() -> new IllegalStateException("The key database is not prepared."));
    return new Keys(database, MasterKeyset.open(sealed, masterPassword).aead(), cachedKeys);
  }

  /**
   * Makes the master keyset and the named secrets of a new key database, and opens it. Does nothing
   * to one that has them.
   */
  public static Keys prepare(DataSource keyDatabase, char[] masterPassword) {
    Jdbi database = Jdbi.create(keyDatabase);
    if (sealedMaster(database).isEmpty()) {
      String sealed = MasterKeyset.generate().sealed(masterPassword);
      database.useHandle(
          h ->
              h.createUpdate(
                      "INSERT INTO master_keyset (id, sealed) VALUES (1, :sealed) ON CONFLICT DO"
                          + " NOTHING")
                  .bind("sealed", sealed)
                  .execute());
    }
    Keys keys = open(keyDatabase, masterPassword, 100);
    SECRETS.forEach(keys::ensureSecret);
    return keys;
  }

  /** Seals and opens values under their owners' keys. */
  public Sealer sealer() {
    return sealer;
  }

  /** Makes, fetches and destroys owners' keys. */
  public KeyVault vault() {
    return vault;
  }

  /** Keyed hashes for finding sealed values by equality. */
  public BlindIndex blindIndex() {
    return new BlindIndex(secret(BLIND_INDEX));
  }

  /** A keyed hash under one of the named secrets. */
  public KeyedHash secret(String name) {
    return new KeyedHash(secretBytes(name));
  }

  /** A key that signs, made of one of the named secrets. */
  public SigningKey signingKey(String name) {
    return new SigningKey(secretBytes(name));
  }

  /** The bytes of a named secret; only for handing the actor key to the database's guard. */
  public byte[] secretBytes(String name) {
    byte[] wrapped =
        database.withHandle(
            h ->
                h.createQuery("SELECT wrapped FROM named_secret WHERE name = :name")
                    .bind("name", name)
                    .mapTo(byte[].class)
                    .one());
    try {
      return master.decrypt(wrapped, new Place("named_secret", name, "wrapped").associatedData());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("A named secret cannot be opened: " + name, e);
    }
  }

  private void ensureSecret(String name) {
    byte[] secret = new byte[32];
    new SecureRandom().nextBytes(secret);
    try {
      byte[] wrapped =
          master.encrypt(secret, new Place("named_secret", name, "wrapped").associatedData());
      database.useHandle(
          h ->
              h.createUpdate(
                      "INSERT INTO named_secret (name, wrapped) VALUES (:name, :wrapped) ON"
                          + " CONFLICT DO NOTHING")
                  .bind("name", name)
                  .bind("wrapped", wrapped)
                  .execute());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("A named secret cannot be sealed: " + name, e);
    }
  }

  private static Optional<String> sealedMaster(Jdbi database) {
    return database.withHandle(
        h ->
            h.createQuery("SELECT sealed FROM master_keyset WHERE id = 1")
                .mapTo(String.class)
                .findOne());
  }
}
