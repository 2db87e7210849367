package org.portolan.web.traveller;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import org.portolan.web.chat.ChatCookie;
import org.portolan.web.start.KeptCookie;

/** What a traveller's browser keeps, apart from whatever staff keep in theirs. */
enum Cookies {
  /** The ticket of a code that was asked for; worth nothing without the code. */
  TICKET("portolan-ticket", 600),
  /** The token of a session; goes with the browser, and before that when the session ends. */
  TOKEN("portolan-traveller", KeptCookie.WITH_THE_BROWSER);

  private final KeptCookie cookie;

  Cookies(String name, int seconds) {
    this.cookie = new KeptCookie(name, seconds);
  }

  /** Whoever signs out leaves nothing that opens their file, or their chat. */
  static void forgetAll(HttpServletRequest request, HttpServletResponse response) {
    TOKEN.forget(request, response);
    ChatCookie.forget(request, response);
  }

  /** What this browser keeps. */
  Optional<String> of(HttpServletRequest request) {
    return cookie.of(request);
  }

  void keep(HttpServletRequest request, HttpServletResponse response, String value) {
    cookie.keep(request, response, value);
  }

  void forget(HttpServletRequest request, HttpServletResponse response) {
    cookie.forget(request, response);
  }
}
