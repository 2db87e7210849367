package org.portolan.web.security;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;

/**
 * Headers by which browsers refuse what no page of ours needs. Staff pages carry a
 * Content-Security-Policy with a nonce of their own, which Faces writes; every other answer gets
 * the strict one, without any inline script.
 */
public class SecurityHeaders implements Filter {

  private static final String STRICT =
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:;"
          + " font-src 'self'; media-src 'self'; connect-src 'self'; manifest-src 'self';"
          + " worker-src 'self'; form-action 'self';"
          + " frame-ancestors 'none';"
          + " base-uri 'none'";

  /** What every answer carries. */
  private static final Map<String, String> ALWAYS =
      Map.of(
          "X-Content-Type-Options", "nosniff",
          "X-Frame-Options", "DENY",
          "Referrer-Policy", "same-origin",
          "Permissions-Policy", "camera=(), microphone=(), geolocation=()",
          "Cross-Origin-Opener-Policy", "same-origin",
          "Cross-Origin-Resource-Policy", "same-origin");

  private static final String POLICY = "Content-Security-Policy";
  private static final String SECURE_ONLY = "Strict-Transport-Security";
  private static final String A_YEAR = "max-age=31536000";

  /** What pages need besides their text; after a release it may be older than the page. */
  private static final String AN_HOUR = "public, max-age=3600";

  /** Without a word on scripts: Faces adds that one, with the page's nonce. */
  private static final String STAFF =
      "style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self'; connect-src 'self';"
          + " object-src 'none'; frame-src 'none'; worker-src 'none'; media-src 'self';"
          + " form-action 'self'; frame-ancestors 'none'; base-uri 'self'";

  @Override
  public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    if (request.getCharacterEncoding() == null) {
      // what browsers send is in the pages' encoding, and they do not say so
      request.setCharacterEncoding("UTF-8");
    }
    HttpServletRequest from = (HttpServletRequest) request;
    HttpServletResponse to = (HttpServletResponse) response;
    String path = StaffGate.pathOf(from);
    boolean staff = path.startsWith("/staff");
    ALWAYS.forEach(to::setHeader);
    if (request.isSecure()) {
      to.setHeader(SECURE_ONLY, A_YEAR);
    }
    to.setHeader(POLICY, staff ? STAFF : STRICT);
    if (staff) {
      to.setHeader("Cache-Control", "no-store");
    } else if (path.startsWith("/style/")) {
      to.setHeader("Cache-Control", AN_HOUR);
    }
    chain.doFilter(request, response);
  }

  /**
   * The headers of a public page, by their names.
   *
   * @param secure whether it is sent over TLS
   */
  public static Map<String, String> ofPublicPages(boolean secure) {
    Map<String, String> headers = new HashMap<>(ALWAYS);
    headers.put(POLICY, STRICT);
    if (secure) {
      headers.put(SECURE_ONLY, A_YEAR);
    }
    return Map.copyOf(headers);
  }
}
