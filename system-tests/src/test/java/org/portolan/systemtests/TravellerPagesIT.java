package org.portolan.systemtests;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions.ContainsTextOptions;
import com.microsoft.playwright.options.RequestOptions;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;

/** A traveller reads their own file behind a one-time code, without any script. */
class TravellerPagesIT extends BrowserTest {

  private static final ContainsTextOptions SOON = new ContainsTextOptions().setTimeout(20_000);

  private static final String FRENCH = "+33612345601";
  private static final String TIGRINYA = "+251911234567";
  private static final String ENGLISH = "+2348031234567";
  private static final String ARABIC = "+9613123456";

  @Test
  void a_phone_of_their_own_opens_everything_and_they_ask_and_are_answered() {
    TravellerDesk.setShared(ENGLISH, false);
    Page handsets = open(Device.DESK, "/handset");
    Page traveller = pageWithoutScript(Device.PHONE, "en");
    traveller.navigate(url("/my"));
    assertThat(traveller).hasURL(url("/en/my/sign-in"));
    screenshot(traveller, "my-sign-in-phone");

    TravellerDesk.signIn(traveller, handsets, "en", ENGLISH, "1995");
    assertThat(traveller).hasURL(url("/en/my"));
    assertThat(traveller.locator(".matters")).containsText("Quarantine");
    assertThat(traveller.locator("main .status")).hasCount(0);
    screenshot(traveller, "my-file-phone");

    traveller.click("#to-readings");
    traveller.goBack();
    traveller.click("#to-requests");
    traveller.click("#ask");
    assertThat(traveller.locator("[role=alert]")).containsText("Please write");
    traveller.fill("#text", "My name is written with <b>h</b>.");
    traveller.click("#ask");
    assertThat(traveller.locator(".request")).containsText("My name is written with <b>h</b>.");
    assertThat(traveller.locator(".request")).containsText("We will answer by");

    String answer = "We have written it so. " + System.nanoTime();
    officerAnswers(answer);
    assertThat(noticesOnTheirWay()).isPositive();
    traveller.reload();
    assertThat(traveller.locator(".request")).containsText(answer);
    assertThat(traveller.locator(".request")).containsText("We have done what you asked");
    screenshot(traveller, "my-requests-phone");

    traveller.navigate(url("/en/my/export"));
    assertThat(traveller.locator("main")).containsText("My name is written with <b>h</b>.");
    assertThat(traveller.locator("main")).containsText(ENGLISH);
    assertThat(traveller.locator("main")).containsText("Quarantine Q-");
    screenshot(traveller, "my-export-phone");
    String data = traveller.request().get(url("/en/my/data.json")).text();
    assertThat(data).contains("\"format\" : \"portolan-export/1\"", "written with <b>h</b>");
    assertThat(data).doesNotContain("staff:", "\uFFFD");

    traveller.click("#out");
    assertThat(traveller).hasURL(url("/en/my/sign-in"));
    traveller.navigate(url("/en/my/export"));
    assertThat(traveller).hasURL(url("/en/my/sign-in"));
    assertThat(traveller.request().get(url("/en/my/data.json")).text())
        .doesNotContain("portolan-export");
  }

  private void officerAnswers(String answer) {
    Page officer = StaffDesk.signIn(page(Device.DESK, "en"), "officer");
    officer.navigate(url("/staff/requests"));
    assertAccessible(officer);
    screenshot(officer, "requests-desk");
    officer.locator("a.open").last().click();
    assertThat(officer.locator("#said, [id='answer:said']")).containsText("written with <b>h</b>");
    assertAccessible(officer);
    officer.click("[id='answer:send']");
    assertThat(officer.locator(".errors")).containsText("Choose what was done", SOON);
    officer.locator("input[type=radio]").first().check();
    officer.click("[id='answer:send']");
    assertThat(officer.locator(".errors")).containsText("Write the reason", SOON);
    officer.fill("[id='answer:reason']", answer);
    officer.click("[id='answer:send']");
    assertThat(officer.locator("#answered")).containsText(answer, SOON);
    assertAccessible(officer);
    screenshot(officer, "request-desk");
  }

  @Test
  void only_staff_who_see_names_have_requests_and_whoever_watches_counts_them() {
    Page watching = StaffDesk.signIn(page(Device.PHONE, "en"), "protection");
    assertThat(watching.request().get(url("/staff/requests")).status()).isEqualTo(404);
    watching.navigate(url("/staff/retention"));
    assertThat(watching.locator(".waiting-requests")).isVisible();
    assertAccessible(watching);
    screenshot(watching, "requests-counted-phone");
    Page information = StaffDesk.signIn(page(Device.DESK, "en"), "information");
    assertThat(information.request().get(url("/staff/request?id=1")).status()).isEqualTo(404);
    Page officer = StaffDesk.signIn(page(Device.PHONE, "ar"), "officer-ar");
    for (String id : new String[] {"1", "00000000-0000-0000-0000-000000000000", "'"}) {
      officer.navigate(url("/staff/request?id=" + id));
      assertThat(officer.locator("h1")).hasText("لا يوجد طلب كهذا");
    }
  }

