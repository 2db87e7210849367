package org.portolan.cases.attachments.checks;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Set;
import org.portolan.cases.attachments.Attachment.Refusal;

/**
 * A WebP, chunk by chunk (RFC 9649). The picture stays as it is; EXIF data, XMP and chunks that
 * nobody knows do not, except how it is to be turned.
 */
final class WebpFile extends PictureFile {

  private static final Set<String> STAYING =
      Set.of("VP8 ", "VP8L", "VP8X", "ALPH", "ANIM", "ANMF", "ICCP");

  private static final int HEAD = 12;
  private static final int FLAG_EXIF = 0x08;
  private static final int FLAG_XMP = 0x04;
  private static final int FOURTEEN_BITS = 0x3FFF;
  private static final int LOSSLESS = 0x2F;

  private int flagsAt = -1;
  private boolean picture;
  private int orientation = Orientation.UPRIGHT;

  WebpFile(byte[] content, long mostPoints) {
    super(content, mostPoints);
  }

  @Override
  byte[] cleaned() throws UnfitFile {
    in.skip(4);
    long end = in.u32LittleEndian() + 8;
    in.skip(4);
    if (end > content.length) {
      throw new UnfitFile(Refusal.DAMAGED);
    }
    while (in.at() + 8 <= end) {
      chunk(in.ascii(4), in.u32LittleEndian());
    }
    if (!picture) {
      throw new UnfitFile(Refusal.DAMAGED);
    }
    HiddenFiles.refuseBehind(content, in.at());
    return whole();
  }

  private void chunk(String type, long length) throws UnfitFile {
    int from = in.at();
    in.skip(length);
    int until = in.at();
    if (length % 2 == 1 && in.left() > 0) {
      in.skip(1);
    }
    Octets data = new Octets(content);
    data.moveTo(from);
    switch (type) {
      case "VP8X" -> extended(data);
      case "VP8 " -> lossy(data);
      case "VP8L" -> lossless(data);
      case "ANMF" -> picture = true;
      case "EXIF" -> orientation = Orientation.of(Orientation.unmarked(data.bytes((int) length)));
      default -> {}
    }
    if (STAYING.contains(type)) {
      add(type, from, until);
    }
  }

  private void extended(Octets data) throws UnfitFile {
    flagsAt = out.size() + 8;
    data.skip(4);
    size(data.u24LittleEndian() + 1L, data.u24LittleEndian() + 1L);
  }

  private void lossy(Octets data) throws UnfitFile {
    data.skip(6);
    size(data.u16LittleEndian() & FOURTEEN_BITS, data.u16LittleEndian() & FOURTEEN_BITS);
    picture = true;
  }

  private void lossless(Octets data) throws UnfitFile {
    if (data.u8() != LOSSLESS) {
      throw new UnfitFile(Refusal.DAMAGED);
    }
    long bits = data.u32LittleEndian();
    size((bits & FOURTEEN_BITS) + 1, (bits >> 14 & FOURTEEN_BITS) + 1);
    picture = true;
  }

  private void add(String type, int from, int until) {
    add(type, Arrays.copyOfRange(content, from, until));
  }

  private void add(String type, byte[] data) {
    out.writeBytes(type.getBytes(StandardCharsets.US_ASCII));
    out.writeBytes(
        ByteBuffer.allocate(4).order(ByteOrder.LITTLE_ENDIAN).putInt(data.length).array());
    out.writeBytes(data);
    if (data.length % 2 == 1) {
      out.write(0);
    }
  }

  private byte[] whole() {
    boolean turned = orientation != Orientation.UPRIGHT && flagsAt >= 0;
    if (turned) {
      add("EXIF", Orientation.tiff(orientation));
    }
    byte[] all = out.toByteArray();
    if (flagsAt >= 0) {
      int flags = all[flagsAt] & ~FLAG_EXIF & ~FLAG_XMP;
      all[flagsAt] = (byte) (turned ? flags | FLAG_EXIF : flags);
    }
    return ByteBuffer.allocate(HEAD + all.length)
        .order(ByteOrder.LITTLE_ENDIAN)
        .put("RIFF".getBytes(StandardCharsets.US_ASCII))
        .putInt(4 + all.length)
        .put("WEBP".getBytes(StandardCharsets.US_ASCII))
        .put(all)
        .array();
  }
}
