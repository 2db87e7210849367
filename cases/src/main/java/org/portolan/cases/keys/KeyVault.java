package org.portolan.cases.keys;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.TinkProtoKeysetFormat;
import com.google.crypto.tink.aead.AeadConfig2026;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.portolan.cases.keys.Master.Opened;

/**
 * The keys of people, cases and days, wrapped by the master keyset.
 *
 * <p>A key is made before the row it seals, in the key database's own transaction; a key whose row
 * was never written harms nobody. Opened keys stay in memory for a while, because unwrapping means
 * a query.
 */
public final class KeyVault {

  /** Bounds how long a key destroyed on another node can still be used on this one. */
  static final Duration KEPT = Duration.ofMinutes(10);

  private static final int MADE_AT_ONCE = 32;

  private final Jdbi database;
  private final Master master;
  private final InstantSource realTime;
  private final OpenedKeys opened;
  private final Map<String, Queue<UUID>> ready = new ConcurrentHashMap<>();

  KeyVault(Jdbi database, Master master, int cachedKeys, InstantSource realTime) {
    this.database = database;
    this.master = master;
    this.realTime = realTime;
    this.opened = new OpenedKeys(cachedKeys, KEPT);
  }

  /**
   * Makes keys for new owners in one round trip; an owner that has one keeps it, one whose key was
   * destroyed gets no other.
   */
  public void create(Collection<KeyId> owners) {
    master.store(
        opened -> {
          database.useTransaction(h -> insert(h, owners, opened));
          return null;
        });
  }

  /** A new key is as good as renewed: a rotation under way does not wait for it. */
  private void insert(Handle h, Collection<KeyId> owners, Opened opened) {
    PreparedBatch batch =
        h.prepareBatch(
            """
            INSERT INTO wrapped_key (owner, wrapped, master_key, renewed_at, resealed_at)
            SELECT :owner, :wrapped, :key, :now, :now
            WHERE NOT EXISTS (SELECT FROM destroyed_key d WHERE d.owner = :owner)
            ON CONFLICT DO NOTHING
            """);
    Instant now = realTime.instant();
    for (KeyId owner : owners) {
      batch
          .bind("owner", owner.value())
          .bind("wrapped", newWrapped(owner, opened.aead()))
          .bind("key", opened.primary())
          .bind("now", now)
          .add();
    }
    if (batch.size() > 0) {
      batch.execute();
    }
  }

  /**
   * An owner that nobody has yet, whose key is there already. Keys are made some at a time, in one
   * transaction: whoever opens a case does not wait for another database to write one. Those that a
   * node had ready when it stopped seal nothing, ever.
   *
   * @param kind such as {@code KeyId::ofCase}
   */
  public UUID newOwner(Function<UUID, KeyId> kind) {
    UUID sample = UUID.randomUUID();
    Queue<UUID> waiting =
        ready.computeIfAbsent(kind.apply(sample).kind(), unused -> new ConcurrentLinkedQueue<>());
    UUID next = waiting.poll();
    if (next != null) {
      return next;
    }
    List<UUID> fresh = Stream.generate(UUID::randomUUID).limit(MADE_AT_ONCE).toList();
    create(fresh.stream().map(kind).toList());
    prefetch(fresh.stream().map(kind).toList());
    waiting.addAll(fresh.subList(1, fresh.size()));
    return fresh.get(0);
  }

  /** Makes a key for a new owner. */
  public void create(KeyId owner) {
    create(Set.of(owner));
  }

  /** Brings the keys of many owners into memory with one query. */
  public void prefetch(Collection<KeyId> owners) {
    Set<KeyId> missing = opened.missing(owners);
    if (!missing.isEmpty()) {
      load(missing);
    }
  }

