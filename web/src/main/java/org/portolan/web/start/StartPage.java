package org.portolan.web.start;

import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.portolan.cases.settings.Settings;
import org.portolan.i18n.Language;

/**
 * {@code /} sends to {@code /{language}/}, which is the first page. {@code ?chosen} remembers the
 * choice. Each page is written once and then served from memory.
 */
public class StartPage extends HttpServlet {

  private static final String MINUTES = "public, max-age=300";

  @Inject private transient Settings settings;

  private final transient Map<Language, Written> written = new ConcurrentHashMap<>();

  private record Written(byte[] html, String tag) {
    static Written of(String page) {
      byte[] html = page.getBytes(StandardCharsets.UTF_8);
      return new Written(html, "\"%08x-%d\"".formatted(page.hashCode(), html.length));
    }
  }

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    Optional<Language> language = ReaderLanguage.addressed(request.getRequestURI());
    boolean page = language.isPresent() && "/".equals(request.getPathInfo());
    if (page && request.getQueryString() == null) {
      answer(request, response, language.get());
    } else if (page) {
      response.addCookie(ReaderLanguage.remember(language.get(), request.isSecure()));
      redirect(response, language.get());
    } else if (language.isPresent() && request.getPathInfo() != null) {
      response.sendError(HttpServletResponse.SC_NOT_FOUND);
    } else {
      redirect(response, language.orElseGet(() -> ReaderLanguage.of(request)));
    }
  }

  private void answer(HttpServletRequest request, HttpServletResponse response, Language language)
      throws IOException {
    Written page =
        written.computeIfAbsent(language, l -> Written.of(new PublicPages(settings).start(l)));
    response.setHeader("ETag", page.tag());
    response.setHeader("Cache-Control", MINUTES);
    if (page.tag().equals(request.getHeader("If-None-Match"))) {
      response.setStatus(HttpServletResponse.SC_NOT_MODIFIED);
      return;
    }
    response.setContentType("text/html");
    response.setCharacterEncoding("UTF-8");
    response.setHeader("Content-Language", language.tag());
    response.setContentLength(page.html().length);
    response.getOutputStream().write(page.html());
  }

  private static void redirect(HttpServletResponse response, Language language) {
    response.setStatus(HttpServletResponse.SC_SEE_OTHER);
    response.setHeader("Location", "/" + language.tag() + "/");
    response.setHeader("Cache-Control", "no-store");
  }
}
