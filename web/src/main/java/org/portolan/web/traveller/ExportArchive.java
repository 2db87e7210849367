package org.portolan.web.traveller;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.portolan.cases.attachments.ReadAttachment.Opened;
import org.portolan.cases.attachments.SealedFiles;
import org.portolan.cases.export.ExportedFiles;
import org.portolan.cases.export.PersonExport;
import org.portolan.cases.visa.VisaTypes;

/**
 * Everything that is stored of somebody as one file to be saved: the data, the same as a document
 * to be read, and the files that came with their messages.
 */
@Dependent
public class ExportArchive {

  private final SealedFiles files;
  private final VisaTypes types;

  @Inject
  public ExportArchive(SealedFiles files, VisaTypes types) {
    this.files = files;
    this.types = types;
  }

  /**
   * Sends it, under a name that is nobody's.
   *
   * @param all what {@link PersonExport} gave
   */
  public void send(HttpServletResponse response, Map<String, Object> all, List<Opened> theirs)
      throws IOException {
    response.setContentType("application/zip");
    response.setHeader("Content-Disposition", "attachment; filename=\"portolan.zip\"");
    try (ZipOutputStream zip = new ZipOutputStream(response.getOutputStream())) {
      zip.putNextEntry(new ZipEntry("portolan.json"));
      zip.write(PersonExport.json(all));
      zip.putNextEntry(new ZipEntry("portolan.html"));
      zip.write(ExportDocument.html(all, types));
      for (Opened opened : theirs) {
        zip.putNextEntry(new ZipEntry(ExportedFiles.nameOf(opened.attachment(), opened.file())));
        try (InputStream content = files.open(opened.file().name(), opened.file().key())) {
          content.transferTo(zip);
        }
      }
    }
  }
}
