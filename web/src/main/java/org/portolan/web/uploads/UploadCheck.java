package org.portolan.web.uploads;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.servlet.http.Part;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import org.portolan.cases.attachments.AttachmentLimits;
import org.portolan.cases.attachments.SealedFiles;
import org.portolan.cases.attachments.StoredFile;
import org.portolan.cases.attachments.checks.MalwareScanner;
import org.portolan.cases.settings.Settings;

/** What everything goes through that somebody sends on a page, before it is kept. */
@Dependent
public class UploadCheck {

  private final Settings settings;
  private final MalwareScanner scanner;
  private final SealedFiles files;

  @Inject
  public UploadCheck(Settings settings, MalwareScanner scanner, SealedFiles files) {
    this.settings = settings;
    this.scanner = scanner;
    this.files = files;
  }

  /** How large a file may be. */
  public UploadLimit limit() {
    return UploadLimit.of(settings);
  }

  /** Reads what was sent, and looks at it: with the checks first, then with the scanner. */
  public ReceivedFile look(Part part) throws IOException {
    ReceivedFile file =
        ReceivedFile.of(part, ReceivedFile.check(limit(), AttachmentLimits.of(settings)));
    if (file.refusal().isPresent()) {
      return file;
    }
    return switch (scanner.scan(file.content())) {
      case CLEAN, NOT_LOOKED -> file;
      case INFECTED -> ReceivedFile.refused(ReceivedFile.Refusal.DAMAGED);
      case UNKNOWN -> ReceivedFile.refused(ReceivedFile.Refusal.UNCHECKED);
    };
  }

  /** Keeps a file that is not refused, sealed: first the file, then its row. */
  public StoredFile keep(ReceivedFile file) throws IOException {
    return new StoredFile(
        file.type().orElseThrow(),
        files.keep(new ByteArrayInputStream(file.content()), limit().bytes()),
        file.content(),
        file.name());
  }

  /** Removes a file that was kept for nothing. */
  public void drop(StoredFile file) throws IOException {
    files.delete(List.of(file.kept().name()));
  }
}
