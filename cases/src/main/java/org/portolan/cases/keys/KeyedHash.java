package org.portolan.cases.keys;

import java.security.GeneralSecurityException;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** HMAC-SHA-256 under one secret; safe for use from many threads. */
public final class KeyedHash {

  private static final String ALGORITHM = "HmacSHA256";

  private final Mac prototype;

  public KeyedHash(byte[] secret) {
    if (secret.length < 32) {
      throw new IllegalArgumentException("A secret for keyed hashes has at least 32 bytes.");
    }
    try {
      prototype = Mac.getInstance(ALGORITHM);
      prototype.init(new SecretKeySpec(secret, ALGORITHM));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("This Java has no " + ALGORITHM, e);
    }
  }

  /** The 32-byte hash of the parts, each preceded by its length so that none can run over. */
  public byte[] of(byte[]... parts) {
    Mac mac = fresh();
    if (parts.length > 1) {
      for (byte[] part : parts) {
        mac.update(
            new byte[] {
              (byte) (part.length >>> 24),
              (byte) (part.length >>> 16),
              (byte) (part.length >>> 8),
              (byte) part.length
            });
        mac.update(part);
      }
      return mac.doFinal();
    }
    return mac.doFinal(parts.length == 0 ? new byte[0] : parts[0]);
  }

  private Mac fresh() {
    try {
      return (Mac) prototype.clone();
    } catch (CloneNotSupportedException e) {
      throw new IllegalStateException("This Java cannot clone " + ALGORITHM, e);
    }
  }
}
