package org.portolan.web.security;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.Filter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.portolan.cases.settings.Settings;
import org.portolan.cases.staff.StaffMember;
import org.portolan.cases.staff.StaffRole;
import org.portolan.cases.store.OpenedCase;

class StaffGateTest {

  private static final Instant BEGUN = Instant.parse("2026-11-23T08:00:00Z");

  private final StringWriter body = new StringWriter();
  private final Map<String, String> headers = new HashMap<>();
  private final Map<String, Object> session = new HashMap<>();
  private StaffMember member =
      new StaffMember(UUID.randomUUID(), "A", StaffRole.QUARANTINE_OFFICER, "a/b", "en");
  private Instant now = BEGUN;
  private boolean through;
  private boolean invalidated;
  private boolean idChanged;
  private int error;
  private int status;
  private String redirect;
  private String site;
  private String type;
  private boolean fieldsRead;

  @BeforeEach
  void somebody_has_signed_in() {
    sessions().begin(request("/staff/sign-in", "/staff/sign-in", true, null), member);
    idChanged = false;
  }

  @ParameterizedTest
  @ValueSource(strings = {"/staff/board", "/staff/case.xhtml", "/staff/", "/staff/sign-in/board"})
  void sends_a_stranger_to_the_sign_in(String path) throws Exception {
    pass(gate(), request("/staff/sign-in/.." + path, path, false, null));

    assertThat(through).isFalse();
    assertThat(redirect).isEqualTo("/staff/sign-in");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/staff/sign-in", "/staff/sign-in.xhtml"})
  void lets_a_stranger_sign_in(String path) throws Exception {
    pass(gate(), request(path, path, false, null));

    assertThat(through).isTrue();
  }

  @Test
  void tells_a_page_in_the_background_that_the_session_has_ended() throws Exception {
    pass(gate(), request("/staff/board", "/staff/board", false, "partial/ajax"));

    assertThat(through).isFalse();
    assertThat(body.toString()).contains("<redirect url=\"/staff/sign-in\"/>");
  }

  @Test
  void reads_nothing_of_what_a_stranger_uploads() throws Exception {
    type = "multipart/form-data; boundary=x";
    pass(gate(), request("/staff/chat/file", "/staff/chat/file", false, "partial/ajax"));

    assertThat(through).isFalse();
    assertThat(fieldsRead).isFalse();
  }

  @Test
  void lets_staff_through() throws Exception {
    pass(gate(), request("/staff/board", "/staff/board", true, null));

    assertThat(through).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "QUARANTINE_OFFICER, /staff/board",
    "ADMINISTRATOR, /staff/accounts",
    "DATA_PROTECTION_OFFICER, /staff/retention",
    "PROVIDER, /staff/referrals"
  })
  void leads_staff_from_the_entrance_to_their_work(StaffRole role, String home) throws Exception {
    member = new StaffMember(UUID.randomUUID(), "A", role, "a/b", "en");
    pass(gate(), request("/staff/", "/staff/", true, null));

    assertThat(redirect).isEqualTo(home);
  }

  @ParameterizedTest
  @CsvSource({
    "QUARANTINE_OFFICER, /staff/accounts, false",
    "SUPERVISOR, /staff/accounts.xhtml, false",
    "SUPERVISOR, /staff/accounts/x, false",
    "ADMINISTRATOR, /staff/accounts, true",
    "ADMINISTRATOR, /staff/retention, false",
    "DATA_PROTECTION_OFFICER, /staff/retention, true",
    "DATA_PROTECTION_OFFICER, /staff/board, false",
    "PROVIDER, /staff/me, true",
    "PROVIDER, /staff/find, false",
    "SUPPORT_WORKER, /staff/referrals, true",
    "QUARANTINE_OFFICER, /staff/referrals, false",
    "CONSULAR_OFFICER, /staff/enquiry, true",
    "CONSULAR_OFFICER, /staff/pages, false",
    "CONSULAR_OFFICER, /staff/rules, false",
    "CONSULAR_OFFICER, /staff/rumours, false",
    "INFORMATION_WORKER, /staff/pages, true"
  })
  void another_role_s_page_is_not_there(StaffRole role, String path, boolean there)
      throws Exception {
    member = new StaffMember(UUID.randomUUID(), "A", role, "a/b", "en");
    pass(gate(), request(path, path, true, null));

    assertThat(through).isEqualTo(there);
    assertThat(error).isEqualTo(there ? 0 : 404);
  }

