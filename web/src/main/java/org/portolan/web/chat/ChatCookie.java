package org.portolan.web.chat;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.portolan.cases.enquiry.PageTicket;
import org.portolan.web.start.KeptCookie;

/** What a browser keeps of a chat: the ticket that opens it. It goes with the browser. */
public final class ChatCookie {

  private static final KeptCookie TICKET =
      new KeptCookie("portolan-chat", KeptCookie.WITH_THE_BROWSER);

  private ChatCookie() {}

  static Optional<PageTicket> of(HttpServletRequest request) {
    return TICKET.of(request).flatMap(PageTicket::parse);
  }

  /** From the headers of a handshake, which nobody has parsed. */
  static Optional<PageTicket> of(List<String> headers) {
    String begins = TICKET.name() + "=";
    return headers.stream()
        .flatMap(header -> Stream.of(header.split(";")))
        .map(String::strip)
        .filter(one -> one.startsWith(begins))
        .flatMap(one -> PageTicket.parse(one.substring(begins.length())).stream())
        .findFirst();
  }

  static void keep(HttpServletRequest request, HttpServletResponse response, PageTicket ticket) {
    TICKET.keep(request, response, ticket.text());
  }

  /** The browser opens no chat any more. */
  public static void forget(HttpServletRequest request, HttpServletResponse response) {
    TICKET.forget(request, response);
  }
}
