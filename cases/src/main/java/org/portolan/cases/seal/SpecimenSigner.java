package org.portolan.cases.seal;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.Signature;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import org.bouncycastle.asn1.ASN1EncodableVector;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.DERBitString;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.asn1.x509.TBSCertificate;
import org.bouncycastle.asn1.x509.Time;
import org.bouncycastle.asn1.x509.V3TBSCertificateGenerator;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;

/**
 * Makes a signer for the sandbox and for tests. Its country is Utopia, that of specimens, and its
 * organisation says what it is: nobody can take its seals for those of a state.
 */
public final class SpecimenSigner {

  private static final String ALIAS = "seals";

  /** Longer than a sandbox lives, whatever its clock is set to. */
  private static final Duration HOLDS = Duration.ofDays(20 * 365L);

  /** The sandbox's clock may be set back. */
  private static final Duration BEFORE = Duration.ofDays(365);

  private SpecimenSigner() {}

  /**
   * A PKCS#12 file with a new key on P-256 and its certificate, signed by itself.
   *
   * @param common the two characters that name the signer within its country
   * @param number the certificate's
   * @param now from when it holds, and a year before
   */
  public static byte[] keystore(String common, long number, Instant now, char[] password) {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
      generator.initialize(new ECGenParameterSpec("secp256r1"));
      KeyPair pair = generator.generateKeyPair();
      KeyStore store = KeyStore.getInstance("PKCS12");
      store.load(null, null);
      store.setKeyEntry(
          ALIAS,
          pair.getPrivate(),
          password,
          new Certificate[] {certificate(pair, common, number, now)});
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      store.store(out, password);
      return out.toByteArray();
    } catch (GeneralSecurityException | IOException e) {
      throw new IllegalStateException("A signer for specimens cannot be made", e);
    }
  }

  private static Certificate certificate(KeyPair pair, String common, long number, Instant now)
      throws GeneralSecurityException, IOException {
    X500Name name = new X500Name("C=UT,O=Portolan test: seals of no worth,CN=" + common);
    AlgorithmIdentifier algorithm = new AlgorithmIdentifier(X9ObjectIdentifiers.ecdsa_with_SHA256);
    V3TBSCertificateGenerator generator = new V3TBSCertificateGenerator();
    generator.setSerialNumber(new ASN1Integer(BigInteger.valueOf(number)));
    generator.setIssuer(name);
    generator.setSubject(name);
    generator.setSignature(algorithm);
    generator.setStartDate(new Time(Date.from(now.minus(BEFORE))));
    generator.setEndDate(new Time(Date.from(now.plus(HOLDS))));
    generator.setSubjectPublicKeyInfo(
        SubjectPublicKeyInfo.getInstance(pair.getPublic().getEncoded()));
    TBSCertificate body = generator.generateTBSCertificate();
    Signature signature = Signature.getInstance("SHA256withECDSA");
    signature.initSign(pair.getPrivate());
    signature.update(body.getEncoded("DER"));
    ASN1EncodableVector parts = new ASN1EncodableVector();
    parts.add(body);
    parts.add(algorithm);
    parts.add(new DERBitString(signature.sign()));
    return CertificateFactory.getInstance("X.509")
        .generateCertificate(new ByteArrayInputStream(new DERSequence(parts).getEncoded("DER")));
  }
}
