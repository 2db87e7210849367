package org.portolan.web.start;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Arrays;
import java.util.Optional;

/**
 * Something that a browser keeps: read by no script, and sent along to no other site.
 *
 * @param name of the cookie
 * @param path below which it is sent
 * @param sameSite {@code Lax} where somebody may come from another site with it, {@code Strict}
 *     where not (RFC 6265bis, 5.6.7)
 * @param seconds for how long, or -1 until the browser is closed
 */
public record KeptCookie(String name, String path, String sameSite, int seconds) {

  /** In characters: more than any of ours has. */
  private static final int LONGEST = 300;

  /** Until the browser is closed. */
  public static final int WITH_THE_BROWSER = -1;

  /** For all pages, and whoever goes there themselves from wherever they are. */
  public KeptCookie(String name, int seconds) {
    this(name, "/", "Lax", seconds);
  }

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
    kept.setPath(path);
    kept.setHttpOnly(true);
    kept.setSecure(request.isSecure());
    kept.setMaxAge(maxAge);
    kept.setAttribute("SameSite", sameSite);
    response.addCookie(kept);
  }
}
