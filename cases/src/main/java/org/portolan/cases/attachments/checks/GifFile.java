package org.portolan.cases.attachments.checks;

import java.util.Set;
import org.portolan.cases.attachments.Attachment.Refusal;

/**
 * A GIF, block by block (GIF89a). Comments and what applications add do not stay, except how often
 * it is repeated. Nothing may stand behind its end: of all pictures this one is most easily a
 * script too.
 */
final class GifFile extends PictureFile {

  private static final int EXTENSION = 0x21;
  private static final int PICTURE = 0x2C;
  private static final int END = 0x3B;
  private static final int APPLICATION = 0xFF;
  private static final int COMMENT = 0xFE;

  private static final Set<String> REPEATING = Set.of("NETSCAPE2.0", "ANIMEXTS1.0");

  GifFile(byte[] content, long mostPoints) {
    super(content, mostPoints);
  }

  @Override
  byte[] cleaned() throws UnfitFile {
    in.skip(6);
    size(in.u16LittleEndian(), in.u16LittleEndian());
    skipColours(in.u8());
    in.copy(0, in.at(), out);
    boolean picture = false;
    for (int block = in.u8(); block != END; block = in.u8()) {
      int from = in.at() - 1;
      if (block == PICTURE) {
        picture();
        picture = true;
        in.copy(from, in.at(), out);
      } else if (block == EXTENSION) {
        extension(from);
      } else {
        throw new UnfitFile(Refusal.DAMAGED);
      }
    }
    if (!picture) {
      throw new UnfitFile(Refusal.DAMAGED);
    }
    out.write(END);
    refuseAnythingBehind();
    return out.toByteArray();
  }

  /**
   * The table of colours that follows a head, with the two bytes that a head has after its flags.
   */
  private void skipColours(int flags) throws UnfitFile {
    in.skip(2);
    in.skip(colours(flags));
  }

  private static int colours(int flags) {
    return (flags & 0x80) == 0 ? 0 : 3 << (flags & 7) + 1;
  }

  private void picture() throws UnfitFile {
    in.skip(4);
    size(in.u16LittleEndian(), in.u16LittleEndian());
    in.skip(colours(in.u8()));
    in.skip(1);
    skipParts();
  }

  private void extension(int from) throws UnfitFile {
    int label = in.u8();
    int start = in.at();
    skipParts();
    boolean stays = label != COMMENT;
    if (label == APPLICATION) {
      Octets name = new Octets(content);
      name.moveTo(start);
      stays = name.u8() == 11 && REPEATING.contains(name.ascii(11));
    }
    if (stays) {
      in.copy(from, in.at(), out);
    }
  }

  private void skipParts() throws UnfitFile {
    for (int length = in.u8(); length != 0; length = in.u8()) {
      in.skip(length);
    }
  }

  private void refuseAnythingBehind() throws UnfitFile {
    while (in.left() > 0) {
      int behind = in.u8();
      if (behind != 0 && !Character.isWhitespace(behind)) {
        throw new UnfitFile(Refusal.HIDES_FILES);
      }
    }
  }
}
