package org.portolan.web.hooks;

import jakarta.servlet.http.HttpServletRequest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Reads form bodies as bytes, strictly bounded, and decodes them without ever failing: what is no
 * valid escape stays as it was typed, what is no valid UTF-8 becomes the replacement character. A
 * signature over something else than what the provider sent will not fit, and that is the judge.
 */
public final class FormBody {

  /** Twilio's largest request, ten media addresses and 1,600 characters, stays far below. */
  public static final int LONGEST = 64 * 1024;

  private static final int MOST_FIELDS = 200;

  private FormBody() {}

  /** The fields of a request's body; empty when it is longer than any provider's. */
  public static Optional<Map<String, String>> read(HttpServletRequest request) throws IOException {
    if (request.getContentLengthLong() > LONGEST) {
      return Optional.empty();
    }
    byte[] body = request.getInputStream().readNBytes(LONGEST + 1);
    return body.length > LONGEST ? Optional.empty() : Optional.of(decode(body));
  }

  /** The fields of a query. */
  static Map<String, String> decode(String query) {
    return decode(query.getBytes(StandardCharsets.UTF_8));
  }

  /** The fields of an encoded form or query; of a name that comes twice, the first. */
  static Map<String, String> decode(byte[] encoded) {
    Map<String, String> fields = new LinkedHashMap<>();
    int start = 0;
    for (int i = 0; i <= encoded.length && fields.size() < MOST_FIELDS; i++) {
      if (i == encoded.length || encoded[i] == '&') {
        field(encoded, start, i, fields);
        start = i + 1;
      }
    }
    return Collections.unmodifiableMap(fields);
  }

  private static void field(byte[] encoded, int from, int to, Map<String, String> fields) {
    int equals = from;
    while (equals < to && encoded[equals] != '=') {
      equals++;
    }
    if (equals > from) {
      fields.putIfAbsent(
          text(encoded, from, equals), equals < to ? text(encoded, equals + 1, to) : "");
    }
  }

  private static String text(byte[] encoded, int from, int to) {
    ByteArrayOutputStream text = new ByteArrayOutputStream(to - from);
    for (int i = from; i < to; i++) {
      byte b = encoded[i];
      if (b == '%' && i + 2 < to && hex(encoded[i + 1]) >= 0 && hex(encoded[i + 2]) >= 0) {
        text.write(hex(encoded[i + 1]) << 4 | hex(encoded[i + 2]));
        i += 2;
      } else {
        text.write(b == '+' ? ' ' : b);
      }
    }
    return text.toString(StandardCharsets.UTF_8);
  }

  private static int hex(byte digit) {
    return Character.digit(digit, 16);
  }
}
