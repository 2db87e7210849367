package org.portolan.web.traveller;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import org.portolan.cases.export.PersonExport;

/** Everything that is stored of somebody, for another program (GDPR, article 20). */
@WebServlet("/my/data.json")
public class ExportData extends HttpServlet {

  @Inject private transient SignedInTraveller signedIn;
  @Inject private transient PersonExport export;

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    Map<String, Object> all =
        signedIn.ask(tx -> export.of(tx, signedIn.who().orElseThrow())).orElseThrow();
    response.setContentType("application/json");
    response.setCharacterEncoding("UTF-8");
    response.setHeader("Content-Disposition", "attachment; filename=\"portolan.json\"");
    response.getOutputStream().write(PersonExport.json(all));
  }
}
