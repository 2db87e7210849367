package org.portolan.systemtests;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Page;
import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Somebody looks for a page, in whatever words they have. */
class PortalSearchIT extends BrowserTest {

  private static String url(String path) {
    return PortolanUnderTest.url(path).toString();
  }

  private static HttpResponse<String> post(String path, String fields) {
    try {
      return PortolanUnderTest.http()
          .send(
              HttpRequest.newBuilder(PortolanUnderTest.url(path))
                  .header("Content-Type", "application/x-www-form-urlencoded")
                  .POST(BodyPublishers.ofString(fields))
                  .build(),
              BodyHandlers.ofString());
    } catch (IOException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static HttpResponse<String> search(String language, String typed) {
    return post(
        "/" + language + "/search", "q=" + URLEncoder.encode(typed, StandardCharsets.UTF_8));
  }

  private static void look(Page page, String typed) {
    page.fill("#q", typed);
    page.click("#search");
  }

  @Test
  void without_script_or_cookie_people_find_pages_with_their_own_words() {
    Page phone = pageWithoutScript(Device.PHONE, "am");
    phone.navigate(url("/am/"));
    phone.click("header a.search");
    assertThat(phone).hasURL(url("/am/search"));
    look(phone, "visa");
    assertThat(phone.locator(".found > li > a").first())
        .hasAttribute("href", "/am/visa/visa-remote");
    assertThat(phone.locator(".found mark").first()).containsText("ቪዛ");
    assertThat(phone).hasURL(url("/am/search"));
    assertThat(phone).hasTitle("ፈልግ – Portolan");
    screenshot(phone, "search-phone-am");

    phone.locator(".found > li > a").first().click();
    assertThat(phone.locator("article")).isVisible();
    phone.goBack();
    assertThat(phone.locator("#q")).hasValue("visa");
    assertThat(phone.locator(".found > li").first()).isVisible();
    assertThat(phone.context().cookies()).isEmpty();
    assertThat((Integer) phone.locator("html").evaluate("e => e.scrollWidth - e.clientWidth"))
        .isZero();
  }

  @Test
  void what_is_found_can_be_read_by_everybody_in_every_direction() {
    for (String[] one :
        new String[][] {{"en", "quarentine"}, {"ar", "حجر"}, {"am", "ኳራንቲን"}, {"zh-Hans", "隔離"}}) {
      Page page = page(Device.PHONE, one[0]);
      page.navigate(url("/" + one[0] + "/search"));
      assertAccessible(page);
      look(page, one[1]);
      assertThat(page.locator(".found > li > a").first())
          .hasAttribute("href", "/" + one[0] + "/health/quarantine");
      assertAccessible(page);
      screenshot(page, "search-phone-" + one[0]);
      look(page, "xqzxqzxqz");
      assertThat(page.locator("[role=status] a[href='#help']")).isVisible();
      assertThat(page.locator("#help")).isVisible();
      assertThat(page.locator(".ways a").first()).isVisible();
      assertAccessible(page);
      screenshot(page, "search-nothing-phone-" + one[0]);
      look(page, " ");
      assertThat(page.locator("[role=alert]")).isVisible();
      assertAccessible(page);
    }
    Page desk = page(Device.DESK, "en");
    desk.navigate(url("/en/search"));
    look(desk, "الحجر الصحي");
    assertThat(desk.locator(".found > li > a").first())
        .hasAttribute("href", "/en/health/quarantine");
    look(desk, "the");
    assertThat(desk.locator("[role=status]")).isVisible();
    screenshot(desk, "search-desk");
    assertAccessible(desk);
  }

  @Test
  void a_page_is_found_within_a_second_of_being_published_and_the_eleventh_by_a_button() {
    String slug = "search-" + UUID.randomUUID().toString().substring(0, 8);
    Page author = StaffDesk.signIn(page(Device.DESK, "en"), "information");
    Page second = StaffDesk.signIn(page(Device.DESK, "en"), "information-ar");
    PortalDesk.begin(author, slug, "information");
    PortalDesk.write(author, "Bandoneon <b>players</b>", "## Their ferry\n\nIt sails at noon.\n");
    assertThat(search("en", "bandoneons").body()).doesNotContain(slug);
    PortalDesk.publish(author, second, slug, "en");
    await("it is found")
        .atMost(Duration.ofSeconds(1))
        .pollInterval(Duration.ofMillis(50))
        .until(() -> search("en", "bandoneon").body().contains("/en/try/" + slug));

    String found = search("en", "bandoneons sails").body();
    assertThat(found)
        .contains("<mark>Bandoneon</mark> &lt;b&gt;players&lt;/b&gt;")
        .contains("<mark>sails</mark>");
    assertThat(search("ti", "bandoneon").body()).contains("lang=\"en\"").contains("English");
    further_results_need_no_script();
  }

  /** With the ten pages that the product brings along there are more than ten. */
  private void further_results_need_no_script() {
    Page phone = pageWithoutScript(Device.PHONE, "en");
    phone.navigate(url("/en/search"));
    look(phone, "a");
    assertThat(phone.locator(".found > li")).hasCount(10);
    String first = phone.locator(".found > li > a").first().getAttribute("href");
    phone.click(".further button");
    assertThat(phone.locator(".found")).hasAttribute("start", "11");
    assertThat(phone.locator(".found > li > a").first()).not().hasAttribute("href", first);
    assertThat(phone).hasURL(url("/en/search"));
    screenshot(phone, "search-further-phone");
    phone.locator(".further button").first().click();
    assertThat(phone.locator(".found > li > a").first()).hasAttribute("href", first);
  }

  @Test
  void whatever_is_sent_there_is_an_answer_and_none_of_it_is_written_down() throws IOException {
    String hostile = "</title><script>alert('perlimpinpin')</script>\" onfocus=\"x";
    HttpResponse<String> answer = search("en", hostile);
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).doesNotContain("<script>").doesNotContain("\" onfocus");
    assertThat(answer.headers().firstValue("Set-Cookie")).isEmpty();
    assertThat(answer.headers().firstValue("Cache-Control").orElseThrow()).startsWith("private");
    assertThat(search("en", "visa ".repeat(100)).body()).contains("only for the beginning");
    assertThat(search("en", "visa".repeat(50_000)).body()).contains("too long");
    assertThat(post("/en/search", "q=%ZZ%ff&page=-1&q=").statusCode()).isEqualTo(200);
    assertThat(post("/en/search", "q=visa&page=999999999999").statusCode()).isEqualTo(200);
    assertThat(post("/en/search", "").body()).contains("role=\"alert\"");

    try (Stream<Path> logs = Files.list(PortolanUnderTest.log())) {
      assertThat(logs.filter(Files::isRegularFile))
          .isNotEmpty()
          .allSatisfy(log -> assertThat(log).content().doesNotContain("perlimpinpin"));
    }
  }
}
