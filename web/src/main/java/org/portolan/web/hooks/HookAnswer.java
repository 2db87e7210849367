package org.portolan.web.hooks;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/**
 * What Twilio gets.
 *
 * @param twiml what it is to do; an empty response does nothing
 */
record HookAnswer(int status, String twiml) {

  static HookAnswer of(int status) {
    return new HookAnswer(status, "<Response/>");
  }

  static HookAnswer twiml(String twiml) {
    return new HookAnswer(HttpServletResponse.SC_OK, twiml);
  }

  /** Whether there is something for Twilio to read. */
  boolean isTwiml() {
    return status == HttpServletResponse.SC_OK;
  }

  void to(HttpServletResponse response) throws IOException {
    response.setStatus(status);
    if (isTwiml()) {
      response.setContentType("text/xml");
      response.setCharacterEncoding("UTF-8");
      response.getOutputStream().write(twiml.getBytes(StandardCharsets.UTF_8));
    }
  }
}
