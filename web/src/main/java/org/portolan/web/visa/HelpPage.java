package org.portolan.web.visa;

import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.portolan.cases.store.CaseStore;
import org.portolan.cases.visa.Applicant;
import org.portolan.cases.visa.HelpApplicant;
import org.portolan.cases.visa.HelpApplicant.Entered;
import org.portolan.cases.visa.HelpApplicant.Entry;
import org.portolan.cases.visa.HelpApplicant.Wait;
import org.portolan.web.hooks.FormBody;
import org.portolan.web.security.Address;
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
  @Inject private transient Clock clock;

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
    Entry entry =
        store.call(
            Applicant.actor(),
            tx -> helping.enter(tx, fields.get("code"), Address.of(request.getRemoteAddr())));
    if (entry instanceof Entered entered) {
      HelpCookie.keep(request, response, entered.kept());
      response.setHeader("Cache-Control", PublicAnswer.KEPT_BY_NOBODY);
      response.sendRedirect(frame.address(VisaFrame.MINE));
      return;
    }
    write(request, response, List.of(new Wrong("code", wrong(frame, entry))));
  }

  private String wrong(VisaFrame frame, Entry entry) {
    return entry instanceof Wait wait
        ? frame.plain(
            "apply.tries.wait", "minutes", PublicAnswer.minutes(clock.instant(), wait.until()))
        : frame.plain("apply.family.wrong");
  }

  private static void write(
      HttpServletRequest request, HttpServletResponse response, List<Wrong> wrong)
      throws IOException {
    VisaFrame frame = new VisaFrame(PublicAnswer.language(request));
    PublicAnswer.write(
        response, frame.language(), PublicAnswer.KEPT_BY_NOBODY, new HelpView(frame).page(wrong));
  }
}
