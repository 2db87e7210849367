package org.portolan.web.security;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.lang.reflect.Proxy;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.portolan.cases.settings.Settings;

/** Only where files are sent to may a request be large. */
class RequestSizesTest {

  private static final int PASSES = 200;
  private static final String FORM = "application/x-www-form-urlencoded";
  private static final String FILE = "multipart/form-data; boundary=x";

  /** What becomes of a request: 200 when it goes on. */
  private static int answer(String path, String type, long length, String encoding, String protocol)
      throws Exception {
    int[] status = {0};
    HttpServletRequest request =
        (HttpServletRequest)
            Proxy.newProxyInstance(
                RequestSizesTest.class.getClassLoader(),
                new Class<?>[] {HttpServletRequest.class},
                (self, method, arguments) ->
                    switch (method.getName()) {
                      case "getServletPath", "getRequestURI" -> path;
                      case "getContentType" -> type;
                      case "getContentLengthLong" -> length;
                      case "getMethod" -> type == null ? "GET" : "POST";
                      case "getProtocol" -> protocol;
                      case "getHeader" -> encoding;
                      default -> null;
                    });
    HttpServletResponse response =
        (HttpServletResponse)
            Proxy.newProxyInstance(
                RequestSizesTest.class.getClassLoader(),
                new Class<?>[] {HttpServletResponse.class},
                (self, method, arguments) -> {
                  status[0] = (int) arguments[0];
                  return null;
                });
    new RequestSizes(Settings.of(Map.of()))
        .doFilter(request, response, (one, other) -> status[0] = PASSES);
    return status[0];
  }

  private static int answer(String path, String type, long length) throws Exception {
    return answer(path, type, length, null, "HTTP/1.1");
  }

  @ParameterizedTest
  @CsvSource({"/en/verify", "/zh-Hans/verify", "/ar/visa/documents/1", "/fa-AF/visa/documents/12"})
  void a_photograph_comes_to_the_pages_that_take_one(String path) throws Exception {
    assertThat(answer(path, FILE, 8_000_000)).isEqualTo(PASSES);
    assertThat(answer(path, FORM, 8_000_000)).as("no file").isEqualTo(413);
  }

  @ParameterizedTest
  @CsvSource({
    "/staff/visa.xhtml",
    "/staff/prompts/upload",
    "/en/visa/begin",
    "/en/visa/mine/1/verify",
    "/en/my/verify",
    "/hooks/twilio/message"
  })
  void everywhere_else_two_megabytes_are_enough(String path) throws Exception {
    assertThat(answer(path, FILE, 2_097_152)).isEqualTo(PASSES);
    assertThat(answer(path, FILE, 2_097_153)).isEqualTo(413);
    assertThat(answer(path, FORM, 8_000_000)).isEqualTo(413);
  }

  @Test
  void a_body_that_does_not_say_how_long_it_is_is_taken_from_nobody_but_providers()
      throws Exception {
    assertThat(answer("/en/visa/begin", FORM, -1, "chunked", "HTTP/1.1")).isEqualTo(411);
    assertThat(answer("/en/visa/begin", FORM, -1, null, "HTTP/2.0")).isEqualTo(411);
    assertThat(answer("/hooks/twilio/message", FORM, -1, "chunked", "HTTP/1.1")).isEqualTo(PASSES);
  }

  @Test
  void what_has_no_body_is_let_be() throws Exception {
    assertThat(answer("/en/visa", null, -1, null, "HTTP/2.0")).isEqualTo(PASSES);
    assertThat(answer("/staff/visas", FORM, -1, null, "HTTP/1.1")).isEqualTo(PASSES);
  }
}
