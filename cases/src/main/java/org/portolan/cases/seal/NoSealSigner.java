package org.portolan.cases.seal;

/** Nothing can be sealed: no key is set whose certificate holds today. */
public final class NoSealSigner extends RuntimeException {

  NoSealSigner() {
    super(
        "No key seals today: set PORTOLAN_SEAL_KEYSTORE or PORTOLAN_SEAL_PKCS11, with a certificate"
            + " that holds.");
  }
}
