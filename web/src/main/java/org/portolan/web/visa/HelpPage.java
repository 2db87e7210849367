package org.portolan.web.visa;

import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.portolan.cases.enquiry.PageTicket;
import org.portolan.cases.store.CaseStore;
import org.portolan.cases.visa.Applicant;
import org.portolan.cases.visa.HelpApplicant;
import org.portolan.web.hooks.FormBody;
import org.portolan.web.security.OtherSites;
import org.portolan.web.start.PublicAnswer;
import org.portolan.web.start.PublicForm.Wrong;

/**
 * {@code /{language}/visa/help}: somebody who helps an applicant enters the code that they were
 * given, and goes on with that application in their own name.
 */
public class HelpPage extends HttpServlet {

  @Inject private transient CaseStore store;
  @Inject private transient HelpApplicant helping;

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    write(request, response, List.of());
  }

  @Override
  protected void doPost(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    if (OtherSites.send(request)) {
      response.sendError(HttpServletResponse.SC_FORBIDDEN);
      return;
    }
    VisaFrame frame = new VisaFrame(PublicAnswer.language(request));
    Map<String, String> fields = FormBody.read(request).orElseGet(Map::of);
    if (fields.containsKey("leave")) {
      HelpCookie.forget(request, response);
      response.sendRedirect(frame.address(VisaFrame.HELP));
      return;
    }
    Optional<PageTicket> code =
        PageTicket.parse(fields.get("code"))
            .filter(one -> store.call(Applicant.actor(), tx -> helping.with(tx, one)).isPresent());
    if (code.isEmpty()) {
      write(request, response, List.of(new Wrong("code", frame.plain("apply.family.wrong"))));
      return;
    }
    HelpCookie.keep(request, response, code.get());
    response.setHeader("Cache-Control", PublicAnswer.KEPT_BY_NOBODY);
    response.sendRedirect(frame.address(VisaFrame.MINE));
  }

  private static void write(
      HttpServletRequest request, HttpServletResponse response, List<Wrong> wrong)
      throws IOException {
    VisaFrame frame = new VisaFrame(PublicAnswer.language(request));
    PublicAnswer.write(
        response, frame.language(), PublicAnswer.KEPT_BY_NOBODY, new HelpView(frame).page(wrong));
  }
}
