package org.portolan.cases.seal.model;

import java.time.LocalDate;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * What every seal begins with (ICAO Doc 9303 part 13, 2.2).
 *
 * @param version 3 or 4; 4 lets the reference of a certificate be of any length
 * @param country who issued the document: three letters of Doc 9303 part 3, with fillers: {@code
 *     D<<}
 * @param signer two letters of the signer's country and two characters that it gave it
 * @param certificate the signer's certificate: its serial number, hexadecimal
 * @param issued the day on which the document was issued
 * @param signed the day on which it was sealed
 * @param definition which features there are (document feature definition reference), 0 to 255
 * @param category the kind of document (document type category), 0 to 255
 */
public record SealHeader(
    int version,
    String country,
    String signer,
    String certificate,
    LocalDate issued,
    LocalDate signed,
    int definition,
    int category) {

  /** The version that new seals have. */
  public static final int NEWEST = 4;

  /** The longest reference that two hexadecimal digits can announce. */
  static final int LONGEST_CERTIFICATE = 0xFF;

  /** In version 3 a reference is padded to this length. */
  static final int CERTIFICATE_OF_VERSION_3 = 5;

  /** How a signer is named. */
  static final Pattern SIGNER = Pattern.compile("[A-Z]{2}[A-Z0-9]{2}");

  private static final String GERMAN_ADMINISTRATION = "DEZV";

  /**
   * In which number system the length of a signer's references is written: one German signer writes
   * it in decimal (BSI TR-03171), all others in hexadecimal.
   */
  static int radixOfLength(String signer) {
    return signer.equals(GERMAN_ADMINISTRATION) ? 10 : 16;
  }

  /** Both numbers of the kind of document as they are cited: {@code 5D01} is a visa. */
  public String document() {
    return "%02X%02X".formatted(definition, category);
  }

  /** Who issued the document, without fillers. */
  public String issuer() {
    return country.replace("<", "");
  }

  /** The certificate under which it was sealed. */
  public CertificateName certificateName() {
    return new CertificateName(signer, certificate);
  }

  /**
   * What a certificate is known by. Zeros before its number say nothing, and both are written in
   * capital letters.
   */
  public record CertificateName(String signer, String number) {

    public CertificateName {
      signer = signer.toUpperCase(Locale.ROOT);
      number = number.toUpperCase(Locale.ROOT).replaceFirst("^0+(?=.)", "");
    }

    /** As people read it: {@code DETS-32}. */
    @Override
    public String toString() {
      return signer + "-" + number;
    }
  }
}
