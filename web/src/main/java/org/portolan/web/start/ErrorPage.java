package org.portolan.web.start;

import jakarta.inject.Inject;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.portolan.cases.settings.Settings;
import org.portolan.i18n.Language;

/**
 * What people see instead of an error: what to do next, in their language. That something exists
 * but is not for them is not told: forbidden looks like not there.
 */
@WebServlet("/error")
public class ErrorPage extends HttpServlet {

  @Inject private transient Settings settings;

  @Override
  protected void service(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    Integer status = (Integer) request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
    boolean ours = status != null && status >= HttpServletResponse.SC_INTERNAL_SERVER_ERROR;
    Language language = ReaderLanguage.of(request);
    PublicPages pages = new PublicPages(settings);
    if (status == null || status == HttpServletResponse.SC_FORBIDDEN) {
      response.setStatus(HttpServletResponse.SC_NOT_FOUND);
    }
    response.setContentType("text/html");
    response.setCharacterEncoding("UTF-8");
    response.setHeader("Cache-Control", "no-store");
    response.getWriter().write(ours ? pages.failed(language) : pages.notFound(language));
  }
}
