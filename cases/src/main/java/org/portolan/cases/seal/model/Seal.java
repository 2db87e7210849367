package org.portolan.cases.seal.model;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/**
 * A seal that was read. That it could be read says nothing of its signature.
 *
 * <p>Features that this application does not know are kept, and shown: they are signed like the
 * others, and do not make a seal invalid (Doc 9303 part 13).
 */
public final class Seal {

  private static final int BYTES_OF_REFERENCE = 16;

  private final SealHeader header;
  private final List<SealFeature> features;
  private final byte[] signed;
  private final byte[] signature;

  Seal(SealHeader header, List<SealFeature> features, byte[] signed, byte[] signature) {
    this.header = header;
    this.features = List.copyOf(features);
    this.signed = signed;
    this.signature = signature;
  }

  /** Reads bytes, whatever they are. */
  public static SealReading read(byte[] bytes) {
    return SealReader.read(bytes);
  }

  public SealHeader header() {
    return header;
  }

  /** In the order in which they stand in the seal. */
  public List<SealFeature> features() {
    return features;
  }

  /** The feature with a tag. */
  public Optional<SealFeature> feature(int tag) {
    return features.stream().filter(feature -> feature.tag() == tag).findFirst();
  }

  /** The bytes that were signed: header and features. */
  public byte[] signed() {
    return signed.clone();
  }

  /** Two numbers of the same length, one after the other. */
  public byte[] signature() {
    return signature.clone();
  }

  /** All of it, byte for byte as it was read. */
  public byte[] bytes() {
    return SealWriter.sealed(signed, signature);
  }

  /** By which it is known without telling anything of what is in it. */
  public String reference() {
    return reference(signature);
  }

  /**
   * The reference of a seal: 16 bytes of the SHA-256 of the first number of its signature, in
   * hexadecimal. Not of the whole signature, because anybody can replace its second number by
   * another that verifies as well; not of what is signed, because that could be guessed.
   */
  public static String reference(byte[] signature) {
    byte[] first = Arrays.copyOf(signature, signature.length / 2);
    byte[] hash = Arrays.copyOf(sha256().digest(first), BYTES_OF_REFERENCE);
    return HexFormat.of().formatHex(hash);
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has SHA-256", e);
    }
  }

  /** What is in it is somebody's. */
  @Override
  public String toString() {
    return "Seal[" + header.document() + "]";
  }
}
