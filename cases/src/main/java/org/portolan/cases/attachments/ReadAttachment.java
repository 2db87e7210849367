package org.portolan.cases.attachments;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.UUID;
import org.portolan.cases.attachments.SealedFiles.Kept;
import org.portolan.cases.store.Readings;
import org.portolan.cases.store.Tx;

/** Opens what came with a message, for somebody who may see its case. The journal remembers it. */
@Dependent
public class ReadAttachment {

  private final Attachments attachments;

  @Inject
  public ReadAttachment(Attachments attachments) {
    this.attachments = attachments;
  }

  /** A stored file and where it lies; empty when this actor has none such. */
  public Optional<Opened> open(Tx tx, UUID id) {
    Optional<Opened> opened =
        attachments
            .find(tx, id)
            .filter(Attachment::isStored)
            .flatMap(found -> attachments.file(tx, found).map(file -> new Opened(found, file)));
    opened.ifPresent(one -> Readings.record(tx, one.attachment().caseId(), "attachment"));
    return opened;
  }

  /** A file that may be read now. */
  public record Opened(Attachment attachment, Kept file) {
    @Override
    public String toString() {
      return attachment.toString();
    }
  }
}
