package org.portolan.web.visa;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.portolan.cases.store.CaseStore;
import org.portolan.cases.visa.types.LookThroughTypes;
import org.portolan.cases.visa.types.model.TypeVersion;
import org.portolan.i18n.Language;
import org.portolan.web.security.SignedIn;
import org.portolan.web.start.PublicAnswer;

/**
 * {@code /staff/visa-type-preview?type=…&language=…&question=…}: the latest version of a kind of
 * visa as applicants would see it, a page at a time, in any of their languages. Nothing can be sent
 * from there.
 */
@WebServlet("/staff/visa-type-preview")
public class TypePreview extends HttpServlet {

  private static final long serialVersionUID = 1;

  @Inject private transient CaseStore store;
  @Inject private transient LookThroughTypes looking;

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    Optional<Language> language = Language.find(request.getParameter("language"));
    Optional<TypeVersion> found = latest(request);
    if (language.isEmpty() || found.isEmpty()) {
      response.sendError(HttpServletResponse.SC_NOT_FOUND);
      return;
    }
    TypeVersion version = found.get();
    VisaFrame frame = new VisaFrame(language.get(), version.texts());
    String html = new TypePreviewView(frame, version.content()).page(question(request, version));
    PublicAnswer.write(response, language.get(), PublicAnswer.KEPT_BY_NOBODY, html);
  }

  private Optional<TypeVersion> latest(HttpServletRequest request) {
    String type = request.getParameter("type");
    return type == null
        ? Optional.empty()
        : store
            .call(SignedIn.of(request).orElseThrow().actor(), tx -> looking.versions(tx, type))
            .stream()
            .findFirst();
  }

  /** The number of a question; 0 for what stands before all of them. */
  private static int question(HttpServletRequest request, TypeVersion version) {
    String number = request.getParameter("question");
    return number != null && number.matches("\\d{1,2}")
        ? Math.min(Integer.parseInt(number), version.content().questions().size())
        : 0;
  }
}
