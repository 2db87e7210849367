package org.portolan.cases.keys;

import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.aead.AeadConfig2026;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import java.security.GeneralSecurityException;

/** Adds and takes out the keys of a keyset. */
final class KeyVersions {

  private KeyVersions() {}

  /** A keyset with one key more, which seals from now on; the others go on opening. */
  static KeysetHandle withNewPrimary(KeysetHandle keyset) {
    try {
      KeysetHandle fresh =
          KeysetHandle.generateNew(PredefinedAeadParameters.AES256_GCM, AeadConfig2026.get());
      return KeysetHandle.newBuilder(keyset)
          .addEntry(KeysetHandle.importKey(fresh.getPrimary().getKey()).makePrimary())
          .build();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("No new key can be made", e);
    }
  }

  /** A keyset with only the key that seals. */
  static KeysetHandle onlyPrimary(KeysetHandle keyset) {
    try {
      KeysetHandle.Builder builder = KeysetHandle.newBuilder(keyset);
      for (int i = keyset.size() - 1; i >= 0; i--) {
        if (!keyset.getAt(i).isPrimary()) {
          builder.deleteAt(i);
        }
      }
      return builder.build();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Old keys cannot be taken out", e);
    }
  }
}
