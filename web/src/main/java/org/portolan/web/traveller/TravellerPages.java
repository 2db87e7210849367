package org.portolan.web.traveller;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.portolan.i18n.Language;

/**
 * {@code /{language}/my/…}: leads to the page in that language. Mapped for each language when the
 * application starts.
 */
public class TravellerPages extends HttpServlet {

  private static final String LANGUAGE = TravellerPages.class.getName();

  @Override
  protected void service(HttpServletRequest request, HttpServletResponse response)
      throws IOException, ServletException {
    Optional<View> view = View.at(request.getPathInfo());
    if (view.isEmpty()) {
      response.sendError(HttpServletResponse.SC_NOT_FOUND);
      return;
    }
    String tag = request.getServletPath().split("/")[1];
    request.setAttribute(LANGUAGE, Language.of(tag));
    request.getRequestDispatcher(view.get().target()).forward(request, response);
  }

  /** The language that the address names; empty when it names none. */
  static Optional<Language> languageOf(HttpServletRequest request) {
    return Optional.ofNullable((Language) request.getAttribute(LANGUAGE));
  }
}
