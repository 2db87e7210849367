package org.portolan.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.portolan.systemtests.Keycloak.Somebody;

/** Staff who sign in at their organisation's own provider, a Keycloak. */
class ProviderSignInIT extends BrowserTest {

  private static final Somebody COLLEAGUE = new Somebody("nadia", "nadia@provider.example", true);
  private static final Somebody UNVERIFIED = new Somebody("omar", "omar@provider.example", false);
  private static final Somebody OFFICER_S_ADDRESS =
      new Somebody("mallory", "officer@harbour.example", true);

  private static Keycloak keycloak;
  private static HttpResponse<Void> beforeItRan;

  @BeforeAll
  static void start() throws Exception {
    beforeItRan = get("/staff/provider", "");
    keycloak = Keycloak.with(List.of(COLLEAGUE, UNVERIFIED, OFFICER_S_ADDRESS));
  }

  @AfterAll
  static void stop() {
    keycloak.close();
  }

  @Test
  void a_colleague_comes_in_by_the_provider_until_the_account_is_disabled() {
    Page administrator = StaffDesk.signIn(page(Device.DESK, "en"), "admin");
    openForProvider(administrator, COLLEAGUE);
    openForProvider(administrator, UNVERIFIED);
    assertAccessible(administrator);

    Page page = page(Device.PHONE, "ar");
    page.navigate(PortolanUnderTest.url("/staff/sign-in").toString());
    assertAccessible(page);
    screenshot(page, "sign-in-provider-phone-ar");
    signInAt(page, COLLEAGUE);
    assertThat(page.url()).endsWith("/staff/board");
    page.navigate(PortolanUnderTest.url("/staff/me").toString());
    assertThat(page.textContent("main")).contains("Keycloak");
    assertThat(page.isVisible("[id='password:change']")).as("a password to change").isFalse();
    assertAccessible(page);

    Page unverified = page(Device.DESK, "en");
    signInAt(unverified, UNVERIFIED);
    assertRefused(unverified);

    administrator.click(".disable[aria-label*=nadia]");
    administrator.click("[id='accounts:disable']");
    administrator.waitForSelector(".said-so");
    page.navigate(PortolanUnderTest.url("/staff/board").toString());
    assertThat(page.url()).as("the session of a disabled account").contains("/staff/sign-in");
    page.click("#provider");
    page.waitForURL("**/staff/sign-in?provider=refused");
  }

  @Test
  void the_provider_opens_no_account_that_was_not_opened_for_it() {
    Page page = page(Device.DESK, "en");
    page.navigate(PortolanUnderTest.url("/staff/sign-in").toString());
    signInAt(page, OFFICER_S_ADDRESS);
    assertRefused(page);
    screenshot(page, "sign-in-provider-refused-desk");
  }

  @ParameterizedTest
  @CsvSource({
    "'', code=c&state=s, expired",
    "'portolan-provider=', code=c&state=s, expired",
    "'portolan-provider=%s', code=made-up&state=another-state-than-the-own, refused",
    "'portolan-provider=%s', code=made-up&state=ssssssssssssssssssssssss, refused",
    "'portolan-provider=%s', error=access_denied&state=ssssssssssssssssssssssss, refused",
    "'portolan-provider=%s', state=ssssssssssssssssssssssss, refused",
    "'portolan-provider=%s', %5Bx%5D=%00, refused",
  })
  void an_answer_to_nothing_that_was_asked_signs_nobody_in(String cookie, String query, String why)
      throws Exception {
    String kept = "s".repeat(24) + "." + "n".repeat(24) + "." + "v".repeat(43);

    HttpResponse<Void> answer = get("/staff/provider/return?" + query, cookie.replace("%s", kept));

    assertThat(answer.statusCode()).isEqualTo(302);
    assertThat(answer.headers().firstValue("Location").orElseThrow())
        .endsWith("/staff/sign-in?provider=" + why);
    assertThat(String.join(";", answer.headers().allValues("Set-Cookie")))
        .doesNotContain("JSESSIONID");
  }

  @Test
  void while_the_provider_is_away_people_are_told_so() {
    assertThat(beforeItRan.statusCode()).isEqualTo(302);
    String where = beforeItRan.headers().firstValue("Location").orElseThrow();
    assertThat(where).endsWith("/staff/sign-in?provider=unreachable");

    Page page = page(Device.DESK, "fr");
    page.navigate(PortolanUnderTest.url("").resolve(URI.create(where)).toString());
    assertThat(page.textContent("[role=alert]")).contains("Keycloak ne répond pas");
  }

  private static void openForProvider(Page administrator, Somebody person) {
    administrator.click("[id='accounts:new']");
    administrator.fill("[id='accounts:name']", person.name());
    administrator.fill("[id='accounts:email']", person.email());
    administrator.selectOption("[id='accounts:role']", "quarantine-officer");
    administrator.fill("[id='accounts:scope']", "health-authority/harbour");
    administrator.selectOption("[id='accounts:by']", "true");
    administrator.click("[id='accounts:open']");
    administrator.waitForSelector(".said-so");
    administrator.waitForSelector("[id='accounts:new']");
  }

  private static void signInAt(Page page, Somebody person) {
    page.navigate(PortolanUnderTest.url("/staff/sign-in").toString());
    page.click("#provider");
    page.fill("#username", person.name());
    page.fill("#password", Somebody.PASSWORD);
    page.click("#kc-login");
    page.waitForURL(url -> url.startsWith(PortolanUnderTest.url("/staff/").toString()));
  }

  private static void assertRefused(Page page) {
    assertThat(page.url()).endsWith("/staff/sign-in?provider=refused");
    assertThat(page.textContent("[role=alert]")).contains("no account here belongs to you");
    assertThat(page.context().cookies().stream().map(cookie -> cookie.name))
        .doesNotContain("JSESSIONID");
  }

  private static HttpResponse<Void> get(String path, String cookie) throws Exception {
    return PortolanUnderTest.http()
        .send(
            HttpRequest.newBuilder(PortolanUnderTest.url(path)).header("Cookie", cookie).build(),
            BodyHandlers.discarding());
  }
}
