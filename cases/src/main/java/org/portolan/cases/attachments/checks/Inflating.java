package org.portolan.cases.attachments.checks;

import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.InflaterInputStream;
import org.portolan.cases.attachments.Attachment.Refusal;

/**
 * Inflates parts of a file to look at what is in them, keeping nothing of it and never more in all
 * than is allowed. What is deflated in what is deflated is looked at too.
 */
final class Inflating {

  private static final int DEEPEST = 4;
  private static final int BUFFER = 64 * 1024;

  private final byte[] buffer = new byte[BUFFER];
  private long left;

  /**
   * @param most bytes, of all parts together
   */
  Inflating(long most) {
    this.left = most;
  }

  /**
   * Shows a part to whoever looks for names.
   *
   * @throws IOException when it is not deflated, or not whole
   */
  void read(byte[] content, int from, PdfNames names) throws IOException, UnfitFile {
    if (isDeflated(content, from)) {
      read(content, from, 1, names);
    }
  }

  private void read(byte[] content, int from, int depth, PdfNames names)
      throws IOException, UnfitFile {
    boolean again = false;
    try (InputStream in = opened(content, from, depth)) {
      in.mark(2);
      byte[] first = in.readNBytes(2);
      in.reset();
      again = isDeflated(first, 0);
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        left -= read;
        if (left < 0) {
          throw new UnfitFile(Refusal.TOO_LARGE);
        }
        for (int at = 0; at < read; at++) {
          names.next(buffer[at] & 0xFF);
        }
      }
      names.end();
    } finally {
      if (again) {
        readDeeper(content, from, depth, names);
      }
    }
  }

  private void readDeeper(byte[] content, int from, int depth, PdfNames names)
      throws IOException, UnfitFile {
    if (depth == DEEPEST) {
      throw new UnfitFile(Refusal.TOO_LARGE);
    }
    read(content, from, depth + 1, names);
  }

  private static InputStream opened(byte[] content, int from, int depth) {
    InputStream in = new ByteArrayInputStream(content, from, content.length - from);
    for (int i = 0; i < depth; i++) {
      in = new InflaterInputStream(in);
    }
    return new BufferedInputStream(in);
  }

  /** The head of zlib (RFC 1950): method 8, and a number divisible by 31. */
  private static boolean isDeflated(byte[] content, int at) {
    if (at + 2 > content.length || (content[at] & 0x0F) != 8) {
      return false;
    }
    return (((content[at] & 0xFF) << 8) | (content[at + 1] & 0xFF)) % 31 == 0;
  }
}
