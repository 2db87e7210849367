package org.portolan.cases.attachments;

import java.util.Set;
import org.portolan.cases.settings.Settings;

/**
 * What is kept of what comes with messages.
 *
 * @param mostBytes of one file
 * @param mostOfMessage files of one message
 * @param types the kinds of files
 * @param mostPoints of one picture
 * @param mostPages of one paper
 */
public record AttachmentLimits(
    long mostBytes, int mostOfMessage, Set<FileType> types, long mostPoints, int mostPages) {

  /** WhatsApp carries no more than this. */
  private static final int LARGEST_MB = 16;

  /** Providers carry no more than this with one message. */
  private static final int MOST = 10;

  /** More than any telephone's camera makes. */
  private static final int MEGAPIXELS = 120;

  /** More than any application asks for. */
  private static final int PAGES = 100;

  private static final long MB = 1024L * 1024;
  private static final long MEGA = 1_000_000;

  /** As the operator says. */
  public static AttachmentLimits of(Settings settings) {
    return new AttachmentLimits(
        settings.number("ATTACHMENT_LARGEST_MB", LARGEST_MB) * MB,
        settings.number("ATTACHMENTS_OF_MESSAGE", MOST),
        settings
            .find("ATTACHMENT_TYPES")
            .map(FileType::named)
            .orElseGet(() -> Set.of(FileType.values())),
        settings.number("ATTACHMENT_MEGAPIXELS", MEGAPIXELS) * MEGA,
        settings.number("ATTACHMENT_PAGES", PAGES));
  }
}
