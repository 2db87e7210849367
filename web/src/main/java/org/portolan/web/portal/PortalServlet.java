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
 * {@code ?chosen} remembers the choice. Browsers and caches keep what they have and ask each time
 * whether it still holds, which costs a few bytes: what has changed shows at once.
 */
public class PortalServlet extends HttpServlet {

  private static final String ASK_EACH_TIME = "public, no-cache";

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
      send(request, response, answers.at(path));
    }
  }

  private static void send(HttpServletRequest request, HttpServletResponse response, Answer answer)
      throws IOException {
    if (!answer.location().isEmpty()) {
      response.setStatus(answer.status());
      response.setHeader("Location", answer.location());
      response.setHeader("Cache-Control", "no-store");
      return;
    }
    response.setStatus(answer.status());
    response.setHeader("ETag", answer.tag());
    response.setHeader("Cache-Control", ASK_EACH_TIME);
    response.setHeader("Vary", "Accept-Encoding");
    if (answer.status() == HttpServletResponse.SC_OK
        && answer.tag().equals(request.getHeader("If-None-Match"))) {
      response.setStatus(HttpServletResponse.SC_NOT_MODIFIED);
      return;
    }
    response.setContentType(answer.type());
    response.setCharacterEncoding("UTF-8");
    if (!answer.language().isEmpty()) {
      response.setHeader("Content-Language", answer.language());
    }
    boolean compressed = takesGzip(request.getHeader("Accept-Encoding"));
    byte[] content = compressed ? answer.gzip() : answer.plain();
    if (compressed) {
      response.setHeader("Content-Encoding", "gzip");
    }
    response.setContentLength(content.length);
    response.getOutputStream().write(content);
  }

  private static boolean takesGzip(String accepted) {
    return accepted != null
        && accepted.contains("gzip")
        && !accepted.matches(".*gzip\\s*;\\s*q=0(\\.0*)?\\s*(,.*)?");
  }

  private static void redirect(HttpServletResponse response, Language language) {
    response.setStatus(HttpServletResponse.SC_SEE_OTHER);
    response.setHeader("Location", "/" + language.tag() + "/");
    response.setHeader("Cache-Control", "no-store");
  }
}
