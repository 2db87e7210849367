package org.portolan.cases.seal;

import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.Signature;
import java.util.Optional;
import org.portolan.cases.seal.model.SealHeader.CertificateName;
import org.portolan.cases.seal.model.SignerCertificate;

/**
 * A key that seals, with its certificate. The key may lie in a device that never gives it out; so
 * the arithmetic is the key's own provider's.
 */
public final class SealSigner {

  private final PrivateKey key;
  private final SignerCertificate certificate;
  private final Optional<Provider> device;

  SealSigner(PrivateKey key, SignerCertificate certificate, Optional<Provider> device) {
    this.key = key;
    this.certificate = certificate;
    this.device = device;
  }

  public SignerCertificate certificate() {
    return certificate;
  }

  public CertificateName name() {
    return certificate.name();
  }

  /** The signature of a message: two numbers of the same length, one after the other. */
  public byte[] sign(byte[] message) {
    String algorithm = certificate.curve().hash().replace("-", "") + "withECDSAinP1363Format";
    try {
      Signature signature =
          device.isPresent()
              ? Signature.getInstance(algorithm, device.get())
              : Signature.getInstance(algorithm);
      signature.initSign(key);
      signature.update(message);
      return signature.sign();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("The key of " + name() + " does not sign", e);
    }
  }
}
