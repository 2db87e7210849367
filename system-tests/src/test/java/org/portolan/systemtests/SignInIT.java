package org.portolan.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** From an administrator's page to a passkey: how staff get in, and how they are kept out. */
class SignInIT extends BrowserTest {

  @Test
  void a_new_colleague_signs_in_registers_a_passkey_and_opens_a_case_in_an_emergency() {
    Page administrator = StaffDesk.signIn(page(Device.DESK, "en"), "admin");
    assertThat(administrator.url()).endsWith("/staff/accounts");
    assertAccessible(administrator);
    screenshot(administrator, "accounts-desk");
    NewColleague officer =
        NewColleague.openedBy(
            administrator, "Ruth Okello", "quarantine-officer", "health-authority/airport");
    NewColleague protection =
        NewColleague.openedBy(
            administrator, "Yara Costa", "data-protection-officer", "health-authority");

    Page page = page(Device.DESK, "en");
    aSessionOfAStranger(page);
    String planted = session(page);
    officer.signsInFirst(page);
    assertThat(session(page)).as("session id after sign-in").isNotEqualTo(planted);

    passkey(page, officer);
    emergency(page, protection);
  }

  /** Registers a passkey, ends all sessions, and comes back with the passkey alone. */
  private void passkey(Page page, NewColleague officer) {
    VirtualAuthenticator.addTo(page);
    page.navigate(PortolanUnderTest.url("/staff/me").toString());
    assertAccessible(page);
    assertThat(page.isVisible("#passkeys [role=alert]"))
        .as("said before anything failed")
        .isFalse();
    page.fill("#device-name", "Office computer");
    page.click("[data-passkey=register]");
    page.waitForSelector(".keys li");
    screenshot(page, "me-desk");

    Page elsewhere = page(Device.PHONE, "ar");
    officer.signsIn(elsewhere, NewColleague.OWN_PASSWORD, Duration.ZERO);
    elsewhere.navigate(PortolanUnderTest.url("/staff/me").toString());
    assertAccessible(elsewhere);
    page.click("[id='sessions:everywhere']");
    page.waitForURL("**/staff/sign-in*");
    elsewhere.navigate(PortolanUnderTest.url("/staff/me").toString());
    assertThat(elsewhere.url()).as("the other device").contains("/staff/sign-in");

    assertAccessible(page);
    page.click("[data-passkey=sign-in]");
    page.waitForURL("**/staff/board*");
  }

  private void emergency(Page page, NewColleague protection) {
    String reference = aCase();
    page.navigate(PortolanUnderTest.url("/staff/case?ref=" + reference).toString());
    assertThat(page.textContent("h1")).contains("No such case");
    page.navigate(PortolanUnderTest.url("/staff/emergency?ref=" + reference).toString());
    assertAccessible(page);
    page.fill("[id='form:reason']", "Does not answer, and the officer in charge is away.");
    page.click("[id='form:open']");
    page.waitForSelector(".stuck li");
    page.navigate(PortolanUnderTest.url("/staff/case?ref=" + reference).toString());
    assertThat(page.textContent("h1")).contains(reference);

    Page notices = page(Device.PHONE, "fr");
    protection.signsInFirst(notices);
    notices.navigate(PortolanUnderTest.url("/staff/openings").toString());
    assertThat(notices.textContent("main")).contains(reference, "Ruth Okello", "Does not answer");
    assertAccessible(notices);
    screenshot(notices, "openings-phone");
  }

  /** One of the sample's cases, at another post of the same organisation. */
  private static String aCase() {
    return Jdbi.create(PortolanUnderTest.asOwner())
        .withHandle(
            h ->
                h.createQuery(
                        """
                        SELECT reference FROM case_file
                        WHERE scope = 'health-authority/harbour' AND kind = 'quarantine'
                          AND closed_at IS NULL AND erased_at IS NULL LIMIT 1
                        """)
                    .mapTo(String.class)
                    .one());
  }

  /** A page of another part that keeps a session of its own. */
  private static void aSessionOfAStranger(Page page) {
    page.navigate(PortolanUnderTest.url("/handset").toString());
  }

  private static String session(Page page) {
    return page.context().cookies().stream()
        .filter(cookie -> cookie.name.equals("JSESSIONID"))
        .map(cookie -> cookie.value)
        .findFirst()
        .orElse("none");
  }

  @Test
  void looking_at_the_sign_in_page_makes_no_session() throws Exception {
    HttpResponse<String> answer =
        PortolanUnderTest.http()
            .send(
                HttpRequest.newBuilder(PortolanUnderTest.url("/staff/sign-in")).build(),
                BodyHandlers.ofString());

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.headers().allValues("Set-Cookie")).isEmpty();
    assertThat(answer.body()).doesNotContain("jsessionid");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/staff/accounts", "/staff/openings", "/staff/me", "/staff/emergency"})
  void a_stranger_is_sent_to_the_sign_in(String path) throws Exception {
    HttpResponse<Void> answer =
        PortolanUnderTest.http()
            .send(
                HttpRequest.newBuilder(PortolanUnderTest.url(path)).build(),
                BodyHandlers.discarding());

    assertThat(answer.statusCode()).isEqualTo(302);
    assertThat(answer.headers().firstValue("Location").orElseThrow()).endsWith("/staff/sign-in");
    assertThat(answer.headers().allValues("Set-Cookie")).isEmpty();
  }

  @Test
  void another_site_s_page_and_a_made_up_passkey_are_refused() throws Exception {
    HttpRequest.Builder finish =
        HttpRequest.newBuilder(PortolanUnderTest.url("/staff/passkey?step=finish"))
            .POST(BodyPublishers.ofString("{}"));

    assertThat(status(finish.copy().header("Content-Type", "application/json"))).isEqualTo(403);
    assertThat(status(finish.copy().header("Content-Type", "text/plain"))).isEqualTo(400);
    assertThat(
            status(
                HttpRequest.newBuilder(PortolanUnderTest.url("/staff/passkey?step=begin"))
                    .POST(BodyPublishers.ofString("{}"))
                    .header("Content-Type", "application/json")
                    .header("Sec-Fetch-Site", "cross-site")))
        .as("what is refused is not there")
        .isEqualTo(404);
  }

  private static int status(HttpRequest.Builder request) throws Exception {
    return PortolanUnderTest.http().send(request.build(), BodyHandlers.discarding()).statusCode();
  }
}
