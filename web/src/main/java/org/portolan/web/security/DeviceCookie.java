package org.portolan.web.security;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Arrays;
import java.util.Optional;
import org.portolan.cases.staff.KnownDevices;

/** The cookie by which a browser is known again; it opens nothing. */
public final class DeviceCookie {

  private static final String NAME = "portolan-device";
  private static final int LONGEST = 100;

  private DeviceCookie() {}

  /** What this browser kept. */
  public static Optional<String> of(HttpServletRequest request) {
    Cookie[] cookies = request.getCookies();
    return cookies == null
        ? Optional.empty()
        : Arrays.stream(cookies)
            .filter(cookie -> cookie.getName().equals(NAME))
            .map(Cookie::getValue)
            .filter(value -> value.length() <= LONGEST)
            .findFirst();
  }

  /** The browser keeps it as long as the store does. */
  public static void keep(HttpServletRequest request, HttpServletResponse response, String token) {
    Cookie cookie = new Cookie(NAME, token);
    cookie.setPath("/staff");
    cookie.setHttpOnly(true);
    cookie.setSecure(request.isSecure());
    cookie.setMaxAge((int) KnownDevices.KNOWN.toSeconds());
    cookie.setAttribute("SameSite", "Strict");
    response.addCookie(cookie);
  }
}
