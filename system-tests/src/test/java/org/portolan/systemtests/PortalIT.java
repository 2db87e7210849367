package org.portolan.systemtests;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import com.microsoft.playwright.options.RequestOptions;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.portolan.i18n.Language;
import org.portolan.i18n.Languages;

/** One writes a page, another approves it, and everybody reads it, with whatever they have. */
class PortalIT extends BrowserTest {

  private static final int LARGEST_PAGE = 40_000;

  private final String slug = "queue-" + UUID.randomUUID().toString().substring(0, 8);

  private static String url(String path) {
    return PortolanUnderTest.url(path).toString();
  }

  private static HttpResponse<String> get(String path, String... headers) {
    try {
      HttpRequest.Builder request = HttpRequest.newBuilder(PortolanUnderTest.url(path));
      for (int i = 0; i < headers.length; i += 2) {
        request.header(headers[i], headers[i + 1]);
      }
      return PortolanUnderTest.http().send(request.build(), BodyHandlers.ofString());
    } catch (IOException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void a_page_is_written_approved_and_read_within_a_second_by_everybody() {
    Page author = StaffDesk.signIn(page(Device.DESK, "en"), "information");
    author.navigate(url("/staff/pages"));
    assertThat(author.locator("h1")).hasText("Information pages");
    PortalDesk.begin(author, slug, "crisis");
    PortalDesk.write(
        author, "Where to queue", "## First\n\n- Stand **here**. [Ask](portolan:ask)\n");
    assertThat(author.locator("[id='write:preview'] h2")).hasText("First");
    assertThat(author.locator(".said-so").first()).isVisible();
    screenshot(author, "portal-write");
    assertAccessible(author);

    Page second = StaffDesk.signIn(page(Device.PHONE, "ar"), "information-ar");
    second.navigate(url("/staff/pages"));
    screenshot(second, "portal-pages-phone-ar");
    assertAccessible(second);
    PortalDesk.publish(author, second, slug, "en");
    await("the public reads it")
        .atMost(Duration.ofSeconds(1))
        .pollInterval(Duration.ofMillis(50))
        .until(() -> get("/en/try/" + slug).statusCode() == 200);

    author.navigate(url("/staff/page?page=" + slug + "&language=ar"));
    assertThat(author.locator("#reference")).containsText("Stand **here**");
    PortalDesk.write(author, "أين تقف في الصف", "## أولًا\n\nقف **هنا**. اتصل +1 555 010 0199.\n");
    PortalDesk.publish(author, second, slug, "ar");
    screenshot(second, "portal-approved-phone-ar");
    assertAccessible(second);
    reads_it_without_script();
    somebody_says_that_it_did_not_help(author);
    a_translators_tool_takes_it_along_and_brings_it_back(author);
    a_major_change_is_shown_to_translators_and_to_readers(author, second);
    author.navigate(url("/staff/pages"));
    screenshot(author, "portal-pages");
    assertAccessible(author);
  }

  private void reads_it_without_script() {
    Page phone = pageWithoutScript(Device.PHONE, "ar");
    phone.navigate(url("/"));
    assertThat(phone).hasURL(url("/ar/"));
    screenshot(phone, "portal-first-phone-ar");
    phone.locator("a[href='/ar/try/" + slug + "']").click();
    assertThat(phone.locator("h1")).hasText("أين تقف في الصف");
    assertThat(phone.locator("html")).hasAttribute("dir", "rtl");
    assertThat(phone.locator("article bdi")).hasText("+1 555 010 0199");
    assertThat(phone.locator(".status")).containsText("ناطق أصلي");
    assertThat(phone.locator(".status a")).hasAttribute("href", "/en/try/" + slug);
    assertThat(phone.locator("a.exit")).isVisible();
    screenshot(phone, "portal-page-phone-ar");
    assertThat(phone.context().cookies()).isEmpty();
    assertThat((Integer) phone.locator("html").evaluate("e => e.scrollWidth - e.clientWidth"))
        .isZero();

    for (String language : List.of("en", "ar", "am", "zh-Hans")) {
      Page scripted = page(Device.PHONE, "en");
      scripted.navigate(url("/" + language + "/try/" + slug));
      assertAccessible(scripted);
      scripted.navigate(url("/" + language + "/try/"));
      assertAccessible(scripted);
      scripted.navigate(url("/" + language + "/"));
      assertAccessible(scripted);
    }
    Page tigrinya = page(Device.PHONE, "ti");
    tigrinya.navigate(url("/ti/try/" + slug));
    assertThat(tigrinya.locator(".status").first()).containsText("English");
    assertThat(tigrinya.locator("article")).hasAttribute("lang", "en");
    screenshot(tigrinya, "portal-page-fallback-ti");
    machines_read_it();
  }

  private void somebody_says_that_it_did_not_help(Page author) {
    Page reader = pageWithoutScript(Device.PHONE, "ar");
    reader.navigate(url("/ar/try/" + slug));
    reader.locator(".feedback input[type=submit]").click();
    assertThat(reader.locator("[role=alert]")).isVisible();
    reader.check("#helped-no");
    reader.fill("#said", "أين الباب؟ <b>");
    screenshot(reader, "portal-feedback-phone-ar");
    reader.locator(".feedback input[type=submit]").click();
    assertThat(reader.locator("[role=status]")).isVisible();
    assertThat(reader.context().cookies()).isEmpty();
    author.navigate(url("/staff/page?page=" + slug + "&language=ar"));
    assertThat(author.locator("#feedback")).containsText("أين الباب؟ <b>");
  }

  private void a_translators_tool_takes_it_along_and_brings_it_back(Page author) {
    String file =
        author
            .request()
            .get(url("/staff/page/file?page=" + slug + "&language=fr"))
            .text()
            .replaceAll(
                "(?s)<source xml:space=\"preserve\">(.*?)</source>", "$0<target>$1</target>");
    author.navigate(url("/staff/page?page=" + slug + "&language=fr"));
    author.locator("#by-file summary").click();
    upload(author, file.replace("trgLang=\"fr\"", "trgLang=\"es\""));
    assertThat(author.locator(".errors")).containsText("other languages");
    author.locator("#by-file summary").click();
    upload(author, file);
    assertThat(author.locator("#state")).hasClass("pill page-state draft");
    assertThat(author.locator("[id='write:title']")).hasValue("Where to queue");
    screenshot(author, "portal-side-by-side");
    assertAccessible(author);
  }

  private void a_major_change_is_shown_to_translators_and_to_readers(Page author, Page second) {
    author.navigate(url("/staff/page?page=" + slug + "&language=en"));
    author.check("[id='write:major']");
    PortalDesk.write(
        author, "Where to queue", "## First\n\n- Stand **there**. [Ask](portolan:ask)\n");
    PortalDesk.publish(author, second, slug, "en");
    author.navigate(url("/staff/page?page=" + slug + "&language=ar"));
    assertThat(author.locator("#changes del")).hasText("here");
    assertThat(author.locator("#changes ins")).hasText("there");
    screenshot(author, "portal-what-changed");
    assertAccessible(author);
    Page reader = page(Device.PHONE, "ar");
    reader.navigate(url("/ar/try/" + slug));
    assertThat(reader.locator(".status")).containsText("تغيّر النص الأصلي");
    author.navigate(url("/staff/pages?language=ar"));
    assertThat(author.locator("#work")).containsText("outdated");
    screenshot(author, "portal-work-in-arabic");
    assertAccessible(author);
    author.navigate(url("/staff/page?page=" + slug + "&language=en&with=1"));
    assertThat(author.locator("#compared ins")).hasText("there");
  }

  private static void upload(Page author, String file) {
    author
        .locator("[id='file:upload']")
        .setInputFiles(
            new FilePayload("back.xlf", "application/xml", file.getBytes(StandardCharsets.UTF_8)));
    author.click("[id='file:take']");
  }

  private void machines_read_it() {
    HttpResponse<String> page = get("/ar/try/" + slug, "Accept-Encoding", "gzip");
    assertThat(page.headers().firstValue("Content-Encoding")).hasValue("gzip");
    assertThat(page.headers().firstValueAsLong("Content-Length").orElseThrow())
        .isLessThan(LARGEST_PAGE);
    assertThat(page.headers().firstValue("Set-Cookie")).isEmpty();
    assertThat(page.headers().firstValue("Content-Security-Policy").orElseThrow())
        .contains("script-src 'self'")
        .doesNotContain("unsafe");
    String tag = page.headers().firstValue("ETag").orElseThrow();
    assertThat(get("/ar/try/" + slug, "If-None-Match", tag).statusCode()).isEqualTo(304);
    String plain = get("/ar/try/" + slug).body();
    assertThat(plain)
        .contains("<link rel=\"canonical\" href=\"" + url("/ar/try/" + slug) + "\">")
        .contains("hreflang=\"en\" href=\"" + url("/en/try/" + slug) + "\"")
        .contains("hreflang=\"x-default\"");
    assertThat(get("/sitemap.xml").body()).contains("<loc>" + url("/ar/try/" + slug) + "</loc>");
    assertThat(get("/ar/feed.atom").body()).contains("<id>" + url("/ar/try/" + slug) + "</id>");
    assertThat(get("/robots.txt").body()).contains("Sitemap: ");
    HttpResponse<String> nothing = get("/ti/try/nothing");
    assertThat(nothing.statusCode()).isEqualTo(404);
    assertThat(nothing.body()).contains("lang=\"ti\"").contains("tel:");
    assertThat(get("/ar/elsewhere/" + slug).headers().firstValue("Location"))
        .hasValue("/ar/try/" + slug);
  }

  @Test
  void the_pages_that_come_along_are_read_in_every_language_within_their_budget() {
    await("they are brought in after the start")
        .atMost(Duration.ofSeconds(60))
        .until(() -> get("/pt/safety/scams").statusCode() == 200);
    for (Language language : Languages.travellers()) {
      for (String path : List.of("", "health/", "health/mental-health", "health/quarantine")) {
        HttpResponse<String> page =
            get("/" + language.tag() + "/" + path, "Accept-Encoding", "gzip");
        assertThat(page.statusCode()).as(language + " " + path).isEqualTo(200);
        assertThat(page.headers().firstValueAsLong("Content-Length").orElseThrow())
            .isLessThan(LARGEST_PAGE);
      }
    }
    Page phone = page(Device.PHONE, "am");
    for (String language : List.of("am", "ar", "zh-Hans", "en")) {
      phone.navigate(url("/" + language + "/health/mental-health"));
      assertAccessible(phone);
      screenshot(phone, "portal-mental-health-phone-" + language);
    }
    phone.navigate(url("/am/"));
    screenshot(phone, "portal-first-phone-am");
    Page desk = page(Device.DESK, "en");
    desk.navigate(url("/en/"));
    screenshot(desk, "portal-first-desk");
    desk.navigate(url("/en/health/quarantine"));
    screenshot(desk, "portal-quarantine-desk");
  }

  @Test
  void hostile_text_is_refused_with_reasons_and_nothing_of_it_runs() {
    Page author = StaffDesk.signIn(page(Device.DESK, "en"), "information");
    PortalDesk.begin(author, slug, "information");
    PortalDesk.write(author, "Bad", "[x](javascript:alert(1)) <script>alert(1)</script>");
    assertThat(author.locator(".errors")).containsText("javascript:alert(1)");
    PortalDesk.write(author, "Bad", "turned \u202Eround");
    assertThat(author.locator(".errors")).containsText("U+202E");
    PortalDesk.write(author, "Bad", "a".repeat(1_000_000));
    assertThat(author.locator(".errors")).containsText("two pages");
    PortalDesk.write(
        author, "Good", "<script>document.title='x'</script> <img src=x onerror=alert(1)>");
    assertThat(author.locator("[id='write:preview']")).containsText("<script>");
    assertThat(author.locator("[id='write:preview'] img")).hasCount(0);
    screenshot(author, "portal-hostile");
  }

  @Test
  void pages_are_the_work_of_information_workers_only() {
    Page officer = StaffDesk.signIn(page(Device.DESK, "en"), "officer");
    for (String path : List.of("/staff/pages", "/staff/page", "/staff/page-facts")) {
      APIResponse answer =
          officer.request().get(url(path), RequestOptions.create().setMaxRedirects(0));
      assertThat(answer.status()).isEqualTo(404);
    }
  }
}
