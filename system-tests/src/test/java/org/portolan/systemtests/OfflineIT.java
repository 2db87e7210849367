package org.portolan.systemtests;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.google.gson.JsonObject;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions.IsVisibleOptions;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.portolan.i18n.Language;
import org.portolan.i18n.Texts;

/** Public pages on a phone: there without a connection for whoever asked for it, and gone again. */
class OfflineIT extends BrowserTest {

  private static final IsVisibleOptions SOON = new IsVisibleOptions().setTimeout(20_000);
  private static final Duration A_WHILE = Duration.ofSeconds(20);
  private static final String QUARANTINE = "/en/health/quarantine";
  private static final String DISTRESS = "/en/health/mental-health";
  private static final String TRAVELLER = "+2348031234567";
  private static final String BOX = "main > .status.offline";

  @BeforeEach
  void wait_for_the_first_pages() {
    Page page = page(Device.PHONE, "en");
    await()
        .atMost(Duration.ofSeconds(60))
        .until(() -> page.request().get(url(DISTRESS)).status() == 200);
  }

  /** Somebody who has kept the pages of a language. */
  private Page keeper(String language, boolean also) {
    Page page = page(Device.PHONE, language);
    KeptPages.keep(page, url("/" + language + "/keep"), also);
    return page;
  }

  private void offline(Page page) {
    page.context().setOffline(true);
  }

  private void online(Page page) {
    page.context().setOffline(false);
    consoleErrors().removeIf(error -> error.contains("ERR_INTERNET_DISCONNECTED"));
  }

  @Test
  void kept_pages_are_read_without_a_connection_and_say_how_old_they_are() {
    Page page = page(Device.PHONE, "en");
    page.navigate(url("/en/"));
    assertThat(page.locator(".keep a")).isVisible();
    screenshot(page, "first-page-phone");
    assertInstallable(page);
    page.navigate(url(QUARANTINE));
    assertThat(KeptPages.addresses(page)).isEmpty();
    page.locator(".keep a").click();
    assertThat(page).hasURL(url("/en/keep"));
    assertThat(page.locator("#away")).isHidden();
    assertAccessible(page);
    screenshot(page, "keep-phone");

    page.click("#keep input[type=submit]");
    assertThat(KeptPages.said(page, "done")).isVisible(SOON);
    assertThat(page.locator("#day")).not().isEmpty();
    String day = page.locator("#day").innerText();
    assertThat(page.locator("#keep")).isHidden();
    assertAccessible(page);
    screenshot(page, "kept-phone");
    assertThat(KeptPages.addresses(page)).contains("portolan-1-en " + QUARANTINE);
    assertThat(KeptPages.addresses(page)).doesNotContain("portolan-1-en " + DISTRESS);

    offline(page);
    page.navigate(url(QUARANTINE));
    assertThat(page.locator("h1")).containsText("Quarantine");
    assertThat(page.locator(BOX)).containsText("This page is from " + day);
    assertThat(page.locator("body")).hasCSS("margin", "0px");
    page.reload();
    assertThat(page.locator(BOX)).isVisible();
    assertAccessible(page);
    screenshot(page, "offline-page-phone");

    page.navigate(url(DISTRESS));
    assertThat(page.locator("h1")).hasText("This page is not on this phone");
    assertThat(page.locator("main a[href='" + QUARANTINE + "']")).isVisible();
    assertThat(page.locator("main a[href='" + DISTRESS + "']")).hasCount(0);
    assertThat(page.locator("a[href^='tel:']").first()).isVisible();
    assertAccessible(page);
    screenshot(page, "offline-not-here-phone");
    page.navigate(url("/en/really"));
    assertThat(page.locator("h1")).hasText("This page is not on this phone");
    page.navigate(url("/"));
    page.click("main a[href='/en/']");
    assertThat(page.locator(BOX)).isVisible();

    online(page);
    page.navigate(url(QUARANTINE));
    assertThat(page.locator(BOX)).hasCount(0);
    assertThat(page.locator(".keep a")).hasText("Pages on this phone");
  }

  private static void assertInstallable(Page page) {
    CDPSession session = page.context().newCDPSession(page);
    assertThat(session.send("Page.getAppManifest").getAsJsonArray("errors")).isEmpty();
    // each browser of a test is a private one, into which one with a window installs nothing
    assertThat(session.send("Page.getInstallabilityErrors").toString())
        .isIn(
            "{\"installabilityErrors\":[]}",
            "{\"installabilityErrors\":[{\"errorId\":\"in-incognito\",\"errorArguments\":[]}]}");
  }

  @Test
  void removing_leaves_nothing_behind() {
    Page page = keeper("en", true);
    assertThat(KeptPages.addresses(page)).contains("portolan-1-en " + DISTRESS);
    offline(page);
    page.navigate(url(DISTRESS));
    assertThat(page.locator(BOX)).isVisible();
    page.locator(".keep a").click();
    page.click("#away");
    assertThat(KeptPages.said(page, "removed")).isVisible(SOON);
    assertThat(page.locator("#keep")).isVisible();
    assertThat(KeptPages.addresses(page)).isEmpty();
    online(page);
    page.navigate(url(QUARANTINE));
    page.navigate(url("/en/keep"));
    assertThat(page.locator("#keep")).isVisible();
    assertThat(KeptPages.addresses(page)).isEmpty();
    assertThat(
            page.evaluate("async () => (await navigator.serviceWorker.getRegistrations()).length"))
        .isEqualTo(0);
  }

