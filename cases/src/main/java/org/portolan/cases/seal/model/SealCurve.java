package org.portolan.cases.seal.model;

import java.util.Arrays;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.sec.SECObjectIdentifiers;
import org.bouncycastle.asn1.teletrust.TeleTrusTObjectIdentifiers;
import org.bouncycastle.asn1.x9.ECNamedCurveTable;
import org.bouncycastle.asn1.x9.X9ECParameters;
import org.bouncycastle.crypto.ec.CustomNamedCurves;
import org.bouncycastle.crypto.params.ECDomainParameters;

/**
 * The elliptic curves that seals are signed on, each with the hash whose length is its own (ICAO
 * Doc 9303 part 13, 2.4). 224 bits are for seals that exist; new ones have 256 at least.
 */
public enum SealCurve {
  P_256("P-256", "SHA-256", SECObjectIdentifiers.secp256r1),
  P_384("P-384", "SHA-384", SECObjectIdentifiers.secp384r1),
  BRAINPOOL_P224R1("brainpoolP224r1", "SHA-224", TeleTrusTObjectIdentifiers.brainpoolP224r1),
  BRAINPOOL_P256R1("brainpoolP256r1", "SHA-256", TeleTrusTObjectIdentifiers.brainpoolP256r1),
  BRAINPOOL_P384R1("brainpoolP384r1", "SHA-384", TeleTrusTObjectIdentifiers.brainpoolP384r1),
  BRAINPOOL_P512R1("brainpoolP512r1", "SHA-512", TeleTrusTObjectIdentifiers.brainpoolP512r1);

  private final String name;
  private final String hash;
  private final ECDomainParameters domain;

  SealCurve(String name, String hash, ASN1ObjectIdentifier id) {
    this.name = name;
    this.hash = hash;
    // the arithmetic written for one curve is several times faster than the general one
    X9ECParameters own = CustomNamedCurves.getByOID(id);
    this.domain = new ECDomainParameters(own == null ? ECNamedCurveTable.getByOID(id) : own);
  }

  /** As in Doc 9303 and in browsers. */
  public String curveName() {
    return name;
  }

  /** The name of its hash. */
  public String hash() {
    return hash;
  }

  /** The length of each of a signature's two numbers, in bytes. */
  public int bytes() {
    return (domain.getN().bitLength() + 7) / 8;
  }

  /** Whether browsers can verify on it (Web Cryptography). */
  public boolean isInBrowsers() {
    return this == P_256 || this == P_384;
  }

  ECDomainParameters domain() {
    return domain;
  }

  /** The curve that parameters describe, named or spelled out; empty when it is another. */
  static Optional<SealCurve> of(ECDomainParameters parameters) {
    return Arrays.stream(values()).filter(curve -> curve.domain.equals(parameters)).findFirst();
  }
}
