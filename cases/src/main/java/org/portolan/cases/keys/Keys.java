package org.portolan.cases.keys;

import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
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
  private final Master master;
  private final KeyVault vault;
  private final Sealer sealer;

  private Keys(Jdbi database, Master master, int cachedKeys, InstantSource realTime) {
    this.database = database;
    this.master = master;
    this.vault = new KeyVault(database, master, cachedKeys, realTime);
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
    return open(keyDatabase, masterPassword, cachedKeys, InstantSource.system());
  }

  /**
   * The same by another clock.
   *
   * @param realTime when a key was made, which rotations go by; real time also in the sandbox
   */
  public static Keys open(
      DataSource keyDatabase, char[] masterPassword, int cachedKeys, InstantSource realTime) {
    Jdbi database = Jdbi.create(keyDatabase);
    return new Keys(database, new Master(database, masterPassword), cachedKeys, realTime);
  }

  /**
   * Makes the master keyset and the named secrets of a new key database, and opens it. Does nothing
   * to one that has them.
   */
  public static Keys prepare(DataSource keyDatabase, char[] masterPassword) {
    Jdbi database = Jdbi.create(keyDatabase);
    if (database.withHandle(Master::sealed).isEmpty()) {
      String sealed = MasterKeyset.generate().sealed(masterPassword);
      database.useHandle(
          h ->
              h.createUpdate(
                      "INSERT INTO master_keyset (id, sealed) VALUES (1, :sealed) ON CONFLICT DO"
                          + " NOTHING")
                  .bind("sealed", sealed)
                  .execute());
    }
    nameTheKeyThatWrapped(database, new Master(database, masterPassword).opened().primary());
    Keys keys = open(keyDatabase, masterPassword, 100);
    SECRETS.forEach(keys::ensureSecret);
    return keys;
  }

  /** What was wrapped before keys were named was wrapped under the only one there was. */
  private static void nameTheKeyThatWrapped(Jdbi database, long primary) {
    database.useTransaction(
        h -> {
          h.execute("INSERT INTO master_key (id) VALUES (?) ON CONFLICT DO NOTHING", primary);
          for (String table : List.of("wrapped_key", "named_secret")) {
            h.execute("UPDATE " + table + " SET master_key = ? WHERE master_key IS NULL", primary);
          }
        });
  }

  /** Replaces the key that wraps all others. */
  public RotateMaster rotateMaster() {
    return new RotateMaster(database, master);
  }

  /** Gives people's and cases' keys new versions. */
  public RenewKeys renewKeys() {
    return renewKeys(KeyVault.KEPT.plusMinutes(1));
  }

  /** The same with another time for which nodes may have an old version in memory. */
  RenewKeys renewKeys(Duration kept) {
    return new RenewKeys(database, master, vault, kept);
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
      byte[] data = new Place("named_secret", name, "wrapped").associatedData();
      return master.unwrap(aead -> aead.decrypt(wrapped, data));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("A named secret cannot be opened: " + name, e);
    }
  }

  private void ensureSecret(String name) {
    byte[] secret = new byte[32];
    new SecureRandom().nextBytes(secret);
    byte[] data = new Place("named_secret", name, "wrapped").associatedData();
    master.store(
        opened ->
            database.withHandle(
                h ->
                    h.createUpdate(
                            """
                            INSERT INTO named_secret (name, wrapped, master_key)
                            VALUES (:name, :wrapped, :key) ON CONFLICT DO NOTHING
                            """)
                        .bind("name", name)
                        .bind("wrapped", wrapped(opened, secret, data))
                        .bind("key", opened.primary())
                        .execute()));
  }

  private static byte[] wrapped(Master.Opened opened, byte[] secret, byte[] data) {
    try {
      return opened.aead().encrypt(secret, data);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("A named secret cannot be sealed", e);
    }
  }
}
