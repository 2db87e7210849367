package org.portolan.web.start;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Arrays;
import java.util.Optional;

/**
 * Something that a browser keeps for all pages: read by no script, and sent along only where
 * somebody goes there themselves (RFC 6265bis, SameSite=Lax).
 *
 * @param name of the cookie
 * @param seconds for how long, or -1 until the browser is closed
 */
public record KeptCookie(String name, int seconds) {

  private static final int LONGEST = 100;

  /** Until the browser is closed. */
  public static final int WITH_THE_BROWSER = -1;

  /** What this browser keeps; nothing where that cannot be of ours. */
  public Optional<String> of(HttpServletRequest request) {
    Cookie[] all = request.getCookies();
    return all == null
        ? Optional.empty()
        : Arrays.stream(all)
            .filter(one -> one.getName().equals(name))
            .map(Cookie::getValue)
            .filter(value -> !value.isEmpty() && value.length() <= LONGEST)
            .findFirst();
  }

  /** The browser is to keep a value. */
  public void keep(HttpServletRequest request, HttpServletResponse response, String value) {
    add(request, response, value, seconds);
  }

  /** The browser is to keep it no longer. */
  public void forget(HttpServletRequest request, HttpServletResponse response) {
    add(request, response, "", 0);
  }

  private void add(
      HttpServletRequest request, HttpServletResponse response, String value, int maxAge) {
    Cookie kept = new Cookie(name, value);
    kept.setPath("/");
    kept.setHttpOnly(true);
    kept.setSecure(request.isSecure());
    kept.setMaxAge(maxAge);
    kept.setAttribute("SameSite", "Lax");
    response.addCookie(kept);
  }
}
