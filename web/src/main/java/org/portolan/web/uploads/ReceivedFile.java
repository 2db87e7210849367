package org.portolan.web.uploads;

import jakarta.servlet.http.Part;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.portolan.cases.attachments.Attachment;
import org.portolan.cases.attachments.AttachmentLimits;
import org.portolan.cases.attachments.FileType;
import org.portolan.cases.attachments.checks.CheckFile;
import org.portolan.i18n.Keyed;

/**
 * A file as somebody sent it on a page: looked at before it is kept, without what is not to be kept
 * of it.
 *
 * @param type empty when it is refused
 * @param content empty when it is refused
 * @param refusal why it is not kept; empty when it is
 * @param name what its sender called it; empty when they did not
 */
public record ReceivedFile(
    Optional<FileType> type, byte[] content, Optional<Refusal> refusal, Optional<String> name) {

  private static final Set<FileType> KINDS = Set.of(FileType.JPEG, FileType.PNG, FileType.PDF);
  private static final Pattern NOT_SHOWN = Pattern.compile("\\p{Cntrl}");
  private static final int LONGEST_NAME = 200;

  /** Why a file is not kept; its texts are {@code apply.files.…}. */
  public enum Refusal implements Keyed {
    EMPTY,
    TOO_LARGE,
    WRONG_TYPE,
    DAMAGED,
    /** The scanner cannot be asked now. */
    UNCHECKED;
  }

  /** How files are looked at: pictures and papers only, within the operator's limits. */
  static CheckFile check(UploadLimit limit, AttachmentLimits limits) {
    return new CheckFile(
        new AttachmentLimits(limit.bytes(), 1, KINDS, limits.mostPoints(), limits.mostPages()));
  }

  /** Reads and looks at what was sent. */
  static ReceivedFile of(Part part, CheckFile check) throws IOException {
    if (part == null || part.getSize() == 0) {
      return refused(Refusal.EMPTY);
    }
    try (InputStream in = part.getInputStream()) {
      return of(in.readAllBytes(), part.getSubmittedFileName(), check);
    }
  }

  /** Looks at a content. */
  static ReceivedFile of(byte[] content, String name, CheckFile check) {
    if (content.length == 0) {
      return refused(Refusal.EMPTY);
    }
    return check
        .check(content)
        .fold(
            fit ->
                new ReceivedFile(
                    Optional.of(fit.type()),
                    fit.content(),
                    Optional.empty(),
                    Optional.ofNullable(named(name))),
            unfit -> refused(of(unfit.why())));
  }

  /** What its sender is told: that a paper hides or runs something helps nobody but who made it. */
  private static Refusal of(Attachment.Refusal why) {
    return switch (why) {
      case TOO_LARGE -> Refusal.TOO_LARGE;
      case WRONG_TYPE -> Refusal.WRONG_TYPE;
      default -> Refusal.DAMAGED;
    };
  }

  /** One of which nothing is kept. */
  public static ReceivedFile refused(Refusal why) {
    return new ReceivedFile(Optional.empty(), new byte[0], Optional.of(why), Optional.empty());
  }

  private static String named(String name) {
    if (name == null || name.isBlank()) {
      return null;
    }
    String plain = NOT_SHOWN.matcher(name).replaceAll("").strip();
    return plain.substring(0, Math.min(plain.length(), LONGEST_NAME));
  }

  @Override
  public String toString() {
    return "ReceivedFile[" + type + "]";
  }
}