  @ParameterizedTest
  @CsvSource({
    "INFORMATION_WORKER, true",
    "COMMUNITY_WORKER, true",
    "QUARANTINE_OFFICER, true",
    "SUPERVISOR, true",
    "CONSULAR_OFFICER, false",
    "SUPPORT_WORKER, false",
    "PROVIDER, false",
    "DATA_PROTECTION_OFFICER, false",
    "ADMINISTRATOR, false"
  })
  void texts_are_previewed_by_those_who_write_to_people(StaffRole role, boolean there)
      throws Exception {
    member = new StaffMember(UUID.randomUUID(), "A", role, "a/b", "en");
    for (String path : List.of("/staff/preview", "/staff/preview.xhtml", "/staff/api/preview")) {
      through = false;
      pass(gate(), request(path, path, true, null));
      assertThat(through).as(path).isEqualTo(there);
      assertThat(error).as(path).isEqualTo(there ? 0 : 404);
    }
  }

  @Test
  void a_program_without_a_session_is_led_nowhere() throws Exception {
    pass(gate(), request("/staff/api/preview", "/staff/api/preview", false, null));

    assertThat(through).isFalse();
    assertThat(redirect).isNull();
    assertThat(status).isEqualTo(401);
  }

  @Test
  void a_case_opened_in_an_emergency_is_looked_at_whatever_the_own_work() throws Exception {
    for (Set<OpenedCase> opened :
        List.of(
            Set.<OpenedCase>of(), Set.of(new OpenedCase(UUID.randomUUID(), Optional.empty())))) {
      member =
          new StaffMember(
              UUID.randomUUID(),
              "A",
              StaffRole.CONSULAR_OFFICER,
              "a/b",
              "en",
              0,
              false,
              false,
              opened);
      through = false;
      pass(gate(), request("/staff/case", "/staff/case", true, null));
      assertThat(through).isEqualTo(!opened.isEmpty());
    }
  }

  @Test
  void whoever_has_a_given_password_must_change_it_first() throws Exception {
    member =
        new StaffMember(
            UUID.randomUUID(),
            "A",
            StaffRole.QUARANTINE_OFFICER,
            "a/b",
            "en",
            0,
            true,
            false,
            Set.of());
    pass(gate(), request("/staff/board", "/staff/board", true, null));
    assertThat(redirect).isEqualTo("/staff/me");

    pass(gate(), request("/staff/me", "/staff/me", true, null));
    assertThat(through).isTrue();
  }

  @Test
  void a_session_ends_when_its_account_says_so() throws Exception {
    member = null;
    pass(gate(), request("/staff/board", "/staff/board", true, null));

    assertThat(redirect).isEqualTo("/staff/sign-in");
    assertThat(invalidated).isTrue();
  }

  @ParameterizedTest
  @CsvSource({"59, true", "60, false"})
  void a_session_ends_after_an_hour_without_an_act(long minutes, boolean goesOn) throws Exception {
    now = BEGUN.plus(Duration.ofMinutes(minutes));
    pass(gate(), request("/staff/board", "/staff/board", true, null));

    assertThat(through).isEqualTo(goesOn);
  }

  @Test
  void a_screen_that_refreshes_itself_keeps_no_session_alive() throws Exception {
    for (int minutes = 30; minutes < 60; minutes += 5) {
      now = BEGUN.plus(Duration.ofMinutes(minutes));
      pass(gate(), request("/staff/board", "/staff/board", true, "partial/ajax"));
    }
    assertThat(through).isTrue();
    now = BEGUN.plus(Duration.ofMinutes(61));
    through = false;
    pass(gate(), request("/staff/board", "/staff/board", true, "partial/ajax"));

    assertThat(through).isFalse();
  }

