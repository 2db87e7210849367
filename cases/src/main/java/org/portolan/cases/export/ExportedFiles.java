package org.portolan.cases.export;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import org.portolan.cases.attachments.Attachment;
import org.portolan.cases.attachments.Attachments;
import org.portolan.cases.attachments.FileType;
import org.portolan.cases.attachments.ReadAttachment.Opened;
import org.portolan.cases.attachments.SealedFiles.Kept;
import org.portolan.cases.store.Tx;
import org.portolan.cases.traveller.Traveller;

/**
 * The files that came with somebody's messages, as far as the actor may see them. That they are
 * taken is recorded with {@link PersonExport}, whose rows name them.
 */
@Dependent
public class ExportedFiles {

  private final Attachments attachments;

  @Inject
  public ExportedFiles(Attachments attachments) {
    this.attachments = attachments;
  }

  /** All of a traveller's, in the order of their cases. */
  public List<Opened> of(Tx tx, Traveller whose) {
    return of(tx, whose.person());
  }

  /** All of somebody's, likewise. */
  List<Opened> of(Tx tx, UUID person) {
    List<UUID> cases =
        tx.sql()
            .createQuery(
                """
                SELECT id FROM case_file
                WHERE person_id = :person AND erased_at IS NULL ORDER BY opened_at, id
                """)
            .bind("person", person)
            .mapTo(UUID.class)
            .list();
    return cases.stream()
        .flatMap(caseId -> attachments.of(tx, caseId).values().stream())
        .flatMap(List::stream)
        .filter(Attachment::isStored)
        .flatMap(
            stored -> attachments.file(tx, stored).map(file -> new Opened(stored, file)).stream())
        .toList();
  }

  /** Beside the export's own file: {@code files/}, the row's {@code file_id}, and what it is. */
  public static String nameOf(Attachment attachment, Kept file) {
    return "files/"
        + file.name()
        + attachment.type().map(FileType::extension).map(end -> "." + end).orElse("");
  }
}
