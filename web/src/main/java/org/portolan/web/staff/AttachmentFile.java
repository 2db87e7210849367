package org.portolan.web.staff;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.portolan.cases.attachments.ReadAttachment;
import org.portolan.cases.attachments.ReadAttachment.Opened;
import org.portolan.cases.attachments.SealedFiles;
import org.portolan.web.uploads.AttachmentAnswer;

/** What came with a message, to whoever of the staff may see its case. */
@WebServlet("/staff/attachment/*")
public class AttachmentFile extends HttpServlet {

  @Inject private transient StaffSession staff;
  @Inject private transient ReadAttachment reading;
  @Inject private transient SealedFiles files;

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    Optional<AttachmentAnswer> asked = AttachmentAnswer.of(request);
    Optional<Opened> opened = asked.flatMap(one -> staff.ask(tx -> reading.open(tx, one.id())));
    if (opened.isEmpty()) {
      response.sendError(HttpServletResponse.SC_NOT_FOUND);
      return;
    }
    asked.get().write(response, files, opened.get());
  }
}
