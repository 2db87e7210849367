package org.portolan.systemtests;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions.ContainsTextOptions;
import com.microsoft.playwright.assertions.LocatorAssertions.HasCountOptions;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.Test;

/** Somebody registered twice is made one, and two again. */
class DuplicatesIT extends BrowserTest {

  private static final ContainsTextOptions SOON = new ContainsTextOptions().setTimeout(20_000);
  private static final HasCountOptions COUNTED = new HasCountOptions().setTimeout(20_000);

  private final String paper = "D" + ThreadLocalRandom.current().nextInt(1_000_000, 9_999_999);

  @Test
  void two_are_compared_made_one_taken_back_and_kept_apart() {
    Page page = StaffDesk.signIn(page(Device.DESK, "en"), "officer");
    register(page, "Yonas Abraha");
    register(page, "ዮናስ ኣብርሃ");

    page.navigate(url("/staff/duplicates"));
    Locator row =
        page.locator("[id='duplicates:pairs'] tr")
            .filter(new Locator.FilterOptions().setHasText("Yonas Abraha"))
            .filter(new Locator.FilterOptions().setHasText("same document"))
            .last();
    assertThat(row).containsText("ዮናስ ኣብርሃ");
    assertAccessible(page);
    screenshot(page, "duplicates-desk");
    row.locator("a.open").click();
    assertThat(page.locator("#sides")).containsText(paper);
    assertThat(page.locator("#sides tr.same")).containsText(new String[] {"1988"});
    assertAccessible(page);
    screenshot(page, "compare-desk");
    String address = page.url();

    page.click("[id='compare:first']");
    page.locator(".ui-confirmdialog-yes:visible").click();
    assertThat(page.locator("#merged")).containsText("was found to be", SOON);
    assertAccessible(page);
    page.navigate(url("/staff/find"));
    page.fill("[id='find:typed']", paper);
    page.press("[id='find:typed']", "Enter");
    assertThat(page.locator("[id='find:hits'] tbody tr")).hasCount(1, COUNTED);
    page.locator("[id='find:hits'] a.person").click();
    assertThat(page.locator("#merged")).containsText("registered a second time");
    assertAccessible(page);

    page.navigate(address);
    page.click("[id='compare:undo']");
    page.locator("#not-one summary").click();
    page.click("[id='compare:dismiss']");
    assertThat(page.locator("[id='compare:all'] .errors")).containsText("Please say why", SOON);
    page.selectOption("[id='compare:reason']", "relatives");
    page.fill("[id='compare:note']", "Father and son");
    assertAccessible(page);
    screenshot(page, "compare-not-one-desk");
    page.click("[id='compare:dismiss']");
    assertThat(page.locator("#apart")).containsText("not the same person", SOON);
    assertThat(page.locator("#apart")).containsText("of one family, such as twins");
    assertThat(page.locator("#apart")).containsText("Father and son");
    assertThat(page.locator("#apart")).containsText("Amal Haddad");
    assertAccessible(page);
    screenshot(page, "compare-apart-desk");
    page.navigate(url("/staff/duplicates"));
    assertThat(row).hasCount(0);

    is_not_there_for_others(address.substring(address.indexOf("/staff")));
  }

  private void is_not_there_for_others(String compared) {
    Page administrator = StaffDesk.signIn(page(Device.DESK, "en"), "admin");
    assertThat(administrator.request().get(url("/staff/duplicates")).status()).isEqualTo(404);
    assertThat(administrator.request().get(url(compared)).status()).isEqualTo(404);
    Page phone = StaffDesk.signIn(page(Device.PHONE, "ar"), "officer-ar");
    phone.navigate(url(compared));
    assertThat(phone.locator("#sides")).containsText(paper);
    assertAccessible(phone);
    screenshot(phone, "compare-phone-ar");
    phone.navigate(url("/staff/compare?one=x&other="));
    assertThat(phone.locator("main")).containsText("غير موجودين");
  }

  private void register(Page page, String name) {
    page.navigate(url("/staff/register"));
    page.fill("[id='register:name']", name);
    page.fill("[id='register:born']", "1988");
    page.selectOption("[id='register:issuer']", "ERI");
    page.fill("[id='register:number']", paper);
    page.press("[id='register:check']", "Enter");
    Locator anyway = page.locator("[id='register:anyway']");
    anyway.or(page.locator("[id='correct:who']")).first().waitFor();
    if (anyway.isVisible()) {
      anyway.click();
    }
    page.waitForURL("**/staff/person?id=*");
  }

  private static String url(String path) {
    return PortolanUnderTest.url(path).toString();
  }
}
