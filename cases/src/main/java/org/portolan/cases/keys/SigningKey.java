package org.portolan.cases.keys;

import com.google.crypto.tink.subtle.Ed25519Sign;
import com.google.crypto.tink.subtle.Ed25519Verify;
import java.security.GeneralSecurityException;

/**
 * Signs with Ed25519 (RFC 8032) under a key made of one of the named secrets. Whoever has the
 * public key can check a signature; nobody without the secret can make one.
 */
public final class SigningKey {

  private final Ed25519Sign.KeyPair pair;

  /**
   * @param seed 32 random bytes
   */
  SigningKey(byte[] seed) {
    try {
      pair = Ed25519Sign.KeyPair.newKeyPairFromSeed(seed);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("A signing key cannot be made", e);
    }
  }

  /** The 64-byte signature of a message. */
  public byte[] sign(byte[] message) {
    try {
      return new Ed25519Sign(pair.getPrivateKey()).sign(message);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("A message cannot be signed", e);
    }
  }

  /** Whether this key has signed a message. */
  public boolean hasSigned(byte[] message, byte[] signature) {
    try {
      new Ed25519Verify(pair.getPublicKey()).verify(signature, message);
      return true;
    } catch (GeneralSecurityException e) {
      return false;
    }
  }

  /** The 32 bytes by which others check signatures. */
  public byte[] publicKey() {
    return pair.getPublicKey();
  }
}
