package org.portolan.cases.attachments;

import java.util.Set;
import org.portolan.cases.settings.Settings;

/**
 * What is kept of what comes with messages.
 *
 * @param mostBytes of one file
 * @param mostOfMessage files of one message
 * @param types the kinds of files
 */
public record AttachmentLimits(long mostBytes, int mostOfMessage, Set<FileType> types) {

  /** WhatsApp carries no more than this. */
  private static final int LARGEST_MB = 16;

  /** Providers carry no more than this with one message. */
  private static final int MOST = 10;

  private static final long MB = 1024L * 1024;

  /** As the operator says. */
  public static AttachmentLimits of(Settings settings) {
    return new AttachmentLimits(
        settings.number("ATTACHMENT_LARGEST_MB", LARGEST_MB) * MB,
        settings.number("ATTACHMENTS_OF_MESSAGE", MOST),
        settings
            .find("ATTACHMENT_TYPES")
            .map(FileType::named)
            .orElseGet(() -> Set.of(FileType.values())));
  }
}
