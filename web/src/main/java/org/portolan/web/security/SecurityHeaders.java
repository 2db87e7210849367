package org.portolan.web.security;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

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
    to.setHeader("X-Content-Type-Options", "nosniff");
    to.setHeader("X-Frame-Options", "DENY");
    to.setHeader("Referrer-Policy", "same-origin");
    to.setHeader("Permissions-Policy", "camera=(), microphone=(), geolocation=()");
    to.setHeader("Cross-Origin-Opener-Policy", "same-origin");
    to.setHeader("Cross-Origin-Resource-Policy", "same-origin");
    if (request.isSecure()) {
      to.setHeader("Strict-Transport-Security", "max-age=31536000");
    }
    to.setHeader("Content-Security-Policy", staff ? STAFF : STRICT);
    if (staff) {
      to.setHeader("Cache-Control", "no-store");
    } else if (path.startsWith("/style/")) {
      to.setHeader("Cache-Control", AN_HOUR);
    }
    chain.doFilter(request, response);
  }
}
