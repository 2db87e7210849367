package org.portolan.systemtests;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Page;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What people tell each other is recorded, counted and put right at the information desk. */
class RumoursIT extends BrowserTest {

  private final String told = "They close the border. " + UUID.randomUUID();

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

    of_two_who_answer_the_second_is_told_what_the_first_wrote(worker);
    worker.fill("[id='answer:words']", "It stays open. Ask us before you pay anybody.");
    worker.selectOption("[id='answer:page']", "quarantine");
    worker.click("[id='answer:save']");
    assertThat(worker.locator("#heading .pill")).hasText("answered");
    assertThat(worker.locator("#answer a[href^='/staff/page?page=quarantine']")).isVisible();
    screenshot(worker, "rumour-desk");
    everybody_reads_what_was_published_and_only_that(worker, saying);
    worker.click("[id='answer:away']");
    assertThat(worker.locator("#heading .pill")).hasText("not told any more");
    await("the public reads it no more")
        .atMost(Duration.ofSeconds(1))
        .pollInterval(Duration.ofMillis(50))
        .until(() -> !worker.request().get(url("/en/rumours")).text().contains(told));
    worker.click("[id='answer:back']");
    assertThat(worker.locator("#heading .pill")).hasText("answered");

    worker.navigate(url("/staff/rumours"));
    assertThat(worker.locator("#weeks tbody tr").last()).isVisible();
    assertThat(worker.locator("[id='list:lines']")).containsText(saying);
    assertAccessible(worker);
    screenshot(worker, "rumours-desk");
  }

  private void of_two_who_answer_the_second_is_told_what_the_first_wrote(Page second) {
    Page first = second.context().newPage();
    first.navigate(second.url());
    second.fill("[id='answer:words']", "It closes for an hour.");
    first.fill("[id='answer:words']", "Nobody closes it.");
    first.click("[id='answer:save']");
    assertThat(first.locator("#heading .pill")).hasText("answered");
    first.close();
    second.click("[id='answer:save']");
    assertThat(second.locator("#overtaken")).containsText("Nobody closes it.");
    assertThat(second.locator("[id='answer:words']")).hasValue("It closes for an hour.");
    assertAccessible(second);
    screenshot(second, "rumour-overtaken");
    second.click("[id='answer:save']");
    assertThat(second.locator("#overtaken")).hasCount(0);
  }

  private void everybody_reads_what_was_published_and_only_that(Page worker, String saying) {
    Page reader = pageWithoutScript(Device.PHONE, "ar");
    reader.navigate(url("/ar/rumours"));
    assertThat(reader.locator("main")).not().containsText(told);
    worker.click("[id='public:publish']");
    assertThat(worker.locator("#public .errors")).containsText("Write both");
    worker.fill("[id='public:saying']", told);
    worker.fill("[id='public:right']", "It stays open \u202Eevery day.");
    worker.click("[id='public:publish']");
    assertThat(worker.locator("#public .errors")).containsText("direction");
    worker.fill("[id='public:right']", "It stays open.\n<b>Ask us</b> before you pay anybody.");
    worker.click("[id='public:publish']");
    assertThat(worker.locator("#told")).containsText(told);
    assertAccessible(worker);

    await("the public reads it")
        .atMost(Duration.ofSeconds(1))
        .pollInterval(Duration.ofMillis(50))
        .until(() -> reader.request().get(url("/ar/rumours")).text().contains(told));
    reader.navigate(url("/ar/"));
    reader.click("main a[href='/ar/rumours']");
    assertThat(reader.locator("main blockquote[lang=en]").first()).hasText(told);
    assertThat(reader.locator("main")).containsText("<b>Ask us</b>");
    assertThat(reader.locator("main")).not().containsText(saying);
    assertThat(reader.locator("section a[href='/ar/health/quarantine']").first()).isVisible();
    assertThat(reader.locator("#help a[href^='tel:']").first()).isVisible();
    assertThat(reader.context().cookies()).isEmpty();
    assertAccessible(reader);
    screenshot(reader, "rumours-public-phone-ar");
    assertThat(reader.request().get(url("/sitemap.xml")).text()).contains(url("/ti/rumours"));
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
    assertThat(officer.navigate(url("/staff/rumours")).status()).isEqualTo(404);
    consoleErrors().clear();
  }
}
