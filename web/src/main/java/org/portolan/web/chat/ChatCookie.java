package org.portolan.web.chat;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.portolan.cases.enquiry.PageTicket;

/**
 * What a browser keeps of a chat: the ticket that opens it. It goes with the browser, is sent to no
 * page of another site, and is read by no script.
 */
final class ChatCookie {

  private static final String NAME = "portolan-chat";

  private ChatCookie() {}

  static Optional<PageTicket> of(HttpServletRequest request) {
    Cookie[] all = request.getCookies();
    return all == null
        ? Optional.empty()
        : Arrays.stream(all)
            .filter(one -> one.getName().equals(NAME))
            .flatMap(one -> PageTicket.parse(one.getValue()).stream())
            .findFirst();
  }

  /** From the headers of a handshake, which nobody has parsed. */
  static Optional<PageTicket> of(List<String> headers) {
    return headers.stream()
        .flatMap(header -> Stream.of(header.split(";")))
        .map(String::strip)
        .filter(one -> one.startsWith(NAME + "="))
        .flatMap(one -> PageTicket.parse(one.substring(NAME.length() + 1)).stream())
        .findFirst();
  }

  static void keep(HttpServletRequest request, HttpServletResponse response, PageTicket ticket) {
    add(request, response, ticket.text(), -1);
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
