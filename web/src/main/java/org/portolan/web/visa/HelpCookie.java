package org.portolan.web.visa;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import org.portolan.web.start.KeptCookie;

/**
 * What a helper's browser keeps: the code that they were given and have entered. It goes with the
 * browser, and opens nothing once the applicant has taken it back.
 */
final class HelpCookie {

  private static final KeptCookie CODE =
      new KeptCookie("portolan-help", KeptCookie.WITH_THE_BROWSER);

  private HelpCookie() {}

  static Optional<String> of(HttpServletRequest request) {
    return CODE.of(request);
  }

  static void keep(HttpServletRequest request, HttpServletResponse response, String entered) {
    CODE.keep(request, response, entered);
  }

  static void forget(HttpServletRequest request, HttpServletResponse response) {
    CODE.forget(request, response);
  }
}
