package org.portolan.cases.keys;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.TinkProtoKeysetFormat;
import com.google.crypto.tink.aead.AeadConfig2026;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import java.security.GeneralSecurityException;
import java.util.Base64;
import org.portolan.cases.settings.OperatorSeal;

/**
 * The keyset that wraps every other key. At rest it is sealed by Jasypt under the operator's
 * password; opening it is the only password-based derivation, and it happens at start and when the
 * keyset has changed. While it is rotated it has two keys: the new one wraps, both open.
 */
final class MasterKeyset {

  private final KeysetHandle handle;

  private MasterKeyset(KeysetHandle handle) {
    this.handle = handle;
  }

  static MasterKeyset generate() {
    try {
      return new MasterKeyset(
          KeysetHandle.generateNew(PredefinedAeadParameters.AES256_GCM, AeadConfig2026.get()));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("No master keyset can be made", e);
    }
  }

  /**
   * Opens a sealed master keyset.
   *
   * @throws WrongMasterPassword when the password does not open it
   */
  static MasterKeyset open(String sealed, char[] password) {
    try {
      byte[] serialized = new OperatorSeal(password).open(Base64.getDecoder().decode(sealed));
      return new MasterKeyset(
          TinkProtoKeysetFormat.parseKeyset(
              serialized, InsecureSecretKeyAccess.get(), AeadConfig2026.get()));
    } catch (OperatorSeal.NotOpened e) {
      throw new WrongMasterPassword(e);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("The master keyset cannot be read", e);
    }
  }

  String sealed(char[] password) {
    try {
      byte[] serialized =
          TinkProtoKeysetFormat.serializeKeyset(
              handle, InsecureSecretKeyAccess.get(), AeadConfig2026.get());
      return Base64.getEncoder().encodeToString(new OperatorSeal(password).seal(serialized));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("The master keyset cannot be written", e);
    }
  }

  Aead aead() {
    try {
      return handle.getPrimitive(AeadConfig2026.get(), Aead.class);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("The master keyset cannot be used", e);
    }
  }

  /** The id of the key that wraps. */
  long primary() {
    return handle.getPrimary().getId();
  }

  /** Whether it is being rotated. */
  boolean hasOldKeys() {
    return handle.size() > 1;
  }

  /** The same with a new key that wraps from now on. */
  MasterKeyset renewed() {
    return new MasterKeyset(KeyVersions.withNewPrimary(handle));
  }

  /** The same with only the key that wraps. */
  MasterKeyset withoutOldKeys() {
    return new MasterKeyset(KeyVersions.onlyPrimary(handle));
  }
}
