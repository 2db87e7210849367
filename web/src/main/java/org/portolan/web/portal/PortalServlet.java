package org.portolan.web.portal;

import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.portolan.i18n.Language;
import org.portolan.web.start.ReaderLanguage;

/**
 * {@code /} sends to {@code /{language}/}, which is the first page; below it are topics and pages.
 * {@code ?chosen} remembers the choice.
 */
public class PortalServlet extends HttpServlet {

  @Inject private transient PortalAnswers answers;

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    String path = request.getRequestURI();
    Optional<Language> language = ReaderLanguage.addressed(path);
    String query = request.getQueryString();
    if (path.equals("/") || language.isPresent() && request.getPathInfo() == null) {
      redirect(response, language.orElseGet(() -> ReaderLanguage.of(request)));
    } else if (language.isPresent() && "chosen".equals(query)) {
      response.addCookie(ReaderLanguage.remember(language.get(), request.isSecure()));
      redirect(response, language.get());
    } else {
      answers.at(path).send(request, response);
    }
  }

  private static void redirect(HttpServletResponse response, Language language) {
    response.setStatus(HttpServletResponse.SC_SEE_OTHER);
    response.setHeader("Location", "/" + language.tag() + "/");
    response.setHeader("Cache-Control", "no-store");
  }
}
