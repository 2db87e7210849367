package org.portolan.systemtests;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What people tell each other is recorded, counted and put right at the information desk. */
class RumoursIT extends BrowserTest {

  private static String url(String path) {
    return PortolanUnderTest.url(path).toString();
  }

  @Test
  void a_rumour_is_recorded_heard_again_answered_and_put_away() {
    String saying = "The border closes on Sunday. " + UUID.randomUUID();
    Page worker = StaffDesk.signIn(page(Device.DESK, "en"), "information");
    worker.navigate(url("/staff/rumours"));
    assertAccessible(worker);
    worker.click("[id='new:record']");
    assertThat(worker.locator("[id='new'] ul.errors")).containsText("Write something first");
    worker.fill("[id='new:saying']", saying);
    worker.selectOption("[id='new:country']", "LBY");
    worker.fill("[id='new:place']", "the port");
    worker.selectOption("[id='new:medium']", "MESSENGER");
    worker.selectOption("[id='new:reach']", "HUNDREDS");
    worker.click("[id='new:record']");

    assertThat(worker.locator("#saying")).hasText(saying);
    assertThat(worker.locator("[id='again:hearings']")).containsText("the port, Libya");
    assertAccessible(worker);
    worker.locator("details summary").click();
    worker.fill("[id='again:day']", "2019-01-01");
    worker.click("[id='again:heard']");
    assertThat(worker.locator("[id='again'] ul.errors")).containsText("within the last year");
    worker.locator("details summary").click();
    worker.fill("[id='again:day']", "");
    worker.click("[id='again:heard']");
    assertThat(worker.locator("[id='again'] ul.errors")).containsText("within the last year");
    worker.reload();
    worker.locator("details summary").click();
    worker.click("[id='again:heard']");
    assertThat(worker.locator("[id='again:hearings'] tbody tr")).hasCount(2);

    worker.fill("[id='answer:words']", "It stays open. Ask us before you pay anybody.");
    worker.selectOption("[id='answer:page']", "quarantine");
    worker.click("[id='answer:save']");
    assertThat(worker.locator("#heading .pill")).hasText("answered");
    assertThat(worker.locator("#answer a[href^='/staff/page?page=quarantine']")).isVisible();
    screenshot(worker, "rumour-desk");
    worker.click("[id='answer:away']");
    assertThat(worker.locator("#heading .pill")).hasText("not told any more");
    worker.click("[id='answer:back']");
    assertThat(worker.locator("#heading .pill")).hasText("answered");

    worker.navigate(url("/staff/rumours"));
    assertThat(worker.locator("#weeks tbody tr").last()).isVisible();
    assertThat(worker.locator("[id='list:lines']")).containsText(saying);
    assertAccessible(worker);
    screenshot(worker, "rumours-desk");
  }

  @Test
  void on_a_phone_and_from_right_to_left() {
    Page worker = StaffDesk.signIn(page(Device.PHONE, "ar"), "information-ar");
    worker.navigate(url("/staff/rumours"));
    assertThat(worker.locator("html")).hasAttribute("dir", "rtl");
    assertAccessible(worker);
    screenshot(worker, "rumours-phone-ar");
  }

  @Test
  void nobody_elses_work_shows_them() {
    Page officer = StaffDesk.signIn(page(Device.DESK, "en"), "officer");
    org.assertj.core.api.Assertions.assertThat(officer.navigate(url("/staff/rumours")).status())
        .isEqualTo(404);
    consoleErrors().clear();
  }
}