  @Test
  void a_shared_phone_shows_nothing_of_health_and_reads_from_right_to_left() {
    TravellerDesk.setShared(ARABIC, true);
    Page handsets = open(Device.DESK, "/handset");
    Page traveller = page(Device.PHONE, "ar");
    traveller.navigate(url("/"));
    traveller.click("a[href='/ar/my']");
    assertThat(traveller.locator("html")).hasAttribute("dir", "rtl");
    assertAccessible(traveller);

    TravellerDesk.signIn(traveller, handsets, "ar", ARABIC, "١٩٩١");
    assertThat(traveller.locator("main .status").first()).isVisible();
    assertThat(traveller.locator(".matters li")).hasCount(0);
    assertThat(traveller.locator("main")).containsText("ليلى حداد");
    assertAccessible(traveller);
    screenshot(traveller, "my-file-phone-ar");
    for (String page : new String[] {"readings", "requests"}) {
      traveller.navigate(url("/ar/my/" + page));
      assertAccessible(traveller);
      screenshot(traveller, "my-" + page + "-phone-ar");
    }
    traveller.navigate(url("/ar/my/export"));
    assertThat(traveller.locator("main")).not().containsText("Q-");
    assertThat(traveller.locator("main")).containsText(ARABIC);
    assertAccessible(traveller);
    screenshot(traveller, "my-export-phone-ar");
    assertThat(traveller.request().get(url("/ar/my/data.json")).text())
        .doesNotContain("quarantine", "health");
    finds_a_running_chat_again(traveller);
  }

  /** On another device nothing is kept of the chat; who is signed in is led to it. */
  private static void finds_a_running_chat_again(Page traveller) {
    traveller.navigate(url("/ar/chat"));
    assertThat(traveller.locator("#mine")).hasCount(0);
    traveller.fill("#text", "سؤال");
    traveller.click("#send");
    assertThat(traveller.locator("#lines li[data-seq]")).hasCount(1);
    traveller
        .context()
        .clearCookies(new BrowserContext.ClearCookiesOptions().setName("portolan-chat"));
    traveller.navigate(url("/ar/chat"));
    traveller.click("#mine");
    assertThat(traveller.locator("#lines li[data-seq] .said")).hasText("سؤال");
    traveller.click("#end");
    assertThat(traveller.locator("#rate")).isVisible();
  }

  @Test
  void nobody_learns_who_is_known_and_a_wrong_code_lets_nobody_in() {
    Page stranger = page(Device.DESK, "fr");
    TravellerDesk.ask(stranger, "fr", "+33612999998", "1971");
    String toNobody = stranger.locator("main").innerText();
    TravellerDesk.enter(stranger, "000000");
    String refused = stranger.locator("main").innerText();
    assertThat(refused).isNotEqualTo(toNobody);
    assertAccessible(stranger);
    screenshot(stranger, "my-code-desk-fr");

    Page other = page(Device.DESK, "fr");
    TravellerDesk.ask(other, "fr", FRENCH, "1900");
    assertThat(other.locator("main").innerText()).isEqualTo(toNobody);
    for (String code : new String[] {"", "abc", "' OR 1=1 --", "9".repeat(40)}) {
      TravellerDesk.enter(other, code);
      assertThat(other.locator("main").innerText()).as(code).isEqualTo(refused);
    }
    other.navigate(url("/fr/my"));
    assertThat(other).hasURL(url("/fr/my/sign-in"));
  }

  @Test
  void what_cannot_be_read_is_said_at_its_field_and_stays() {
    Page traveller = page(Device.PHONE, "ti");
    traveller.navigate(url("/ti/my/sign-in"));
    traveller.fill("#phone", "0911");
    traveller.fill("#proof", "ሰላም");
    traveller.click("#send");
    assertThat(traveller.locator("#phone-error")).isVisible();
    assertThat(traveller.locator("#proof-error")).isVisible();
    assertThat(traveller.locator("#phone")).hasValue("0911");
    assertThat(traveller.locator("#proof")).hasValue("ሰላም");
    assertAccessible(traveller);
    screenshot(traveller, "my-sign-in-phone-ti");

    traveller.fill("#phone", TIGRINYA);
    traveller.click("#send");
    assertThat(traveller.locator("#phone-error")).hasCount(0);
    assertThat(traveller.locator("#proof-error")).isVisible();
  }

  @Test
  void codes_are_asked_for_only_so_often_and_only_from_here() {
    Page traveller = page(Device.DESK, "en");
    for (int i = 0; i < 4; i++) {
      TravellerDesk.ask(traveller, "en", "+33612999997", "1971");
    }
    traveller.navigate(url("/en/my/sign-in"));
    traveller.fill("#phone", "+33612999997");
    traveller.fill("#proof", "1971");
    traveller.click("#send");
    assertThat(traveller.locator("[role=alert]")).containsText("Please wait");
    assertAccessible(traveller);

    assertThat(
            traveller
                .request()
                .post(
                    url("/en/my/code"),
                    RequestOptions.create().setHeader("Sec-Fetch-Site", "cross-site"))
                .status())
        .isEqualTo(404);
    assertThat(traveller.request().get(url("/en/my/nothing")).status()).isEqualTo(404);
    assertThat(traveller.request().get(url("/xx/my")).status()).isEqualTo(404);
  }

  /** As a text that waits until a decent hour where the person is. */
  private static long noticesOnTheirWay() {
    return Jdbi.create(PortolanUnderTest.asOwner())
        .withHandle(
            owner ->
                owner
                    .createQuery("SELECT count(*) FROM outbox WHERE purpose = 'notice'")
                    .mapTo(Long.class)
                    .one());
  }

  private static String url(String path) {
    return PortolanUnderTest.url(path).toString();
  }
}
