package org.portolan.web.traveller;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
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
import org.portolan.cases.traveller.Traveller;

/** Everything that is stored of somebody together with the files that came with their messages. */
@WebServlet("/my/data.zip")
public class ExportFiles extends HttpServlet {

  @Inject private transient SignedInTraveller signedIn;
  @Inject private transient PersonExport export;
  @Inject private transient ExportedFiles exported;
  @Inject private transient SealedFiles files;

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    Traveller who = signedIn.who().orElseThrow();
    Map<String, Object> all = signedIn.ask(tx -> export.of(tx, who)).orElseThrow();
    List<Opened> theirs = signedIn.ask(tx -> exported.of(tx, who));
    response.setContentType("application/zip");
    response.setHeader("Content-Disposition", "attachment; filename=\"portolan.zip\"");
    try (ZipOutputStream zip = new ZipOutputStream(response.getOutputStream())) {
      zip.putNextEntry(new ZipEntry("portolan.json"));
      zip.write(PersonExport.json(all));
      for (Opened opened : theirs) {
        zip.putNextEntry(new ZipEntry(ExportedFiles.nameOf(opened.attachment(), opened.file())));
        try (InputStream content = files.open(opened.file().name(), opened.file().key())) {
          content.transferTo(zip);
        }
      }
    }
  }
}
