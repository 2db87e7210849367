package org.portolan.systemtests;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions.ContainsTextOptions;
import com.microsoft.playwright.options.SelectOption;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A community worker writes to many, a colleague approves, and each gets it in their language. */
class BroadcastIT extends BrowserTest {

  private static final String[] COUNTRIES = {"LB", "CN", "NG", "SN"};
  private static final ContainsTextOptions SOON = new ContainsTextOptions().setTimeout(60_000);

  /**
   * The day is theirs at any hour of this test, and who shares a phone in Senegal wants no more.
   */
  @BeforeEach
  void people() throws SQLException {
    superuser(
        "UPDATE person SET quiet_from = '03:00', quiet_until = '03:01' WHERE id IN (SELECT person_id"
            + " FROM contact_point WHERE region IN ('LB', 'CN', 'NG', 'SN'))");
    superuser("UPDATE contact_point SET state = 'opted-out' WHERE region = 'SN'");
  }

  @AfterEach
  void as_before() throws SQLException {
    superuser(
        "UPDATE person SET quiet_from = NULL, quiet_until = NULL WHERE id IN (SELECT person_id"
            + " FROM contact_point WHERE region IN ('LB', 'CN', 'NG', 'SN'))");
    superuser("UPDATE contact_point SET state = 'usable' WHERE region = 'SN'");
  }

  @Test
  void a_message_to_many_is_counted_approved_and_arrives_in_each_readers_language() {
    Page worker = StaffDesk.signIn(page(Device.DESK, "en"), "community");
    worker.navigate(url("/staff/broadcasts"));
    assertThat(worker.locator("h1")).hasText("Broadcasts");
    worker.click("#new");
    write(worker);
    assertThat(worker.locator("#counts")).containsText("Numbers written to3");
    assertThat(worker.locator("#counts")).containsText("Want no such messages1");
    assertThat(worker.locator("#missing")).containsText("简体中文");
    assertThat(worker.locator("#readers")).containsText("in another language: English");
    assertThat(worker.locator("main")).not().containsText("+961");
    screenshot(worker, "broadcast-counted");
    assertAccessible(worker);
    String address = worker.url();
    worker.click("[id='decide:submit']");
    assertThat(worker.locator("#state")).hasText("waits for a second person");
    assertThat(worker.locator("[id='decide:approve']")).hasCount(0);
    assertThat(worker).hasURL(address);

    Page second = StaffDesk.signIn(page(Device.PHONE, "ar"), "community-ar");
    second.navigate(url("/staff/broadcasts"));
    second.locator("a.open").first().click();
    screenshot(second, "broadcast-approve-phone-ar");
    assertAccessible(second);
    second.click("[id='decide:approve']");
    arrives(worker);
    screenshot(second, "broadcast-going-phone-ar");
  }

  private static void write(Page worker) {
    worker.fill("[id='broadcast:title']", "Water point");
    say(worker, "en", "The water point at the gate is open.");
    say(worker, "ar", "نقطة الماء عند البوابة مفتوحة.");
    worker
        .locator("details", new Page.LocatorOptions().setHas(worker.locator("select[multiple]")))
        .locator("summary")
        .click();
    SelectOption[] chosen = new SelectOption[COUNTRIES.length];
    for (int i = 0; i < COUNTRIES.length; i++) {
      chosen[i] = new SelectOption().setValue(COUNTRIES[i]);
    }
    worker.locator("select[multiple]").selectOption(chosen);
    worker.click("[id='broadcast:save']");
    worker.waitForURL("**/staff/broadcast?ref=*");
  }

  private static void say(Page worker, String language, String text) {
    worker.locator(".language-" + language + " summary").click();
    worker.locator(".language-" + language + " textarea").fill(text);
  }

  private void arrives(Page worker) {
    Page handsets = open(Device.DESK, "/handset");
    assertThat(last(handsets, "en", "+234")).containsText("The water point at the gate", SOON);
    assertThat(last(handsets, "ar", "+961")).containsText("نقطة الماء", SOON);
    assertThat(last(handsets, "zh-Hans", "+86")).containsText("这段文字暂时没有", SOON);
    worker.reload();
    assertThat(worker.locator("[id='going:results']")).containsText("Delivered3", SOON);
    assertThat(worker.locator("[id='going:lines']")).containsText("the person wants no messages");
    screenshot(worker, "broadcast-done");
    assertAccessible(worker);
  }

  @Test
  void of_two_with_the_same_draft_nobody_writes_over_the_other_or_sends_it_unseen() {
    Page first = StaffDesk.signIn(page(Device.DESK, "en"), "community");
    first.navigate(url("/staff/broadcast"));
    first.fill("[id='broadcast:title']", "Bread");
    say(first, "en", "There is bread at noon.");
    first.click("[id='broadcast:save']");
    first.waitForURL("**/staff/broadcast?ref=*");
    Page second = StaffDesk.signIn(page(Device.PHONE, "ar"), "community-ar");
    second.navigate(first.url());
    second.fill("[id='broadcast:title']", "Bread and soup");
    second.click("[id='broadcast:save']");
    assertThat(second.locator("h1")).hasText("Bread and soup");

    first.click("[id='decide:submit']");
    assertThat(first.locator("main")).containsText("A colleague was faster");
    assertThat(first.locator("#state")).hasText("being written");
    first.locator(".language-en textarea").fill("There is bread at one.");
    first.click("[id='broadcast:save']");
    assertThat(first.locator("#overtaken")).containsText("Bread and soup");
    assertThat(first.locator(".language-en textarea")).hasValue("There is bread at one.");
    screenshot(first, "broadcast-overtaken");
    assertAccessible(first);
    first.click("[id='broadcast:save']");
    assertThat(first.locator("h1")).hasText("Bread");
    assertThat(first.locator("#overtaken")).hasCount(0);
    first.click("[id='decide:drop']");
  }

  private static Locator last(Page handsets, String language, String number) {
    return handsets
        .locator(".phone[lang='" + language + "']")
        .filter(new Locator.FilterOptions().setHasText(number))
        .locator(".texts .theirs")
        .last();
  }

  @Test
  void who_runs_the_system_keeps_a_route_and_others_do_not_see_it() {
    Page admin = StaffDesk.signIn(page(Device.PHONE, "en"), "admin");
    admin.navigate(url("/staff/routes"));
    admin.selectOption("[id='routes:country']", "KE");
    admin.fill("[id='routes:sender']", "Portolan");
    admin.click("[id='routes:keep']");
    assertThat(admin.locator("[id='routes:all']")).containsText("Nobody can answer a name", SOON);
    admin.uncheck("[id='routes:replies']");
    admin.fill("[id='routes:reply-to']", "+15005550009");
    admin.click("[id='routes:keep']");
    Locator kenya =
        admin
            .locator("[id='routes:lines'] tr")
            .filter(new Locator.FilterOptions().setHasText("Kenya"));
    assertThat(kenya).containsText("one way only", SOON);
    screenshot(admin, "routes-phone");
    assertAccessible(admin);
    kenya.locator(".remove").click();
    assertThat(kenya).hasCount(0);
    Page worker = StaffDesk.signIn(page(Device.PHONE, "en"), "community");
    org.assertj.core.api.Assertions.assertThat(worker.request().get(url("/staff/routes")).status())
        .isEqualTo(404);
  }

  private static void superuser(String sql) throws SQLException {
    try (Connection connection = PortolanUnderTest.asSuperuser().getConnection();
        Statement statement = connection.createStatement()) {
      statement.executeUpdate(sql);
    }
  }

  private static String url(String path) {
    return PortolanUnderTest.url(path).toString();
  }
}
