package org.portolan.web.visa;

import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import org.portolan.cases.files.CaseReference;
import org.portolan.i18n.Language;
import org.portolan.web.hooks.FormBody;
import org.portolan.web.security.OtherSites;
import org.portolan.web.start.PublicAnswer;
import org.portolan.web.traveller.TravellerDoor;

/** {@code /{language}/visa/code}: whoever has the code goes on with the application just begun. */
public class CodePage extends HttpServlet {

  @Inject private transient TravellerDoor door;

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    // the page came as the answer to a form; whoever comes back here signs in as always
    response.sendRedirect(new VisaFrame(PublicAnswer.language(request)).address("my"));
  }

  @Override
  protected void doPost(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    if (OtherSites.send(request)) {
      response.sendError(HttpServletResponse.SC_FORBIDDEN);
      return;
    }
    Language language = PublicAnswer.language(request);
    VisaFrame frame = new VisaFrame(language);
    Map<String, String> fields = FormBody.read(request).orElseGet(Map::of);
    response.setHeader("Cache-Control", PublicAnswer.KEPT_BY_NOBODY);
    if (door.enter(response, fields.get("code"))) {
      response.sendRedirect(frame.address(VisaFrame.MINE));
      return;
    }
    String reference =
        CaseReference.parse(fields.get("reference")).map(CaseReference::text).orElse("");
    PublicAnswer.write(
        response, language, PublicAnswer.KEPT_BY_NOBODY, new CodeView(frame).page(reference, true));
  }
}
