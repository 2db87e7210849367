package org.portolan.web.visa;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Arrays;
import java.util.Optional;
import org.portolan.cases.enquiry.PageTicket;

/**
 * What a helper's browser keeps: the code that they were given. It goes with the browser, is sent
 * to no other site and read by no script, and opens nothing once the applicant has taken it back.
 */
final class HelpCookie {

  private static final String NAME = "portolan-help";

  private HelpCookie() {}

  static Optional<PageTicket> of(HttpServletRequest request) {
    Cookie[] all = request.getCookies();
    return all == null
        ? Optional.empty()
        : Arrays.stream(all)
            .filter(one -> one.getName().equals(NAME))
            .flatMap(one -> PageTicket.parse(one.getValue()).stream())
            .findFirst();
  }

  static void keep(HttpServletRequest request, HttpServletResponse response, PageTicket code) {
    add(request, response, code.text(), -1);
  }

  static void forget(HttpServletRequest request, HttpServletResponse response) {
    add(request, response, "", 0);
  }

  private static void add(
      HttpServletRequest request, HttpServletResponse response, String value, int maxAge) {
    Cookie kept = new Cookie(NAME, value);
    kept.setPath("/");
    kept.setHttpOnly(true);
    kept.setSecure(request.isSecure());
    kept.setMaxAge(maxAge);
    kept.setAttribute("SameSite", "Lax");
    response.addCookie(kept);
  }
}
