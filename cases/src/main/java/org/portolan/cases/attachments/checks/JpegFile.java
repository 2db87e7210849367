package org.portolan.cases.attachments.checks;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.portolan.cases.attachments.Attachment.Refusal;

/**
 * A JPEG, segment by segment (ITU-T T.81, annex B). The compressed picture stays as it is, bit for
 * bit; of what applications add only that stays which changes how it looks: JFIF's density, the
 * colour profile, Adobe's colour transform, and how it is to be turned.
 */
final class JpegFile extends PictureFile {

  private static final int START = 0xD8;
  private static final int END = 0xD9;
  private static final int SCAN = 0xDA;
  private static final int COMMENT = 0xFE;
  private static final int FIRST_OF_APPLICATIONS = 0xE0;
  private static final int EXIF = 0xE1;
  private static final int PROFILE = 0xE2;
  private static final int ADOBE = 0xEE;
  private static final int LAST_OF_APPLICATIONS = 0xEF;

  /** Identifier, version, density; a small picture may follow, and does not stay. */
  private static final int JFIF_LENGTH = 12;

  private boolean sized;
  private boolean turned;

  JpegFile(byte[] content, long mostPoints) {
    super(content, mostPoints);
  }

  @Override
  byte[] cleaned() throws UnfitFile {
    if (in.u16() != (0xFF00 | START)) {
      throw new UnfitFile(Refusal.DAMAGED);
    }
    write(START);
    boolean scanned = false;
    for (int marker = marker(); marker != END; marker = marker()) {
      if (isAlone(marker)) {
        write(marker);
        continue;
      }
      segment(marker);
      if (marker == SCAN) {
        scanned = true;
        scan();
      }
    }
    if (!scanned) {
      throw new UnfitFile(Refusal.DAMAGED);
    }
    write(END);
    HiddenFiles.refuseBehind(content, in.at());
    return out.toByteArray();
  }

  private int marker() throws UnfitFile {
    if (in.u8() != 0xFF) {
      throw new UnfitFile(Refusal.DAMAGED);
    }
    int marker = in.u8();
    while (marker == 0xFF) {
      marker = in.u8();
    }
    return marker;
  }

  /** Restart marks and the like have no content. */
  private static boolean isAlone(int marker) {
    return marker >= 0xD0 && marker <= 0xD7 || marker == 0x01;
  }

  private void segment(int marker) throws UnfitFile {
    int length = in.u16() - 2;
    if (length < 0) {
      throw new UnfitFile(Refusal.DAMAGED);
    }
    byte[] data = in.bytes(length);
    if (marker == EXIF) {
      turn(data);
      return;
    }
    if (marker == SCAN && !sized) {
      throw new UnfitFile(Refusal.DAMAGED);
    }
    if (isFrame(marker)) {
      size(new Octets(data));
    }
    if (marker == FIRST_OF_APPLICATIONS) {
      density(data);
    } else if (stays(marker, data)) {
      write(marker, data);
    }
  }

  private static boolean stays(int marker, byte[] data) {
    if (marker == PROFILE) {
      return begins(data, "ICC_PROFILE\0");
    }
    if (marker == ADOBE) {
      return begins(data, "Adobe");
    }
    boolean application = marker >= FIRST_OF_APPLICATIONS && marker <= LAST_OF_APPLICATIONS;
    return !application && marker != COMMENT;
  }

  private static boolean isFrame(int marker) {
    return marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC;
  }

  private void size(Octets frame) throws UnfitFile {
    frame.skip(1);
    long height = frame.u16();
    long width = frame.u16();
    size(width, Math.max(1, height));
    sized = true;
  }

  private void turn(byte[] data) {
    int orientation =
        Orientation.isMarked(data)
            ? Orientation.of(Orientation.unmarked(data))
            : Orientation.UPRIGHT;
    if (orientation == Orientation.UPRIGHT || turned) {
      return;
    }
    ByteArrayOutputStream exif = new ByteArrayOutputStream();
    exif.writeBytes(Orientation.EXIF);
    exif.writeBytes(Orientation.tiff(orientation));
    write(EXIF, exif.toByteArray());
    turned = true;
  }

  private void density(byte[] data) {
    if (begins(data, "JFIF\0") && data.length >= JFIF_LENGTH) {
      byte[] alone = new byte[JFIF_LENGTH + 2];
      System.arraycopy(data, 0, alone, 0, JFIF_LENGTH);
      write(FIRST_OF_APPLICATIONS, alone);
    }
  }

  /** What is compressed, up to the next mark that is no restart. */
  private void scan() throws UnfitFile {
    int from = in.at();
    while (true) {
      if (in.left() < 2) {
        throw new UnfitFile(Refusal.DAMAGED);
      }
      int next = in.peek(1);
      if (in.peek(0) == 0xFF && next != 0 && next != 0xFF && !isAlone(next)) {
        in.copy(from, in.at(), out);
        return;
      }
      in.skip(1);
    }
  }

  private void write(int marker) {
    out.write(0xFF);
    out.write(marker);
  }

  private void write(int marker, byte[] data) {
    write(marker);
    int length = data.length + 2;
    out.write(length >> 8);
    out.write(length);
    out.writeBytes(data);
  }

  private static boolean begins(byte[] data, String mark) {
    byte[] bytes = mark.getBytes(StandardCharsets.ISO_8859_1);
    return data.length >= bytes.length
        && Arrays.equals(data, 0, bytes.length, bytes, 0, bytes.length);
  }
}
