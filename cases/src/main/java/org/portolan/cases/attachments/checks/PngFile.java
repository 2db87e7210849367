package org.portolan.cases.attachments.checks;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Set;
import java.util.zip.CRC32;
import org.portolan.cases.attachments.Attachment.Refusal;

/**
 * A PNG, chunk by chunk (W3C PNG, third edition). What is needed to see it stays as it is; texts,
 * times, EXIF data and whatever else somebody put in do not, except how it is to be turned.
 */
final class PngFile extends PictureFile {

  private static final Set<String> STAYING =
      Set.of(
          "IHDR", "PLTE", "IDAT", "IEND", "tRNS", "gAMA", "cHRM", "sRGB", "iCCP", "cICP", "sBIT",
          "bKGD", "pHYs", "acTL", "fcTL", "fdAT");

  private static final int SIGNATURE = 8;
  private static final int HEAD = 13;

  private boolean data;

  PngFile(byte[] content, long mostPoints) {
    super(content, mostPoints);
  }

  @Override
  byte[] cleaned() throws UnfitFile {
    out.writeBytes(in.bytes(SIGNATURE));
    String type = "";
    while (!type.equals("IEND")) {
      boolean first = type.isEmpty();
      long length = in.u32();
      int from = in.at();
      type = in.ascii(4);
      int start = in.at();
      in.skip(length);
      int end = in.at();
      checkSum(content, from, end, in.u32());
      if (first != type.equals("IHDR") || first && length != HEAD) {
        throw new UnfitFile(Refusal.DAMAGED);
      }
      if (first) {
        head(start);
      }
      data |= type.equals("IDAT");
      if (STAYING.contains(type)) {
        in.copy(from - 4, in.at(), out);
      } else if (type.equals("eXIf") && !data) {
        turn(Arrays.copyOfRange(content, start, end), out);
      }
    }
    if (!data) {
      throw new UnfitFile(Refusal.DAMAGED);
    }
    HiddenFiles.refuseBehind(content, in.at());
    return out.toByteArray();
  }

  private void head(int start) throws UnfitFile {
    Octets head = new Octets(content);
    head.moveTo(start);
    size(head.u32(), head.u32());
  }

  private static void checkSum(byte[] content, int from, int end, long told) throws UnfitFile {
    CRC32 sum = new CRC32();
    sum.update(content, from, end - from);
    if (sum.getValue() != told) {
      throw new UnfitFile(Refusal.DAMAGED);
    }
  }

  private static void turn(byte[] exif, ByteArrayOutputStream out) {
    int orientation = Orientation.of(exif);
    if (orientation == Orientation.UPRIGHT) {
      return;
    }
    byte[] tiff = Orientation.tiff(orientation);
    byte[] type = "eXIf".getBytes(StandardCharsets.US_ASCII);
    CRC32 sum = new CRC32();
    sum.update(type);
    sum.update(tiff);
    out.writeBytes(
        ByteBuffer.allocate(tiff.length + 12)
            .putInt(tiff.length)
            .put(type)
            .put(tiff)
            .putInt((int) sum.getValue())
            .array());
  }
}
