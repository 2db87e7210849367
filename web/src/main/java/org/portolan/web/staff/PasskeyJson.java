package org.portolan.web.staff;

import jakarta.json.JsonObjectBuilder;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

/** What pages and authenticators exchange. */
final class PasskeyJson {

  /** Many times what an authenticator answers. */
  private static final int LONGEST = 64 * 1024;

  private PasskeyJson() {}

  /** The body, if it says that it is JSON, which no form of another site can say. */
  static Optional<String> read(HttpServletRequest request) throws IOException {
    String type = request.getContentType();
    if (type == null || !type.startsWith("application/json")) {
      return Optional.empty();
    }
    byte[] body = request.getInputStream().readNBytes(LONGEST + 1);
    return body.length > LONGEST
        ? Optional.empty()
        : Optional.of(new String(body, StandardCharsets.UTF_8));
  }

  static void write(HttpServletResponse response, JsonObjectBuilder json) throws IOException {
    response.setContentType("application/json");
    response.setCharacterEncoding("UTF-8");
    response.getWriter().write(json.build().toString());
  }

  static String base64(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}
