package org.portolan.web.traveller;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Arrays;
import java.util.Optional;

/** What a traveller's browser keeps, apart from whatever staff keep in theirs. */
enum Cookies {
  /** The ticket of a code that was asked for; worth nothing without the code. */
  TICKET("portolan-ticket", 600),
  /** The token of a session; goes with the browser, and before that when the session ends. */
  TOKEN("portolan-traveller", -1);

  private static final int LONGEST = 100;

  private final String cookie;
  private final int seconds;

  Cookies(String cookie, int seconds) {
    this.cookie = cookie;
    this.seconds = seconds;
  }

  /** What this browser keeps. */
  Optional<String> of(HttpServletRequest request) {
    Cookie[] all = request.getCookies();
    return all == null
        ? Optional.empty()
        : Arrays.stream(all)
            .filter(one -> one.getName().equals(cookie))
            .map(Cookie::getValue)
            .filter(value -> !value.isEmpty() && value.length() <= LONGEST)
            .findFirst();
  }

  void keep(HttpServletRequest request, HttpServletResponse response, String value) {
    add(request, response, value, seconds);
  }

  void forget(HttpServletRequest request, HttpServletResponse response) {
    add(request, response, "", 0);
  }

  private void add(
      HttpServletRequest request, HttpServletResponse response, String value, int maxAge) {
    Cookie kept = new Cookie(cookie, value);
    kept.setPath("/");
    kept.setHttpOnly(true);
    kept.setSecure(request.isSecure());
    kept.setMaxAge(maxAge);
    kept.setAttribute("SameSite", "Lax");
    response.addCookie(kept);
  }
}
