package org.portolan.systemtests;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions.ContainsTextOptions;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;

/** An administrator replaces keys under everybody's hands. */
class KeysetsIT extends BrowserTest {

  private static final ContainsTextOptions IN_A_WHILE =
      new ContainsTextOptions().setTimeout(60_000);

  @Test
  void the_master_keyset_is_replaced_and_officers_go_on_reading() {
    Page officer = StaffDesk.signIn(page(Device.DESK, "en"), "officer");
    long before = masterKey();
    Page administrator = StaffDesk.signIn(page(Device.PHONE, "en"), "admin");
    administrator.navigate(url("/staff/keysets"));
    assertAccessible(administrator);

    start(administrator, "start0");
    Locator ofMaster = administrator.locator("section:has(#of-master)");
    assertThat(ofMaster).containsText("Last replaced", IN_A_WHILE);
    assertThat(masterKey()).isNotEqualTo(before);
    assertThat(wrappedUnderAnother()).isZero();

    start(administrator, "start1");
    assertThat(administrator.locator("section:has(#of-cases) progress")).isVisible();
    assertAccessible(administrator);
    screenshot(administrator, "keysets-phone");

    officer.locator("a.open").first().click();
    officer.waitForURL("**/staff/case?ref=*");
    assertThat(officer.locator("h1")).not().containsText("\uFFFD");
    officer.locator("[id='person:note']").fill("Written while keys are replaced.");
    officer.locator("[id='person:note'] ~ button").first().click();
    assertThat(officer.locator(".timeline")).containsText("while keys are replaced", IN_A_WHILE);
  }

  @Test
  void nobody_else_has_such_a_page() {
    for (String name : new String[] {"officer", "supervisor", "protection", "information"}) {
      Page page = StaffDesk.signIn(page(Device.DESK, "en"), name);
      assertThat(page.request().get(url("/staff/keysets")).status()).as(name).isEqualTo(404);
    }
  }

  private static void start(Page page, String button) {
    page.click("[id='rotations:" + button + "']");
    page.locator(".ui-confirmdialog-yes:visible").click();
  }

  private static long masterKey() {
    return counted("SELECT max(id) FROM master_key");
  }

  private static long wrappedUnderAnother() {
    return counted(
        "SELECT count(*) FROM wrapped_key"
            + " WHERE master_key IS DISTINCT FROM (SELECT max(id) FROM master_key)");
  }

  private static long counted(String sql) {
    return Jdbi.create(PortolanUnderTest.keyDatabase())
        .withHandle(h -> h.createQuery(sql).mapTo(Long.class).one());
  }

  private static String url(String path) {
    return PortolanUnderTest.url(path).toString();
  }
}
