package org.portolan.web.traveller;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.portolan.cases.attachments.ReadAttachment.Opened;
import org.portolan.cases.export.ExportedFiles;
import org.portolan.cases.export.PersonExport;
import org.portolan.cases.traveller.Traveller;

/** Everything that is stored of somebody together with the files that came with their messages. */
@WebServlet("/my/data.zip")
public class ExportFiles extends HttpServlet {

  @Inject private transient SignedInTraveller signedIn;
  @Inject private transient PersonExport export;
  @Inject private transient ExportedFiles exported;
  @Inject private transient ExportArchive archive;

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    Traveller who = signedIn.who().orElseThrow();
    Map<String, Object> all = signedIn.ask(tx -> export.of(tx, who)).orElseThrow();
    List<Opened> theirs = signedIn.ask(tx -> exported.of(tx, who));
    archive.send(response, all, theirs);
  }
}
