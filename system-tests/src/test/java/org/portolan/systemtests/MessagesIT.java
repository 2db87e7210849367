package org.portolan.systemtests;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions.ContainsTextOptions;
import com.microsoft.playwright.assertions.LocatorAssertions.HasCountOptions;
import com.microsoft.playwright.options.SelectOption;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Messages that do not arrive: seen, counted, and sent again by somebody. */
class MessagesIT extends BrowserTest {

  private static final String CHINESE = ".phone[lang=zh-Hans]";
  private static final ContainsTextOptions SOON = new ContainsTextOptions().setTimeout(30_000);
  private static final HasCountOptions BY_ITSELF = new HasCountOptions().setTimeout(30_000);

  @Test
  void a_message_that_was_taken_for_advertising_is_sent_again_and_counted() throws SQLException {
    Page handsets = open(Device.DESK, "/handset");
    takeForAdvertising(handsets, handsets.locator(CHINESE + " .number").innerText());
    int before = handsets.locator(CHINESE + " .theirs").count();
    handsets.locator(CHINESE + " input[type=text]").fill("你好");
    handsets.locator(CHINESE + " input[type=submit]").click();
    handsets.waitForLoadState();

    Page officer = StaffDesk.signIn(page(Device.DESK, "en"), "officer");
    Locator line = officer.locator(".stuck li").filter(holding("王小梅"));
    reloadUntilThere(officer, "/staff/waiting", line);
    assertThat(line.first()).containsText("the carrier took it for unwanted advertising");
    screenshot(officer, "waiting");
    assertAccessible(officer);
    int lines = line.count();
    line.first().locator(".again").click();
    assertThat(line).hasCount(lines - 1, BY_ITSELF);
    assertThat(handsets.locator(CHINESE + " .theirs")).hasCount(before + 1, BY_ITSELF);

    Page supervisor = StaffDesk.signIn(page(Device.DESK, "en"), "supervisor");
    supervisor.navigate(url("/staff/messages"));
    assertThat(supervisor.locator("main")).containsText("Messages come and go as they should.");
    assertThat(supervisor.locator(".counts").first()).containsText("Due now");
    reloadUntilThere(supervisor, "/staff/messages", supervisor.locator("[id='charges']"));
    assertThat(supervisor.locator("[id='charges'] tbody tr").first()).containsText("$0.");
    screenshot(supervisor, "messages");
    assertAccessible(supervisor);

    officer.navigate(url("/staff/board"));
    officer.locator("tr").filter(holding("王小梅")).locator("a.open").click();
    officer.waitForURL("**/staff/case?ref=*");
    Locator cost = officer.locator(".timeline .sent .cost");
    reloadUntilThere(officer, officer.url(), cost.filter(holding("billed $0.")));
    assertThat(cost.first()).containsText("part");
  }

  @Test
  void who_runs_the_system_sees_counts_and_an_officer_does_not() throws SQLException {
    Page admin = StaffDesk.signIn(page(Device.PHONE, "en"), "admin");
    admin.navigate(url("/staff/messages"));
    assertThat(admin.locator("h1")).hasText("Messages");
    assertThat(admin.locator("main")).not().containsText("+86");
    untoldIsShown(admin);
    screenshot(admin, "messages-phone");
    assertAccessible(admin);
    trouble("DELETE FROM trouble_told WHERE what = 'broadcast'");

    Page officer = StaffDesk.signIn(page(Device.PHONE, "ar"), "officer-ar");
    assertThat(officer.request().get(url("/staff/messages")).status()).isEqualTo(404);
    officer.navigate(url("/staff/waiting"));
    screenshot(officer, "waiting-phone-ar");
    assertAccessible(officer);
  }

  /** Somebody may come on duty, and be told, between its being written and looked at. */
  private static void untoldIsShown(Page admin) throws SQLException {
    Locator untold = admin.locator("#untold");
    for (int tries = 0; tries < 5 && untold.count() == 0; tries++) {
      trouble(
          "INSERT INTO trouble_told (what, untold_since) VALUES ('broadcast', now())"
              + " ON CONFLICT (what) DO UPDATE SET untold_since = now()");
      admin.reload();
    }
    assertThat(untold).containsText("nobody was told");
    assertThat(untold.locator("li").first()).hasText("A broadcast stands still.");
  }

  private static void trouble(String sql) throws SQLException {
    try (Connection connection = PortolanUnderTest.asSuperuser().getConnection();
        Statement statement = connection.createStatement()) {
      statement.executeUpdate(sql);
    }
  }

  private static Locator.FilterOptions holding(String text) {
    return new Locator.FilterOptions().setHasText(text);
  }

  private static void reloadUntilThere(Page officer, String path, Locator line) {
    await()
        .pollInSameThread()
        .atMost(Duration.ofSeconds(30))
        .until(
            () -> {
              officer.navigate(path.startsWith("/") ? url(path) : path);
              return line.count() > 0;
            });
  }

  private static void takeForAdvertising(Page handsets, String number) throws SQLException {
    handsets.locator("#network summary").click();
    handsets.selectOption("[id='carrier:kind']", "undelivered");
    handsets.selectOption("[id='carrier:phone']", new SelectOption().setValue(number));
    handsets.click("[id='carrier:choose']");
    handsets.waitForLoadState();
    try (Connection connection = PortolanUnderTest.asSuperuser().getConnection();
        Statement statement = connection.createStatement()) {
      statement.executeUpdate("UPDATE sandbox_fault SET value = 30007 WHERE remaining > 0");
    }
  }

  private static String url(String path) {
    return PortolanUnderTest.url(path).toString();
  }
}
