package org.portolan.cases.keys;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.google.crypto.tink.Aead;
import java.time.Duration;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;

/**
 * The keys that a node has opened, in memory for a while: opening one again means a query and the
 * master keyset.
 */
final class OpenedKeys {

  /** Whoever opens one value of a case opens the next of the same; so often it is not asked for. */
  private static final int LAST_FOR = 64;

  private final Cache<KeyId, Aead> opened;
  private volatile Last last;

  /**
   * @param most how many are kept
   * @param kept for how long
   */
  OpenedKeys(int most, Duration kept) {
    // its upkeep is shorter than waking another thread for it
    this.opened =
        Caffeine.newBuilder()
            .maximumSize(most)
            .expireAfterWrite(kept)
            .executor(Runnable::run)
            .build();
  }

  /** The key of an owner, null when it is not in memory. */
  Aead of(KeyId owner) {
    Last known = last;
    if (known != null && known.isOf(owner)) {
      return known.key;
    }
    Aead present = opened.getIfPresent(owner);
    if (present != null) {
      last = new Last(owner, present);
    }
    return present;
  }

  /** Those of the owners whose keys are not in memory. */
  Set<KeyId> missing(Collection<KeyId> owners) {
    Set<KeyId> missing = new HashSet<>();
    for (KeyId owner : owners) {
      // not counted as a use: that follows
      if (opened.policy().getIfPresentQuietly(owner) == null) {
        missing.add(owner);
      }
    }
    return missing;
  }

  void put(KeyId owner, Aead key) {
    opened.put(owner, key);
  }

  /** They are asked for again when they are next needed. */
  void forget(Collection<KeyId> owners) {
    opened.invalidateAll(owners);
    last = null;
  }

  /** The key that was asked for last. Its count is a guess where threads meet, and may be. */
  private static final class Last {
    private final KeyId owner;
    private final Aead key;
    private int left = LAST_FOR;

    Last(KeyId owner, Aead key) {
      this.owner = owner;
      this.key = key;
    }

    boolean isOf(KeyId wanted) {
      return owner.equals(wanted) && left-- > 0;
    }
  }
}
