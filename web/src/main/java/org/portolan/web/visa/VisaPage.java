package org.portolan.web.visa;

import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.portolan.cases.visa.VisaTypes;
import org.portolan.i18n.Language;
import org.portolan.web.start.PublicAnswer;

/** {@code /{language}/visa}: which visas there are, and what each needs before one begins. */
public class VisaPage extends HttpServlet {

  private static final String MINUTE = "public, max-age=60";

  @Inject private transient VisaTypes types;

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    Language language = PublicAnswer.language(request);
    PublicAnswer.write(
        response, language, MINUTE, new TypesView(new VisaFrame(language)).page(types.offered()));
  }
}