  /**
   * Destroys keys for good: what they sealed can no longer be opened, here at once, on other nodes
   * within ten minutes. Names that have no key are remembered all the same.
   *
   * @return how many keys there were to destroy
   */
  public int destroy(Collection<KeyId> owners, Instant at) {
    Object[] names = owners.stream().map(KeyId::value).distinct().toArray();
    int destroyed =
        database.inTransaction(
            h -> {
              h.createUpdate(
                      """
                      INSERT INTO destroyed_key (owner, destroyed_at)
                      SELECT unnest(CAST(:owners AS text[])), :at ON CONFLICT DO NOTHING
                      """)
                  .bindArray("owners", String.class, names)
                  .bind("at", at)
                  .execute();
              return h.createUpdate("DELETE FROM wrapped_key WHERE owner = ANY (:owners)")
                  .bindArray("owners", String.class, names)
                  .execute();
            });
    forget(owners);
    return destroyed;
  }

  /** Destroys the keys of days before this one, under which messages not yet routed were sealed. */
  public int destroyTransitBefore(LocalDate day, Instant at) {
    List<KeyId> past =
        database.withHandle(
            h ->
                h.createQuery(
                        """
                        SELECT owner FROM wrapped_key WHERE owner LIKE 'transit:%' AND owner < :day
                        """)
                    .bind("day", KeyId.ofTransit(day).value())
                    .mapTo(String.class)
                    .map(KeyId::parse)
                    .list());
    return past.isEmpty() ? 0 : destroy(past, at);
  }

  /** Whose keys were destroyed. */
  public List<KeyId> destroyed() {
    return database.withHandle(
        h ->
            h.createQuery("SELECT owner FROM destroyed_key")
                .mapTo(String.class)
                .map(KeyId::parse)
                .list());
  }

  /**
   * The key of an owner.
   *
   * @throws KeyDestroyed when there is none, because it was destroyed or never made
   */
  Aead of(KeyId owner) {
    Aead present = opened.of(owner);
    if (present == null) {
      load(Set.of(owner));
      present = opened.of(owner);
    }
    if (present == null) {
      throw new KeyDestroyed(owner);
    }
    return present;
  }

  /** The key of an owner as it is in the database now; what was in memory may be a version old. */
  Aead asItIsNow(KeyId owner) {
    forget(Set.of(owner));
    return of(owner);
  }

  /** The keys are asked for again when they are next needed. */
  void forget(Collection<KeyId> owners) {
    opened.forget(owners);
  }

  /** The key of an owner that may not have one yet, such as a new day's transit key. */
  Aead ofOrNew(KeyId owner) {
    if (opened.of(owner) == null) {
      create(owner);
    }
    return of(owner);
  }

  private void load(Set<KeyId> owners) {
    Map<String, byte[]> wrapped =
        database.withHandle(
            h ->
                h.createQuery("SELECT owner, wrapped FROM wrapped_key WHERE owner = ANY (:owners)")
                    .bindArray("owners", String.class, owners.stream().map(KeyId::value).toArray())
                    .reduceRows(
                        new java.util.HashMap<>(),
                        (keys, row) -> {
                          keys.put(
                              row.getColumn("owner", String.class),
                              row.getColumn("wrapped", byte[].class));
                          return keys;
                        }));
    wrapped.forEach(
        (name, key) -> {
          KeyId owner = KeyId.parse(name);
          opened.put(owner, unwrap(owner, key));
        });
  }

  private static byte[] newWrapped(KeyId owner, Aead master) {
    try {
      KeysetHandle key =
          KeysetHandle.generateNew(PredefinedAeadParameters.AES256_GCM, AeadConfig2026.get());
      return TinkProtoKeysetFormat.serializeEncryptedKeyset(
          key, master, data(owner), AeadConfig2026.get());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("No key can be made", e);
    }
  }

  private Aead unwrap(KeyId owner, byte[] wrapped) {
    try {
      return master
          .unwrap(
              aead ->
                  TinkProtoKeysetFormat.parseEncryptedKeyset(
                      wrapped, aead, data(owner), AeadConfig2026.get()))
          .getPrimitive(AeadConfig2026.get(), Aead.class);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("A key cannot be opened by this master keyset", e);
    }
  }

  static byte[] data(KeyId owner) {
    return new Place("wrapped_key", owner.value(), "wrapped").associatedData();
  }

  /** What was sealed under this key can no longer be read by anyone. */
  public static final class KeyDestroyed extends RuntimeException {
    KeyDestroyed(KeyId owner) {
      super("There is no key of " + owner.value());
    }
  }
}
