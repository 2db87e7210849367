package org.portolan.web.security;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.Filter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.lang.reflect.Proxy;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.portolan.cases.staff.StaffMember;
import org.portolan.cases.staff.StaffRole;

class StaffGateTest {

  private final StringWriter body = new StringWriter();
  private final Map<String, String> headers = new HashMap<>();
  private boolean through;
  private String redirect;
  private int error;

  @ParameterizedTest
  @ValueSource(strings = {"/staff/board", "/staff/case.xhtml", "/staff/", "/staff/sign-in/board"})
  void sends_a_stranger_to_the_sign_in(String path) throws Exception {
    pass(new StaffGate(), request("/staff/sign-in/.." + path, path, false, null));

    assertThat(through).isFalse();
    assertThat(redirect).isEqualTo("/staff/sign-in");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/staff/sign-in", "/staff/sign-in.xhtml"})
  void lets_a_stranger_sign_in(String path) throws Exception {
    pass(new StaffGate(), request(path, path, false, null));

    assertThat(through).isTrue();
  }

  @Test
  void tells_a_page_in_the_background_that_the_session_has_ended() throws Exception {
    pass(new StaffGate(), request("/staff/board", "/staff/board", false, "partial/ajax"));

    assertThat(through).isFalse();
    assertThat(body.toString()).contains("<redirect url=\"/staff/sign-in\"/>");
  }

  @Test
  void lets_staff_through() throws Exception {
    pass(new StaffGate(), request("/staff/board", "/staff/board", true, null));

    assertThat(through).isTrue();
  }

  @Test
  void leads_staff_from_the_entrance_to_the_board() throws Exception {
    pass(new StaffGate(), request("/staff/", "/staff/", true, null));

    assertThat(redirect).isEqualTo("/staff/board");
  }

  @ParameterizedTest
  @CsvSource({
    "QUARANTINE_OFFICER, /staff/enquiries",
    "QUARANTINE_OFFICER, /staff/enquiry.xhtml",
    "INFORMATION_WORKER, /staff/board",
    "INFORMATION_WORKER, /staff/case",
    "INFORMATION_WORKER, /staff/waiting.xhtml",
    "INFORMATION_WORKER, /staff/days"
  })
  void a_page_of_another_desk_is_not_there(StaffRole role, String path) throws Exception {
    pass(new StaffGate(), request(path, path, true, null, role));

    assertThat(through).isFalse();
    assertThat(error).isEqualTo(404);
  }

  @Test
  void leads_an_information_worker_from_the_entrance_to_the_enquiries() throws Exception {
    StaffRole role = StaffRole.INFORMATION_WORKER;
    pass(new StaffGate(), request("/staff/", "/staff/", true, null, role));

    assertThat(redirect).isEqualTo("/staff/enquiries");
  }

  @ParameterizedTest
  @CsvSource({"/staff/board, no-store", "/en/, ", "/style/public.css, "})
  void only_staff_pages_are_never_stored(String path, String cached) throws Exception {
    pass(new SecurityHeaders(), request("/x/.." + path, path, false, null));

    assertThat(through).isTrue();
    assertThat(headers.get("Cache-Control")).isEqualTo(cached);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/staff/board", "/en/", "/handset", "/hooks/twilio/message"})
  void every_answer_tells_the_browser_what_to_refuse(String path) throws Exception {
    pass(new SecurityHeaders(), request(path, path, false, null));

    assertThat(headers)
        .containsEntry("X-Content-Type-Options", "nosniff")
        .containsKeys("Referrer-Policy", "Permissions-Policy", "Cross-Origin-Opener-Policy")
        .doesNotContainKey("Strict-Transport-Security");
    assertThat(headers.get("Content-Security-Policy"))
        .contains("frame-ancestors 'none'", "form-action 'self'")
        .doesNotContain("script-src 'unsafe-inline'");
  }

  private void pass(Filter filter, HttpServletRequest request) throws Exception {
    filter.doFilter(request, response(), (from, to) -> through = true);
  }

  private static HttpServletRequest request(
      String address, String path, boolean signedIn, String facesRequest) {
    return request(address, path, signedIn, facesRequest, StaffRole.QUARANTINE_OFFICER);
  }

  private static HttpServletRequest request(
      String address, String path, boolean signedIn, String facesRequest, StaffRole role) {
    StaffMember member = new StaffMember(UUID.randomUUID(), "A", role, "a/b", "en");
    HttpSession session = fake(HttpSession.class, Map.of("getAttribute", member));
    Map<String, Object> answers = new HashMap<>();
    answers.put("getRequestURI", address);
    answers.put("getServletPath", path);
    answers.put("isSecure", false);
    answers.put("getHeader", facesRequest);
    answers.put("getSession", signedIn ? session : null);
    return fake(HttpServletRequest.class, answers);
  }

  private HttpServletResponse response() {
    return (HttpServletResponse)
        Proxy.newProxyInstance(
            getClass().getClassLoader(),
            new Class<?>[] {HttpServletResponse.class},
            (proxy, method, arguments) -> {
              switch (method.getName()) {
                case "sendError" -> error = (int) arguments[0];
                case "sendRedirect" -> redirect = (String) arguments[0];
                case "setHeader" -> headers.put((String) arguments[0], (String) arguments[1]);
                case "getWriter" -> {
                  return new PrintWriter(body, true);
                }
                default -> {}
              }
              return null;
            });
  }

  private static <T> T fake(Class<T> type, Map<String, Object> answers) {
    return type.cast(
        Proxy.newProxyInstance(
            StaffGateTest.class.getClassLoader(),
            new Class<?>[] {type},
            (proxy, method, arguments) -> answers.get(method.getName())));
  }
}
