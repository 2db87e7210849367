package org.portolan.cases.seal.model;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.portolan.cases.seal.model.SealReading.Read;
import org.portolan.cases.seal.model.SealReading.Refused;

/** Reads a seal from bytes that anybody may have made. */
final class SealReader {

  static final int MAGIC = 0xDC;
  static final int SIGNATURE = 0xFF;

  /** More than the largest Data Matrix, Aztec and QR code hold. */
  static final int LONGEST = 3_000;

  /** Two numbers of 28 bytes (brainpoolP224r1) to two of 66 (P-521). */
  private static final int SHORTEST_SIGNATURE = 56;

  private static final int LONGEST_SIGNATURE = 132;

  private final byte[] bytes;
  private int at;

  private SealReader(byte[] bytes) {
    this.bytes = bytes;
  }

  static SealReading read(byte[] bytes) {
    if (bytes.length > LONGEST) {
      return new Refused(SealFault.TOO_LONG);
    }
    try {
      return new Read(new SealReader(bytes.clone()).seal());
    } catch (Malformed e) {
      return new Refused(e.fault);
    }
  }

  private Seal seal() {
    if (bytes.length == 0 || next() != MAGIC) {
      throw new Malformed(SealFault.NOT_A_SEAL);
    }
    SealHeader header = header();
    List<SealFeature> features = features();
    byte[] signed = Arrays.copyOf(bytes, at - 1);
    byte[] signature = value(length());
    if (signature.length % 2 != 0
        || signature.length < SHORTEST_SIGNATURE
        || signature.length > LONGEST_SIGNATURE) {
      throw new Malformed(SealFault.BAD_SIGNATURE);
    }
    if (at < bytes.length) {
      throw new Malformed(SealFault.MORE_BEHIND);
    }
    return new Seal(header, features, signed, signature);
  }

  private SealHeader header() {
    // the byte counts from zero, the specification from one
    int version = next() + 1;
    if (version != 3 && version != 4) {
      throw new Malformed(SealFault.UNKNOWN_VERSION);
    }
    String country = text(2, SealFault.BAD_COUNTRY);
    String named = text(version == 3 ? 6 : 4, SealFault.BAD_SIGNER);
    if (named.length() != (version == 3 ? 9 : 6)) {
      throw new Malformed(SealFault.BAD_SIGNER);
    }
    String signer = named.substring(0, 4);
    if (!SealHeader.SIGNER.matcher(signer).matches()) {
      throw new Malformed(SealFault.BAD_SIGNER);
    }
    String certificate = version == 3 ? named.substring(4) : certificate(signer, named);
    return new SealHeader(version, country, signer, certificate, date(), date(), next(), next());
  }

  private String certificate(String signer, String named) {
    int length;
    try {
      length = Integer.parseInt(named.substring(4), SealHeader.radixOfLength(signer));
    } catch (NumberFormatException e) {
      throw new Malformed(SealFault.BAD_SIGNER);
    }
    String certificate = text(C40.bytes(length), SealFault.BAD_SIGNER);
    if (length == 0 || certificate.length() != length || certificate.indexOf(C40.FILLER) >= 0) {
      throw new Malformed(SealFault.BAD_SIGNER);
    }
    return certificate;
  }

  /** Month, day and year as the digits of one number. */
  private LocalDate date() {
    int number = next() << 16 | next() << 8 | next();
    try {
      return LocalDate.of(number % 10_000, number / 1_000_000, number / 10_000 % 100);
    } catch (DateTimeException e) {
      throw new Malformed(SealFault.BAD_DATE);
    }
  }

  /** All that stands before the signature's tag, which is read too. */
  private List<SealFeature> features() {
    List<SealFeature> features = new ArrayList<>();
    Set<Integer> tags = new HashSet<>();
    while (at < bytes.length) {
      int tag = next();
      if (tag == SIGNATURE) {
        if (features.isEmpty()) {
          throw new Malformed(SealFault.NO_FEATURES);
        }
        return features;
      }
      if (!tags.add(tag)) {
        throw new Malformed(SealFault.FEATURE_TWICE);
      }
      features.add(new SealFeature(tag, value(length())));
    }
    throw new Malformed(SealFault.NO_SIGNATURE);
  }

  /**
   * A length as in DER: one byte up to 127, else one that says how many follow. BSI TR-03137 writes
   * any in one byte; of these, 128 cannot be taken for another.
   */
  private int length() {
    int first = next();
    if (first <= 0x80) {
      return first;
    }
    if (first == 0x81) {
      int length = next();
      if (length >= 0x80) {
        return length;
      }
    } else if (first == 0x82) {
      int length = next() << 8 | next();
      if (length > 0xFF) {
        return length;
      }
    }
    throw new Malformed(SealFault.BAD_LENGTH);
  }

  private String text(int length, SealFault otherwise) {
    return C40.decode(value(length)).orElseThrow(() -> new Malformed(otherwise));
  }

  private byte[] value(int length) {
    if (length > bytes.length - at) {
      throw new Malformed(SealFault.CUT_OFF);
    }
    at += length;
    return Arrays.copyOfRange(bytes, at - length, at);
  }

  private int next() {
    if (at >= bytes.length) {
      throw new Malformed(SealFault.CUT_OFF);
    }
    return bytes[at++] & 0xFF;
  }

  /** Ends the reading; never leaves this class. */
  private static final class Malformed extends RuntimeException {

    private final transient SealFault fault;

    Malformed(SealFault fault) {
      super(fault.key(), null, false, false);
      this.fault = fault;
    }
  }
}
