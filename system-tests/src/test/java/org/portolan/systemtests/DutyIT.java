package org.portolan.systemtests;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions.ContainsTextOptions;
import com.microsoft.playwright.assertions.LocatorAssertions.HasCountOptions;
import java.time.Clock;
import org.junit.jupiter.api.Test;
import org.portolan.cases.keys.Keys;
import org.portolan.cases.store.Actor;
import org.portolan.cases.store.CaseStore;
import org.portolan.cases.store.Compartment;

/** A supervisor keeps who is on duty at a post of their own, whose colleague gives a number. */
class DutyIT extends BrowserTest {

  private static final String POST = "health-authority/lighthouse";
  private static final ContainsTextOptions SOON = new ContainsTextOptions().setTimeout(20_000);
  private static final HasCountOptions COUNTED = new HasCountOptions().setTimeout(20_000);

  @Test
  void a_supervisor_is_warned_that_nobody_is_on_duty_and_puts_somebody_on_the_list() {
    Page administrator = StaffDesk.signIn(page(Device.DESK, "en"), "admin");
    NewColleague supervisor =
        NewColleague.openedBy(administrator, "Greta Watch", "supervisor", POST);
    NewColleague officer =
        NewColleague.openedBy(administrator, "Omar Night", "quarantine-officer", POST);
    assertThat(administrator.request().get(url("/staff/duty")).status()).isEqualTo(404);

    Page page = page(Device.DESK, "en");
    supervisor.signsInFirst(page);
    page.navigate(url("/staff/board"));
    assertThat(page.locator("#nobody-on-duty")).containsText("Nobody is on duty now");
    page.click("#nobody-on-duty a");
    assertThat(page.locator("[id='duty:all']")).containsText("Nobody of this post has given");
    assertAccessible(page);

    gives_a_number(officer);
    page.reload();
    page.click("[id='duty:add']");
    assertThat(page.locator(".errors")).containsText("Choose who is on duty", SOON);
    putOn(page, "00:00", "00:00");
    Locator rows = page.locator("[id='duty:list'] tbody tr");
    assertThat(rows.first()).containsText("Omar Night", SOON);
    assertThat(rows.first()).containsText("on duty now");
    assertThat(page.locator("#nobody")).hasCount(0);
    assertThat(page.locator("#gaps")).hasCount(0);
    putOn(page, "08:00", "20:00");
    assertThat(rows).hasCount(2, COUNTED);
    rows.last().locator(".raise").click();
    assertThat(rows.first()).containsText("08:00 – 20:00", SOON);
    rows.last().locator(".remove").click();
    page.locator(".ui-confirmdialog-yes:visible").click();
    assertThat(rows).hasCount(1, COUNTED);
    assertThat(page.locator("#gaps")).containsText("20:00 – ");
    assertAccessible(page);
    screenshot(page, "duty-desk");
    looks_right_in_arabic_on_a_phone(supervisor);
  }

  private void gives_a_number(NewColleague officer) {
    Page page = page(Device.PHONE, "en");
    officer.signsInFirst(page);
    assertThat(page.request().get(url("/staff/duty")).status()).isEqualTo(404);
    page.navigate(url("/staff/me"));
    assertThat(page.locator("#alerts-now")).containsText("cannot be on duty");
    page.fill("[id='alerts:phone']", "0612");
    page.click("[id='alerts:set']");
    assertThat(page.locator("#alerts .error")).containsText("no telephone number", SOON);
    page.fill("[id='alerts:phone']", "+33 6 12 00 00 77");
    page.click("[id='alerts:set']");
    assertThat(page.locator("#alerts-now")).containsText("77", SOON);
    assertAccessible(page);
    screenshot(page, "me-alerts-phone");
  }

  private static void putOn(Page page, String from, String until) {
    page.locator("[id='duty:who'] option").last().waitFor(attached());
    page.selectOption(
        "[id='duty:who']", page.locator("[id='duty:who'] option").last().getAttribute("value"));
    page.fill("[id='duty:from']", from);
    page.fill("[id='duty:until']", until);
    page.click("[id='duty:add']");
  }

  private static Locator.WaitForOptions attached() {
    return new Locator.WaitForOptions()
        .setState(com.microsoft.playwright.options.WaitForSelectorState.ATTACHED);
  }

  private void looks_right_in_arabic_on_a_phone(NewColleague supervisor) {
    Keys keys =
        Keys.open(
            PortolanUnderTest.keyDatabase(), PortolanUnderTest.settings().masterPassword(), 10);
    new CaseStore(PortolanUnderTest.asApplication(), keys, Clock.systemUTC())
        .run(
            Actor.system("test", Compartment.ACCESS),
            tx ->
                tx.sql()
                    .execute(
                        "UPDATE staff_account SET language = 'ar'"
                            + " WHERE scope = ? AND role = 'supervisor'",
                        POST));
    Page page = page(Device.PHONE, "ar");
    supervisor.signsIn(page, NewColleague.OWN_PASSWORD, java.time.Duration.ZERO);
    page.navigate(url("/staff/duty"));
    assertThat(page.locator("html")).hasAttribute("dir", "rtl");
    assertThat(page.locator("[id='duty:list']")).containsText("Omar Night");
    assertAccessible(page);
    screenshot(page, "duty-phone-ar");
  }

  private static String url(String path) {
    return PortolanUnderTest.url(path).toString();
  }
}
