package org.portolan.web.ask;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import org.portolan.i18n.Language;

/** What both pages do with a request: nothing of it is kept by browsers or anybody between. */
final class Exchange {

  private Exchange() {}

  /** The language that the address names. */
  static Language language(HttpServletRequest request) {
    return Language.of(request.getServletPath().split("/")[1]);
  }

  static void write(HttpServletResponse response, Language language, String page)
      throws IOException {
    byte[] html = page.getBytes(StandardCharsets.UTF_8);
    response.setHeader("Cache-Control", "no-store");
    response.setContentType("text/html");
    response.setCharacterEncoding("UTF-8");
    response.setHeader("Content-Language", language.tag());
    response.setContentLength(html.length);
    response.getOutputStream().write(html);
  }

  /** How long from now, in whole minutes, at least one. */
  static long minutes(Instant now, Instant until) {
    return Math.max(1, Duration.between(now, until).plusSeconds(59).toMinutes());
  }
}