  @Test
  void in_arabic_too() {
    Language arabic = Language.of("ar");
    Page page = keeper("ar", false);
    screenshot(page, "kept-phone-ar");
    offline(page);
    page.navigate(url("/ar/health/quarantine"));
    assertThat(page.locator("html")).hasAttribute("dir", "rtl");
    assertThat(page.locator(BOX)).containsText("أنت بلا اتصال");
    assertAccessible(page);
    screenshot(page, "offline-page-phone-ar");
    page.navigate(url("/en/health/quarantine"));
    assertThat(page.locator("h1")).hasText(Texts.product().text(arabic, "offline.not-here"));
    assertAccessible(page);
    screenshot(page, "offline-not-here-phone-ar");
    online(page);
  }

  @Test
  void what_changes_while_there_is_a_connection_is_on_the_phone_afterwards() {
    try (AShownPage shown = new AShownPage("Before.")) {
      Page page = page(Device.PHONE, "en");
      await().atMost(A_WHILE).until(() -> page.request().get(url(shown.path())).ok());
      Page keeper = keeper("en", false);
      shown.says("Afterwards.");
      await()
          .atMost(Duration.ofSeconds(2))
          .until(() -> page.request().get(url(shown.path())).text().contains("Afterwards."));
      offline(keeper);
      keeper.navigate(url(shown.path()));
      assertThat(keeper.locator("article")).hasText("Before.");
      online(keeper);
      keeper.reload();
      assertThat(keeper.locator("article")).hasText("Afterwards.");
      await()
          .atMost(A_WHILE)
          .until(
              () -> KeptPages.stored(keeper).stream().anyMatch(one -> one.contains("Afterwards.")));
      offline(keeper);
      keeper.reload();
      assertThat(keeper.locator("article")).hasText("Afterwards.");
      assertThat(keeper.locator(BOX)).isVisible();

      online(keeper);
      shown.withdraw();
      await().atMost(A_WHILE).until(() -> !page.request().get(url(shown.path())).ok());
      keeper.navigate(url("/en/health/"));
      await()
          .atMost(A_WHILE)
          .until(() -> !KeptPages.addresses(keeper).contains("portolan-1-en " + shown.path()));
    }
  }

  @Test
  void a_server_that_does_not_answer_is_waited_for_three_seconds() throws Exception {
    try (HeldLine line = new HeldLine()) {
      Page page = page(Device.PHONE, "en");
      KeptPages.keep(page, line.url("/en/keep"), false);
      line.hold();
      long before = System.nanoTime();
      page.navigate(line.url(QUARANTINE));
      assertThat(Duration.ofNanos(System.nanoTime() - before))
          .isBetween(Duration.ofMillis(2_900), Duration.ofSeconds(10));
      assertThat(page.locator(BOX)).isVisible();
    }
  }

  @Test
  void without_room_nothing_is_kept_and_the_reader_is_told() {
    Page page = page(Device.PHONE, "en");
    page.navigate(url("/en/keep"));
    CDPSession session = page.context().newCDPSession(page);
    JsonObject quota = new JsonObject();
    quota.addProperty("origin", PortolanUnderTest.url("").toString());
    quota.addProperty("quotaSize", 1_000);
    session.send("Storage.overrideQuotaForOrigin", quota);
    page.click("#keep input[type=submit]");
    assertThat(KeptPages.said(page, "full")).isVisible(SOON);
    assertAccessible(page);
    assertThat(KeptPages.addresses(page)).isEmpty();
    assertThat(page.locator("#away")).isHidden();
  }

  @Test
  void what_an_older_release_kept_is_kept_anew() {
    Page page = page(Device.PHONE, "en");
    page.navigate(url("/en/keep"));
    page.evaluate("() => caches.open('portolan-0-fr')");
    page.click("#keep input[type=submit]");
    assertThat(KeptPages.said(page, "done")).isVisible(SOON);
    await()
        .atMost(A_WHILE)
        .until(() -> KeptPages.addresses(page).contains("portolan-1-fr /fr/health/quarantine"));
    await()
        .atMost(A_WHILE)
        .until(() -> page.evaluate("() => caches.has('portolan-0-fr')").equals(Boolean.FALSE));
  }

  @Test
  void nothing_of_a_person_is_ever_stored() {
    Page page = keeper("en", true);
    List<String> before = KeptPages.addresses(page);
    StaffDesk.signIn(page, "officer");
    page.navigate(url("/staff/me"));
    TravellerDesk.setShared(TRAVELLER, false);
    TravellerDesk.signIn(page, open(Device.DESK, "/handset"), "en", TRAVELLER, "1995");
    assertThat(page.locator(".matters")).containsText("Quarantine");
    page.navigate(url("/en/my/export"));
    assertThat(page.locator("main")).containsText(TRAVELLER);
    page.navigate(url("/en/really"));
    page.fill("#text", "a text to doubt");
    page.fill("#phone", "+33612987651");
    page.click("#ask");
    assertThat(page).hasURL(url("/en/really?asked"));
    page.navigate(url("/en/?chosen"));
    page.navigate(url(DISTRESS));

    assertThat(page.context().cookies()).isNotEmpty();
    assertThat(KeptPages.addresses(page))
        .containsExactlyInAnyOrderElementsOf(before)
        .allSatisfy(
            one ->
                assertThat(one)
                    .matches(
                        "portolan-1-en (/kept\\.json|/style/[a-z.]+"
                            + "|/en/(keep|offline)?|/en/(?!my/|answer/)[a-z]+/[a-z0-9-]*)"));
    assertThat(KeptPages.stored(page))
        .noneMatch(one -> one.contains("a text to doubt") || one.contains(TRAVELLER));
  }

  private static String url(String path) {
    return PortolanUnderTest.url(path).toString();
  }
}
