package org.portolan.web.start;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import org.portolan.i18n.Language;

/** How a public page below a language's address is read from and written to the wire. */
public final class PublicAnswer {

  /** Nothing of it is kept by browsers or anybody between. */
  public static final String KEPT_BY_NOBODY = "no-store";

  private static final String ASK_EACH_TIME = "public, no-cache";

  private static final int TAG_BYTES = 12;

  private PublicAnswer() {}

  /** The language that the address names: the first part of what the page is mapped to. */
  public static Language language(HttpServletRequest request) {
    return Language.of(request.getServletPath().split("/")[1]);
  }

  /**
   * Writes a page.
   *
   * @param caching the header {@code Cache-Control}
   * @param html the whole page
   */
  public static void write(
      HttpServletResponse response, Language language, String caching, String html)
      throws IOException {
    byte[] bytes = html.getBytes(StandardCharsets.UTF_8);
    response.setHeader("Cache-Control", caching);
    response.setContentType("text/html");
    response.setCharacterEncoding("UTF-8");
    response.setHeader("Content-Language", language.tag());
    response.setContentLength(bytes.length);
    response.getOutputStream().write(bytes);
  }

  /**
   * Writes a page that is the same for everybody who asks for it now. Browsers and caches may keep
   * it, and ask each time whether it still holds.
   */
  public static void writeForAll(
      HttpServletRequest request, HttpServletResponse response, Language language, String html)
      throws IOException {
    String tag = tag(html);
    response.setHeader("ETag", tag);
    response.setHeader("Cache-Control", ASK_EACH_TIME);
    if (tag.equals(request.getHeader("If-None-Match"))) {
      response.setStatus(HttpServletResponse.SC_NOT_MODIFIED);
      return;
    }
    write(response, language, ASK_EACH_TIME, html);
  }

  /** Weak, because the same content is sent compressed and not. */
  private static String tag(String html) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(html.getBytes(StandardCharsets.UTF_8));
      return "W/\"" + HexFormat.of().formatHex(hash, 0, TAG_BYTES) + "\"";
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  /** How long somebody is to wait, in whole minutes, at least one. */
  public static long minutes(Instant now, Instant until) {
    return Math.max(1, Duration.between(now, until).plusSeconds(59).toMinutes());
  }
}
