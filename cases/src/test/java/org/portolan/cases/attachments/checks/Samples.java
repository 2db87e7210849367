package org.portolan.cases.attachments.checks;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Set;
import java.util.zip.CRC32;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.imageio.ImageIO;
import org.portolan.cases.attachments.AttachmentLimits;
import org.portolan.cases.attachments.FileType;

/** Files as people, cameras and attackers make them; all made here. */
final class Samples {

  static final AttachmentLimits LIMITS =
      new AttachmentLimits(20_000_000, 10, Set.of(FileType.values()), 1_000_000, 5);

  /** What nobody is to learn from a picture. */
  static final String SECRET = "52.5200N 13.4050E Leila";

  private Samples() {}

  static BufferedImage points() {
    BufferedImage points = new BufferedImage(40, 30, BufferedImage.TYPE_INT_RGB);
    for (int x = 0; x < 40; x++) {
      for (int y = 0; y < 30; y++) {
        points.setRGB(x, y, x * 6 << 16 | y * 8 << 8 | (x ^ y));
      }
    }
    return points;
  }

  static byte[] picture(String format) {
    try {
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      ImageIO.write(points(), format, out);
      return out.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static byte[] zip() {
    try {
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      try (ZipOutputStream zip = new ZipOutputStream(out)) {
        zip.putNextEntry(new ZipEntry("hidden.txt"));
        zip.write(latin("hidden"));
      }
      return out.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static byte[] latin(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }

  static byte[] join(byte[]... parts) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      out.writeBytes(part);
    }
    return out.toByteArray();
  }

  static byte[] part(byte[] all, int from, int until) {
    return Arrays.copyOfRange(all, from, until);
  }

  /** A segment of a JPEG. */
  static byte[] segment(int marker, byte[] data) {
    return ByteBuffer.allocate(data.length + 4)
        .put((byte) 0xFF)
        .put((byte) marker)
        .putShort((short) (data.length + 2))
        .put(data)
        .array();
  }

  /** A JPEG with further segments after its first mark. */
  static byte[] jpegWith(byte[]... segments) {
    byte[] jpeg = picture("jpg");
    return join(part(jpeg, 0, 2), join(segments), part(jpeg, 2, jpeg.length));
  }

  /** EXIF data that say how to turn the picture, and something else. */
  static byte[] exif(int orientation) {
    byte[] tiff = Orientation.tiff(orientation);
    return join(latin("Exif\0\0"), tiff, latin(SECRET));
  }

  static byte[] chunk(String type, byte[] data) {
    CRC32 sum = new CRC32();
    sum.update(latin(type));
    sum.update(data);
    return ByteBuffer.allocate(data.length + 12)
        .putInt(data.length)
        .put(latin(type))
        .put(data)
        .putInt((int) sum.getValue())
        .array();
  }

  /** A PNG with further chunks after its head. */
  static byte[] pngWith(byte[]... chunks) {
    byte[] png = picture("png");
    return join(part(png, 0, 33), join(chunks), part(png, 33, png.length));
  }

  /** A PNG of a few bytes that claims to have so many points. */
  static byte[] pngOf(int width, int height) {
    byte[] head =
        ByteBuffer.allocate(13)
            .putInt(width)
            .putInt(height)
            .put(new byte[] {8, 2, 0, 0, 0})
            .array();
    return join(
        part(picture("png"), 0, 8),
        chunk("IHDR", head),
        chunk("IDAT", deflated(new byte[100])),
        chunk("IEND", new byte[0]));
  }

  static byte[] riff(byte[]... chunks) {
    byte[] all = join(chunks);
    return join(latin("RIFF"), little(all.length + 4), latin("WEBP"), all);
  }

  static byte[] riffChunk(String type, byte[] data) {
    return join(latin(type), little(data.length), data, new byte[data.length % 2]);
  }

  /** The head of a canvas with EXIF and XMP. */
  static byte[] canvas(int width, int height) {
    ByteBuffer head = ByteBuffer.allocate(10).order(ByteOrder.LITTLE_ENDIAN);
    head.put((byte) 0x0C).put(new byte[3]);
    head.put((byte) (width - 1)).putShort((short) ((width - 1) >> 8));
    head.put((byte) (height - 1)).putShort((short) ((height - 1) >> 8));
    return riffChunk("VP8X", head.array());
  }

  /** What begins as lossless data of so many points; nobody decodes it here. */
  static byte[] lossless(int width, int height) {
    int bits = (width - 1) | (height - 1) << 14;
    return riffChunk("VP8L", join(new byte[] {0x2F}, little(bits), latin("points")));
  }

  private static byte[] little(int number) {
    return ByteBuffer.allocate(4).order(ByteOrder.LITTLE_ENDIAN).putInt(number).array();
  }

  static byte[] deflated(byte[] content) {
    try {
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      try (DeflaterOutputStream deflating = new DeflaterOutputStream(out)) {
        deflating.write(content);
      }
      return out.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A paper with one page, and further objects. */
  static byte[] pdf(String... objects) {
    return latin(
        "%PDF-1.7\n1 0 obj << /Type /Catalog /Pages 2 0 R >> endobj\n"
            + "2 0 obj << /Type /Pages /Count 1 /Kids [3 0 R] >> endobj\n"
            + "3 0 obj << /Type /Page /Parent 2 0 R >> endobj\n"
            + String.join("\n", objects)
            + "\ntrailer << /Root 1 0 R >>\nstartxref\n0\n%%EOF\n");
  }

  /** An object of a paper that is a stream. */
  static String stream(String description, byte[] data) {
    return "9 0 obj << "
        + description
        + " /Length "
        + data.length
        + " >>\nstream\r\n"
        + new String(data, StandardCharsets.ISO_8859_1)
        + "\nendstream endobj";
  }
}
