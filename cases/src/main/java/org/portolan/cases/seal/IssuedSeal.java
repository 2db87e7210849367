package org.portolan.cases.seal;

import java.util.Arrays;

/**
 * A seal that was just made.
 *
 * @param bytes what the barcode holds
 * @param reference by which it can be taken back: 32 hexadecimal digits that tell nothing of it
 */
public record IssuedSeal(byte[] bytes, String reference) {

  /** Keeps bytes of its own. */
  public IssuedSeal {
    bytes = bytes.clone();
  }

  @Override
  public byte[] bytes() {
    return bytes.clone();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof IssuedSeal that && Arrays.equals(bytes, that.bytes);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(bytes);
  }

  /** What is in it is somebody's. */
  @Override
  public String toString() {
    return "IssuedSeal";
  }
}
