package org.portolan.systemtests;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.portolan.i18n.Language;
import org.portolan.i18n.Texts;

/**
 * Pages that are published, withdrawn and due to be read again at a time, by the sandbox's clock.
 */
class PortalTimesIT extends BrowserTest {

  private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");
  private static final DateTimeFormatter TYPED = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm");

  private final String slug = "timed-" + UUID.randomUUID().toString().substring(0, 8);

  private static String url(String path) {
    return PortolanUnderTest.url(path).toString();
  }

  private HttpResponse<String> read() {
    try {
      HttpRequest request =
          HttpRequest.newBuilder(PortolanUnderTest.url("/en/try/" + slug)).build();
      return PortolanUnderTest.http().send(request, BodyHandlers.ofString());
    } catch (IOException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static LocalDateTime now(Page handsets) {
    String clock = handsets.locator("#clock bdi").innerText().replace(" UTC", "").strip();
    return LocalDateTime.parse(clock, CLOCK);
  }

  private static void pass(Page handsets, boolean untilMorning) {
    Locator buttons = handsets.locator("#clock input[type=submit]");
    (untilMorning ? buttons.last() : buttons.first()).click();
    handsets.waitForLoadState();
  }

  /** Written and approved, not published. */
  private Page approved(Page author) {
    PortalDesk.begin(author, slug, "information");
    PortalDesk.write(author, "Opening hours", "We open at **nine**.");
    author.click("[id='decide:submit']");
    Page second = StaffDesk.signIn(page(Device.DESK, "en"), "information-ar");
    second.navigate(url("/staff/page?page=" + slug + "&language=en"));
    second.click("[id='decide:approve']");
    assertThat(second.locator("#state")).hasClass("pill page-state approved");
    return second;
  }

  @Test
  void a_page_is_published_and_withdrawn_at_its_time() {
    Page handsets = open(Device.DESK, "/handset");
    Page second = approved(StaffDesk.signIn(page(Device.DESK, "en"), "information"));
    LocalDateTime now = now(handsets);
    second.fill("[id='decide:time']", TYPED.format(now.minusHours(1)));
    second.click("[id='decide:publish']");
    assertThat(second.locator(".errors")).isVisible();
    second.fill("[id='decide:time']", TYPED.format(now.plusMinutes(30)));
    second.click("[id='decide:publish']");
    assertThat(second.locator("#publish-at")).containsText(CLOCK.format(now.plusMinutes(30)));
    assertAccessible(second);
    screenshot(second, "portal-publish-at");
    assertThat(read().statusCode()).isEqualTo(404);

    pass(handsets, false);
    await("published at its time")
        .atMost(Duration.ofSeconds(15))
        .until(() -> read().statusCode() == 200);
    assertThat(read().body()).contains("<strong>nine</strong>");

    second.reload();
    LocalDateTime later = now(handsets);
    second.fill("[id='decide:time']", TYPED.format(later.plusMinutes(30)));
    second.click("[id='decide:withdraw']");
    assertThat(second.locator("#withdraw-at")).containsText(CLOCK.format(later.plusMinutes(30)));
    assertThat(read().statusCode()).isEqualTo(200);

    pass(handsets, false);
    await("withdrawn at its time")
        .atMost(Duration.ofSeconds(15))
        .until(() -> read().statusCode() == 404);
    second.reload();
    assertThat(second.locator("#state")).hasClass("pill page-state withdrawn");
    assertThat(second.locator("#history li").first())
        .containsText(Texts.product().text(Language.of("ar"), "staff.page.event.withdrawn"));
  }

  @Test
  void an_entry_rule_is_told_from_its_time_on() {
    Page handsets = open(Device.DESK, "/handset");
    Page author = StaffDesk.signIn(page(Device.DESK, "en"), "information");
    EntryRulesIT.written(author, "TUN", "not-allowed", "0");
    EntryRulesIT.save(author);
    author.click("[id='decide:submit']");
    assertThat(author.locator("#state")).hasText("waits for a second person");
    Page second = StaffDesk.signIn(page(Device.DESK, "en"), "information-ar");
    second.navigate(author.url());
    LocalDateTime at = now(handsets).plusMinutes(30);
    second.fill("[id='decide:publish-at']", TYPED.format(at));
    second.click("[id='decide:approve']");
    author.reload();
    assertThat(author.locator("#decide .notice")).containsText(at.toLocalTime().toString());

    Page traveller = pageWithoutScript(Device.PHONE, "en");
    assertThat(asksAboutTunisia(traveller, at)).contains("We do not know");
    pass(handsets, false);
    await("told at its time")
        .atMost(Duration.ofSeconds(15))
        .until(() -> asksAboutTunisia(traveller, at).contains("you cannot enter Tunisia"));
    author.reload();
    assertThat(author.locator("#state")).hasText("published");

    author.fill("[id='rule:rank']", "1");
    EntryRulesIT.save(author);
    author.click("[id='decide:drop']");
    assertThat(author.locator("#state")).hasText("withdrawn");
    assertThat(asksAboutTunisia(traveller, at)).contains("you cannot enter Tunisia");
    author.click("[id='decide:withdraw']");
    assertThat(author.locator("[id='decide:withdraw']")).hasCount(0);
    await("told no more")
        .atMost(Duration.ofSeconds(15))
        .until(() -> asksAboutTunisia(traveller, at).contains("We do not know"));
  }

  private static String asksAboutTunisia(Page traveller, LocalDateTime about) {
    traveller.navigate(url("/en/travel"));
    traveller.selectOption("#to", "TUN");
    traveller.fill("#on", about.toLocalDate().plusDays(2).toString());
    traveller.click("#next");
    return traveller.locator("main").innerText();
  }

  @Test
  void a_page_whose_day_of_review_has_passed_says_so_until_it_was_read_again() {
    Page handsets = open(Device.DESK, "/handset");
    Page author = StaffDesk.signIn(page(Device.DESK, "en"), "information");
    Page second = approved(author);
    second.click("[id='decide:publish']");
    assertThat(second.locator("#state")).hasClass("pill page-state published");
    LocalDate day = now(handsets).toLocalDate();
    readBy(author, day);
    assertThat(read().body()).doesNotContain("under review");

    while (!now(handsets).toLocalDate().isAfter(day)) {
      pass(handsets, true);
    }
    await("the day has passed")
        .atMost(Duration.ofSeconds(10))
        .pollInterval(Duration.ofMillis(50))
        .until(() -> read().body().contains("This page is under review"));
    Page phone = pageWithoutScript(Device.PHONE, "ar");
    phone.navigate(url("/ar/try/" + slug));
    assertThat(phone.locator(".status").last()).containsText("This page is under review");
    assertAccessible(phone);
    screenshot(phone, "portal-under-review-phone-ar");
    author.navigate(url("/staff/pages"));
    assertThat(author.locator("#review li:has(a[href*='" + slug + "']) .over"))
        .hasText("under review");
    assertAccessible(author);
    screenshot(author, "portal-review-due");

    readBy(author, now(handsets).toLocalDate().plusMonths(3));
    await("it was read again")
        .atMost(Duration.ofSeconds(10))
        .pollInterval(Duration.ofMillis(50))
        .until(() -> !read().body().contains("under review"));
  }

  private void readBy(Page author, LocalDate day) {
    author.navigate(url("/staff/page-facts?page=" + slug));
    author.fill("[id='facts:review-by']", day.toString());
    author.click("[id='facts:save']");
    assertThat(author.locator(".said-so")).isVisible();
  }
}
