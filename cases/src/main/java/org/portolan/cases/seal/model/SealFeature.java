package org.portolan.cases.seal.model;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;

/** Something that a seal says of its document: a number that tells what, and bytes. */
public final class SealFeature {

  /** The longest that a feature may be. */
  static final int LONGEST = 0xFFFF;

  private final int tag;
  private final byte[] value;

  /**
   * @param tag 0 to 254; 255 begins the signature
   */
  public SealFeature(int tag, byte[] value) {
    if (tag < 0 || tag > 254 || value.length > LONGEST) {
      throw new IllegalArgumentException("No feature of a seal");
    }
    this.tag = tag;
    this.value = value.clone();
  }

  /** A feature that is text. */
  public static SealFeature text(int tag, String text) {
    return new SealFeature(tag, C40.encode(text));
  }

  public int tag() {
    return tag;
  }

  public byte[] value() {
    return value.clone();
  }

  /** As text, with fillers; empty when it is none. */
  public Optional<String> text() {
    return C40.decode(value);
  }

  /** In hexadecimal digits. */
  public String hex() {
    return HexFormat.of().formatHex(value);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof SealFeature that && tag == that.tag && Arrays.equals(value, that.value);
  }

  @Override
  public int hashCode() {
    return 31 * tag + Arrays.hashCode(value);
  }

  /** What is in it is somebody's. */
  @Override
  public String toString() {
    return "SealFeature[" + tag + "]";
  }
}
