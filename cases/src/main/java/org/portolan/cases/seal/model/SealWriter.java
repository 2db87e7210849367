package org.portolan.cases.seal.model;

import java.io.ByteArrayOutputStream;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;

/** Writes seals. What cannot be in one is refused before anything is signed. */
public final class SealWriter {

  private SealWriter() {}

  /**
   * What is to be signed: header and features.
   *
   * @throws IllegalArgumentException when something cannot stand in a seal
   */
  public static byte[] unsigned(SealHeader header, List<SealFeature> features) {
    if (features.isEmpty()
        || features.stream().map(SealFeature::tag).distinct().count() < features.size()) {
      throw new IllegalArgumentException("A seal has features, and each once");
    }
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.write(SealReader.MAGIC);
    out.write(header.version() - 1);
    out.writeBytes(C40.encode(country(header.country())));
    out.writeBytes(C40.encode(signer(header)));
    if (header.version() == SealHeader.NEWEST) {
      out.writeBytes(C40.encode(header.certificate()));
    }
    date(out, header.issued());
    date(out, header.signed());
    out.write(header.definition());
    out.write(header.category());
    for (SealFeature feature : features) {
      write(out, feature.tag(), feature.value());
    }
    return out.toByteArray();
  }

  /** The whole seal: what was signed, and its signature. */
  public static byte[] sealed(byte[] unsigned, byte[] signature) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.writeBytes(unsigned);
    write(out, SealReader.SIGNATURE, signature);
    return out.toByteArray();
  }

  private static String country(String country) {
    if (country.isEmpty() || country.length() > 3) {
      throw new IllegalArgumentException("A country has one to three letters");
    }
    return country;
  }

  /** What stands before the dates; in version 4 the reference itself follows apart. */
  private static String signer(SealHeader header) {
    String certificate = header.certificate();
    if (!SealHeader.SIGNER.matcher(header.signer()).matches()) {
      throw new IllegalArgumentException("A signer is named by four characters");
    }
    if (header.version() == 3 && certificate.length() == SealHeader.CERTIFICATE_OF_VERSION_3) {
      return header.signer() + certificate;
    }
    if (header.version() == SealHeader.NEWEST
        && !certificate.isEmpty()
        && certificate.length() <= SealHeader.LONGEST_CERTIFICATE) {
      int radix = SealHeader.radixOfLength(header.signer());
      String length = Integer.toString(certificate.length(), radix).toUpperCase(Locale.ROOT);
      if (length.length() <= 2) {
        return header.signer() + (length.length() == 1 ? "0" : "") + length;
      }
    }
    throw new IllegalArgumentException("No version that can be written, or no such reference");
  }

  private static void date(ByteArrayOutputStream out, LocalDate day) {
    int number = day.getMonthValue() * 1_000_000 + day.getDayOfMonth() * 10_000 + day.getYear();
    if (day.getYear() < 1 || day.getYear() > 9_999) {
      throw new IllegalArgumentException("No day of a seal");
    }
    out.write(number >> 16);
    out.write(number >> 8);
    out.write(number);
  }

  private static void write(ByteArrayOutputStream out, int tag, byte[] value) {
    out.write(tag);
    if (value.length > 0xFF) {
      out.write(0x82);
      out.write(value.length >> 8);
    } else if (value.length > 0x7F) {
      out.write(0x81);
    }
    out.write(value.length);
    out.writeBytes(value);
  }
}
