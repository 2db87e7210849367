package org.portolan.web.visa;

import jakarta.servlet.http.Part;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.portolan.cases.attachments.FileType;
import org.portolan.web.pictures.Pictures;

/**
 * A document as it was sent: looked at before it is kept. What it is, its bytes say; a picture has
 * to be one that can be drawn.
 *
 * @param type empty when it is refused
 * @param content empty when it is refused
 * @param refusal why it is not kept; empty when it is
 * @param name what its sender called it; empty when they did not
 */
record ReceivedFile(
    Optional<FileType> type, byte[] content, Optional<Refusal> refusal, Optional<String> name) {

  /** Two megabytes, so that a form with a file stays below what the server takes at all. */
  static final long MOST_BYTES = 2_000_000;

  /** The server takes no larger request anyway. */
  static final int MOST_REQUEST = 2 * 1024 * 1024;

  private static final Set<FileType> KINDS = Set.of(FileType.JPEG, FileType.PNG, FileType.PDF);
  private static final int LONGEST_NAME = 200;

  /** Why a document is not kept. */
  enum Refusal {
    EMPTY,
    TOO_LARGE,
    WRONG_TYPE,
    DAMAGED;

    /** As in the key of its words. */
    String key() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  /** Reads and looks at what was sent. */
  static ReceivedFile of(Part part) throws IOException {
    if (part == null || part.getSize() == 0) {
      return refused(Refusal.EMPTY);
    }
    byte[] content;
    try (InputStream in = part.getInputStream()) {
      content = in.readNBytes((int) MOST_BYTES + 1);
    }
    return of(content, part.getSubmittedFileName());
  }

  /** Looks at a content. */
  static ReceivedFile of(byte[] content, String name) {
    if (content.length == 0) {
      return refused(Refusal.EMPTY);
    }
    if (content.length > MOST_BYTES) {
      return refused(Refusal.TOO_LARGE);
    }
    Optional<FileType> type =
        FileType.of(Arrays.copyOf(content, Math.min(content.length, FileType.TELLING)))
            .filter(KINDS::contains);
    if (type.isEmpty()) {
      return refused(Refusal.WRONG_TYPE);
    }
    if (type.get().isPicture() && !canBeDrawn(content)) {
      return refused(Refusal.DAMAGED);
    }
    return new ReceivedFile(type, content, Optional.empty(), Optional.ofNullable(named(name)));
  }

  private static ReceivedFile refused(Refusal why) {
    return new ReceivedFile(Optional.empty(), new byte[0], Optional.of(why), Optional.empty());
  }

  private static boolean canBeDrawn(byte[] content) {
    try {
      return Pictures.anew(new ByteArrayInputStream(content), Pictures.SMALL).isPresent();
    } catch (IOException e) {
      return false;
    }
  }

  private static String named(String name) {
    if (name == null || name.isBlank()) {
      return null;
    }
    String plain = name.replaceAll("\\p{Cntrl}", "").strip();
    return plain.substring(0, Math.min(plain.length(), LONGEST_NAME));
  }

  @Override
  public String toString() {
    return "ReceivedFile[" + type + "]";
  }
}
