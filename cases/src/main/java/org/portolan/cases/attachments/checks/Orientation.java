package org.portolan.cases.attachments.checks;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * How a picture is to be turned, from 1 to 8: the one thing of its EXIF data that is needed to see
 * it rightly (EXIF 3.0, tag 0x0112). All others, places and cameras among them, are left behind.
 */
public final class Orientation {

  /** As it lies. */
  public static final int UPRIGHT = 1;

  private static final int MOST = 8;
  private static final int TAG = 0x0112;
  private static final int SHORT = 3;
  private static final int TIFF = 42;
  private static final int ENTRY = 12;

  /** Marks of what applications add to a JPEG. */
  private static final int FIRST_APPLICATION = 0xFFE0;

  private static final int LAST_APPLICATION = 0xFFEF;

  /** Before the data in a JPEG, and with some writers in a WebP. */
  static final byte[] EXIF = "Exif\0\0".getBytes(StandardCharsets.US_ASCII);

  private Orientation() {}

  /** Reads it from a TIFF structure; {@link #UPRIGHT} where it is missing or cannot be read. */
  static int of(byte[] tiff) {
    try {
      ByteBuffer data = ByteBuffer.wrap(tiff);
      data.order(data.get(0) == 'I' ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
      if (data.getShort(2) != TIFF) {
        return UPRIGHT;
      }
      int directory = data.getInt(4);
      int entries = data.getShort(directory) & 0xFFFF;
      for (int entry = 0; entry < entries; entry++) {
        int at = directory + 2 + entry * ENTRY;
        if ((data.getShort(at) & 0xFFFF) == TAG && data.getShort(at + 2) == SHORT) {
          int turned = data.getShort(at + 8);
          return turned >= UPRIGHT && turned <= MOST ? turned : UPRIGHT;
        }
      }
      return UPRIGHT;
    } catch (IndexOutOfBoundsException | BufferUnderflowException e) {
      return UPRIGHT;
    }
  }

  /** Of a JPEG as {@link CheckFile} leaves it, or as it came; {@link #UPRIGHT} of anything else. */
  public static int ofJpeg(byte[] content) {
    try {
      Octets in = new Octets(content);
      in.skip(2);
      for (int mark = in.u16(); isOfApplication(mark); mark = in.u16()) {
        byte[] data = in.bytes(Math.max(0, in.u16() - 2));
        if (isMarked(data)) {
          return of(unmarked(data));
        }
      }
      return UPRIGHT;
    } catch (UnfitFile e) {
      return UPRIGHT;
    }
  }

  private static boolean isOfApplication(int mark) {
    return mark >= FIRST_APPLICATION && mark <= LAST_APPLICATION;
  }

  /** A TIFF structure that says this and nothing else. */
  static byte[] tiff(int orientation) {
    return ByteBuffer.allocate(26)
        .put((byte) 'M')
        .put((byte) 'M')
        .putShort((short) TIFF)
        .putInt(8)
        .putShort((short) 1)
        .putShort((short) TAG)
        .putShort((short) SHORT)
        .putInt(1)
        .putShort((short) orientation)
        .putShort((short) 0)
        .putInt(0)
        .array();
  }

  /** Whether bytes begin with the mark that EXIF data have. */
  static boolean isMarked(byte[] data) {
    return data.length >= EXIF.length && Arrays.equals(data, 0, EXIF.length, EXIF, 0, EXIF.length);
  }

  /** EXIF data without their mark, where they have one. */
  static byte[] unmarked(byte[] data) {
    return isMarked(data) ? Arrays.copyOfRange(data, EXIF.length, data.length) : data;
  }
}
