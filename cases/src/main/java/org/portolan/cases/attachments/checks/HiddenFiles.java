package org.portolan.cases.attachments.checks;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.portolan.cases.attachments.Attachment.Refusal;
import org.portolan.cases.attachments.FileType;

/**
 * Files that are two at once: what one program opens as a picture another opens as an archive, a
 * paper or a page. Readers of ZIP look for its directory from the end, those of RAR and 7z for
 * their mark from the beginning, those of PDF for its head in the first 1,024 bytes.
 */
final class HiddenFiles {

  private static final int END_OF_ZIP = 0x06054b50;
  private static final int DIRECTORY_OF_ZIP = 0x02014b50;
  private static final int END_LENGTH = 22;
  private static final int LONGEST_COMMENT = 65_535;

  private static final byte[] RAR = {'R', 'a', 'r', '!', 0x1A, 7};
  private static final byte[] SEVEN_ZIP = {'7', 'z', (byte) 0xBC, (byte) 0xAF, 0x27, 0x1C};
  private static final String PDF = "%PDF-";
  private static final int HEAD_OF_PDF = 1_024;

  /** What a file may begin with that was put behind another; in small letters. */
  private static final List<String> BEGINNINGS =
      List.of("pk\u0003\u0004", "mz", "\u007felf", "\u001f\u008b\u0008", "#!", "bzh", "\u00fd7zxz");

  /** What would be a page or a program to some reader, wherever it stands behind a picture. */
  private static final List<String> ANYWHERE =
      List.of("%pdf-", "<script", "<html", "<!doctype", "<?php", "<svg", "pk\u0003\u0004");

  private HiddenFiles() {}

  /** Refuses a file that is an archive, or a paper, besides what it seems to be. */
  static void refuseIn(byte[] content, FileType type) throws UnfitFile {
    boolean paper = type != FileType.PDF && latin(content, 0, HEAD_OF_PDF).contains(PDF);
    if (paper || isZip(content) || has(content, RAR) || has(content, SEVEN_ZIP)) {
      throw new UnfitFile(Refusal.HIDES_FILES);
    }
  }

  /**
   * Refuses what stands behind the end of a picture and is a file of its own. What cameras put
   * there is none, and is left behind.
   */
  static void refuseBehind(byte[] content, int end) throws UnfitFile {
    String rest = latin(content, end, content.length).toLowerCase(Locale.ROOT);
    if (BEGINNINGS.stream().anyMatch(rest.stripLeading()::startsWith)
        || ANYWHERE.stream().anyMatch(rest::contains)) {
      throw new UnfitFile(Refusal.HIDES_FILES);
    }
  }

  /** Whether the end of a directory stands near the end, and the directory where it says. */
  private static boolean isZip(byte[] content) {
    ByteBuffer data = ByteBuffer.wrap(content).order(ByteOrder.LITTLE_ENDIAN);
    int first = Math.max(0, content.length - END_LENGTH - LONGEST_COMMENT);
    for (int at = content.length - END_LENGTH; at >= first; at--) {
      if (content[at] == 'P' && data.getInt(at) == END_OF_ZIP && hasDirectory(data, at)) {
        return true;
      }
    }
    return false;
  }

  /** An archive without files has no directory; whatever came before it is counted in no offset. */
  private static boolean hasDirectory(ByteBuffer data, int end) {
    long size = data.getInt(end + 12) & 0xFFFFFFFFL;
    if (size == 0 || size == 0xFFFFFFFFL) {
      return true;
    }
    long at = end - size;
    return at >= 0 && data.getInt((int) at) == DIRECTORY_OF_ZIP;
  }

  private static boolean has(byte[] content, byte[] mark) {
    for (int at = 0; at <= content.length - mark.length; at++) {
      if (content[at] == mark[0]
          && Arrays.equals(content, at, at + mark.length, mark, 0, mark.length)) {
        return true;
      }
    }
    return false;
  }

  private static String latin(byte[] content, int from, int until) {
    int end = Math.min(until, content.length);
    return new String(content, from, Math.max(0, end - from), StandardCharsets.ISO_8859_1);
  }
}
