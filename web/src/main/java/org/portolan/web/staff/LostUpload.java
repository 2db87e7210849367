package org.portolan.web.staff;

import jakarta.inject.Inject;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.MultipartConfig;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.Part;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.portolan.cases.store.CaseStore;
import org.portolan.cases.visa.ImportLost;
import org.portolan.cases.visa.ImportLost.Imported;
import org.portolan.cases.visa.ImportLost.NotImported;
import org.portolan.cases.visa.ImportLost.Result;
import org.portolan.cases.visa.Officer;
import org.portolan.cases.visa.model.Party;

/** Takes a list of papers that were lost or stolen. Nothing of it is written to disk. */
@WebServlet("/staff/lost/upload")
@MultipartConfig(fileSizeThreshold = PromptUpload.IN_MEMORY)
public class LostUpload extends HttpServlet {

  private static final long serialVersionUID = 1;

  @Inject private transient ImportLost lost;
  @Inject private transient CaseStore store;
  @Inject private transient StaffSession staff;

  @Override
  protected void doPost(HttpServletRequest request, HttpServletResponse response)
      throws ServletException, IOException {
    Optional<Officer> supervisor =
        Officer.of(staff.getMember()).filter(one -> one.party() == Party.SUPERVISOR);
    if (supervisor.isEmpty()) {
      response.sendError(HttpServletResponse.SC_NOT_FOUND);
      return;
    }
    String text = text(request.getPart("file"));
    Result result = store.call(ImportLost.actor(), tx -> lost.bring(tx, supervisor.get(), text));
    response.sendRedirect("/staff/lost?" + told(result));
  }

  private static String told(Result result) {
    if (result instanceof Imported list) {
      return "papers=" + list.papers();
    }
    NotImported no = (NotImported) result;
    return "refused=" + no.why().key() + "&line=" + no.line();
  }

  private static String text(Part file) throws IOException {
    if (file == null) {
      return "";
    }
    try (InputStream in = file.getInputStream()) {
      return new String(in.readNBytes(PromptUpload.IN_MEMORY), StandardCharsets.UTF_8);
    }
  }
}