  @Test
  void a_session_ends_after_twelve_hours_whatever_is_done() throws Exception {
    for (int minutes = 30; minutes < 12 * 60; minutes += 30) {
      now = BEGUN.plus(Duration.ofMinutes(minutes));
      through = false;
      pass(gate(), request("/staff/board", "/staff/board", true, null));
      assertThat(through).isTrue();
    }
    now = BEGUN.plus(Duration.ofHours(12));
    through = false;
    pass(gate(), request("/staff/board", "/staff/board", true, null));

    assertThat(through).isFalse();
  }

  @ParameterizedTest
  @CsvSource({"cross-site, false", "same-site, false", "same-origin, true", "none, true"})
  void another_site_s_form_is_refused(String site, boolean accepted) throws Exception {
    this.site = site;
    pass(gate(), request("/staff/sign-in", "/staff/sign-in", false, null));

    assertThat(through).isEqualTo(accepted);
    assertThat(error).isEqualTo(accepted ? 0 : 403);
  }

  @Test
  void signing_in_changes_the_id_of_a_session() {
    HttpServletRequest request = request("/staff/sign-in", "/staff/sign-in", true, null);
    sessions().begin(request, member);

    assertThat(idChanged).isTrue();
    assertThat(SignedIn.of(request)).contains(member);
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
    member = new StaffMember(member.id(), "A", role, "a/b", "en");
    pass(gate(), request(path, path, true, null));

    assertThat(through).isFalse();
    assertThat(error).isEqualTo(404);
  }

  @Test
  void leads_an_information_worker_from_the_entrance_to_the_enquiries() throws Exception {
    member = new StaffMember(member.id(), "A", StaffRole.INFORMATION_WORKER, "a/b", "en");
    pass(gate(), request("/staff/", "/staff/", true, null));

    assertThat(redirect).isEqualTo("/staff/enquiries");
  }

  @ParameterizedTest
  @CsvSource({"/staff/board, no-store", "/en/, ", "/style/public.css, 'public, max-age=3600'"})
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

  private StaffGate gate() {
    return new StaffGate(sessions());
  }

  private Sessions sessions() {
    return new Sessions(
        (staff, epoch) -> Optional.ofNullable(member),
        SessionLimits.of(Settings.of(Map.of())),
        () -> now);
  }

  /** A request; who is signed in has been since {@link #BEGUN}. */
  private HttpServletRequest request(
      String address, String path, boolean signedIn, String facesRequest) {
    Map<String, Object> remembered = new HashMap<>();
    if (signedIn) {
      remembered.putAll(session);
    }
    return (HttpServletRequest)
        Proxy.newProxyInstance(
            getClass().getClassLoader(),
            new Class<?>[] {HttpServletRequest.class},
            (proxy, method, arguments) ->
                switch (method.getName()) {
                  case "getRequestURI" -> address;
                  case "getServletPath" -> path;
                  case "isSecure" -> false;
                  case "getMethod" -> site == null ? "GET" : "POST";
                  case "getHeader" -> arguments[0].equals("Faces-Request") ? facesRequest : site;
                  case "getContentType" -> type;
                  case "getParameter" -> {
                    fieldsRead = true;
                    yield facesRequest == null ? null : "true";
                  }
                  case "getSession" -> signedIn || arguments == null ? sessionOf() : null;
                  case "changeSessionId" -> {
                    idChanged = true;
                    yield "new";
                  }
                  case "setAttribute" -> remembered.put((String) arguments[0], arguments[1]);
                  case "getAttribute" -> remembered.get((String) arguments[0]);
                  default -> null;
                });
  }

  private HttpSession sessionOf() {
    return (HttpSession)
        Proxy.newProxyInstance(
            getClass().getClassLoader(),
            new Class<?>[] {HttpSession.class},
            (proxy, method, arguments) -> {
              switch (method.getName()) {
                case "setAttribute" -> session.put((String) arguments[0], arguments[1]);
                case "getAttribute" -> {
                  return session.get((String) arguments[0]);
                }
                case "invalidate" -> invalidated = true;
                default -> {}
              }
              return null;
            });
  }

  private HttpServletResponse response() {
    return (HttpServletResponse)
        Proxy.newProxyInstance(
            getClass().getClassLoader(),
            new Class<?>[] {HttpServletResponse.class},
            (proxy, method, arguments) -> {
              switch (method.getName()) {
                case "sendError" -> error = (int) arguments[0];
                case "setStatus" -> status = (int) arguments[0];
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
}
