package org.portolan.cases.seal.model;

import java.io.IOException;
import java.math.BigInteger;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Date;
import java.util.Optional;
import javax.naming.InvalidNameException;
import javax.naming.ldap.LdapName;
import javax.naming.ldap.Rdn;
import org.bouncycastle.crypto.params.AsymmetricKeyParameter;
import org.bouncycastle.crypto.params.ECPublicKeyParameters;
import org.bouncycastle.crypto.signers.ECDSASigner;
import org.bouncycastle.crypto.util.PublicKeyFactory;
import org.bouncycastle.math.ec.ECPoint;
import org.portolan.cases.seal.model.SealHeader.CertificateName;

/**
 * A certificate under which seals are signed. Its subject names the signer: the country's two
 * letters, and two characters as its common name; its serial number is the reference that seals
 * carry (ICAO Doc 9303 part 13, 2.2).
 */
public final class SignerCertificate {

  /** Utopia: the country of specimens (Doc 9303 part 3). */
  private static final String SPECIMEN = "UT";

  private final X509Certificate certificate;
  private final CertificateName name;
  private final SealCurve curve;
  private final ECPublicKeyParameters key;

  private SignerCertificate(
      X509Certificate certificate,
      CertificateName name,
      SealCurve curve,
      ECPublicKeyParameters key) {
    this.certificate = certificate;
    this.name = name;
    this.curve = curve;
    this.key = key;
  }

  /** Empty when its subject names no signer, or its key is on another curve. */
  public static Optional<SignerCertificate> of(X509Certificate certificate) {
    Optional<ECPublicKeyParameters> key = key(certificate);
    Optional<SealCurve> curve =
        key.map(ECPublicKeyParameters::getParameters).flatMap(SealCurve::of);
    String signer = subject(certificate, "C") + subject(certificate, "CN");
    if (curve.isEmpty() || !SealHeader.SIGNER.matcher(signer).matches()) {
      return Optional.empty();
    }
    CertificateName name = new CertificateName(signer, certificate.getSerialNumber().toString(16));
    return Optional.of(
        new SignerCertificate(certificate, name, curve.get(), on(curve.get(), key.get())));
  }

  private static Optional<ECPublicKeyParameters> key(X509Certificate certificate) {
    try {
      AsymmetricKeyParameter key =
          PublicKeyFactory.createKey(certificate.getPublicKey().getEncoded());
      return key instanceof ECPublicKeyParameters ec ? Optional.of(ec) : Optional.empty();
    } catch (IOException | RuntimeException e) {
      return Optional.empty();
    }
  }

  /** The same point on the curve whose arithmetic we chose. */
  private static ECPublicKeyParameters on(SealCurve curve, ECPublicKeyParameters key) {
    ECPoint point = curve.domain().getCurve().decodePoint(key.getQ().getEncoded(false));
    return new ECPublicKeyParameters(point, curve.domain());
  }

  private static String subject(X509Certificate certificate, String type) {
    try {
      return new LdapName(certificate.getSubjectX500Principal().getName())
          .getRdns().stream()
              .filter(part -> part.getType().equalsIgnoreCase(type))
              .map(Rdn::getValue)
              .map(Object::toString)
              .findFirst()
              .orElse("");
    } catch (InvalidNameException e) {
      return "";
    }
  }

  public CertificateName name() {
    return name;
  }

  public SealCurve curve() {
    return curve;
  }

  public X509Certificate certificate() {
    return certificate;
  }

  /** The certificate in DER. */
  public byte[] bytes() {
    try {
      return certificate.getEncoded();
    } catch (CertificateEncodingException e) {
      throw new IllegalStateException("A certificate that was read cannot be written", e);
    }
  }

  /** Whether its seals are for tests and specimens, and of no worth. */
  public boolean isSpecimen() {
    return name.signer().startsWith(SPECIMEN);
  }

  public LocalDate firstDay() {
    return day(certificate.getNotBefore());
  }

  public LocalDate lastDay() {
    return day(certificate.getNotAfter());
  }

  private static LocalDate day(Date date) {
    return LocalDate.ofInstant(date.toInstant(), ZoneOffset.UTC);
  }

  /** Whether it may be signed with on a day. */
  public boolean holdsOn(LocalDate day) {
    return !day.isBefore(firstDay()) && !day.isAfter(lastDay());
  }

  /**
   * Whether the key of this certificate has signed a message; false for whatever is no signature.
   */
  public boolean hasSigned(byte[] message, byte[] signature) {
    int half = curve.bytes();
    if (signature.length != 2 * half) {
      return false;
    }
    ECDSASigner verifier = new ECDSASigner();
    verifier.init(false, key);
    return verifier.verifySignature(
        hash(message),
        new BigInteger(1, Arrays.copyOf(signature, half)),
        new BigInteger(1, Arrays.copyOfRange(signature, half, 2 * half)));
  }

  private byte[] hash(byte[] message) {
    try {
      return MessageDigest.getInstance(curve.hash()).digest(message);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("No " + curve.hash() + " on this Java platform", e);
    }
  }

  @Override
  public String toString() {
    return "SignerCertificate[" + name + "]";
  }
}
