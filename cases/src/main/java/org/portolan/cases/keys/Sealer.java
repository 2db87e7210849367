package org.portolan.cases.keys;

import com.google.crypto.tink.Aead;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;

/**
 * Seals values at rest with AES-256-GCM under their owner's key, bound to the row and field they
 * live in. Opening a value that a person may read is an act the journal records; that is the
 * caller's duty.
 */
public final class Sealer {

  private final KeyVault vault;

  Sealer(KeyVault vault) {
    this.vault = vault;
  }

  /** Seals a text; null stays null. */
  public byte[] seal(KeyId owner, Place place, String value) {
    return value == null ? null : seal(vault.of(owner), place, value);
  }

  /** Seals a text under a key that is made when the owner has none yet. */
  public byte[] sealUnderNewKey(KeyId owner, Place place, String value) {
    return value == null ? null : seal(vault.ofOrNew(owner), place, value);
  }

  /**
   * Opens a text; null stays null.
   *
   * @throws KeyVault.KeyDestroyed when its key is gone
   * @throws Tampered when the value was altered or belongs to another row or field
   */
  public String open(KeyId owner, Place place, byte[] sealed) {
    if (sealed == null) {
      return null;
    }
    try {
      return open(vault.of(owner), place, sealed);
    } catch (GeneralSecurityException e) {
      return openWithTheKeyAsItIsNow(owner, place, sealed);
    }
  }

  /** Another node may have sealed it under a version that this one has not heard of. */
  private String openWithTheKeyAsItIsNow(KeyId owner, Place place, byte[] sealed) {
    try {
      return open(vault.asItIsNow(owner), place, sealed);
    } catch (GeneralSecurityException e) {
      throw new Tampered(place, e);
    }
  }

  private static String open(Aead key, Place place, byte[] sealed) throws GeneralSecurityException {
    return new String(key.decrypt(sealed, place.associatedData()), StandardCharsets.UTF_8);
  }

  private static byte[] seal(Aead key, Place place, String value) {
    try {
      return key.encrypt(value.getBytes(StandardCharsets.UTF_8), place.associatedData());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("A value cannot be sealed", e);
    }
  }

  /** A sealed value does not open where it was found. */
  public static final class Tampered extends RuntimeException {
    Tampered(Place place, Throwable cause) {
      super("A sealed value does not open: " + place.table() + "." + place.field(), cause);
    }
  }
}
