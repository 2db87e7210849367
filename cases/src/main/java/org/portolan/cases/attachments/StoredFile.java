package org.portolan.cases.attachments;

import java.util.Optional;
import org.portolan.cases.attachments.SealedFiles.Kept;

/**
 * A file that lies in the store of files already, and has no row yet. One that gets none is swept
 * away.
 *
 * @param content as it was kept, so that the same file sent twice is known
 * @param name what its sender called it
 */
public record StoredFile(FileType type, Kept kept, byte[] content, Optional<String> name) {
  @Override
  public String toString() {
    return "StoredFile[" + type + "]";
  }
}
