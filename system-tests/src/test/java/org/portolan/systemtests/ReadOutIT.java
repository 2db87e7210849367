package org.portolan.systemtests;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.EmulateMediaOptions;
import com.microsoft.playwright.options.Media;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Information pages read out by the device and on paper, and what they weigh. */
class ReadOutIT extends BrowserTest {

  private static final int BUDGET = 40_000;

  /** A device whose own voice speaks Arabic, while English is spoken for it elsewhere. */
  private static final String VOICES =
      """
      window.said = [];
      const voices = [
        {lang: 'en-GB', localService: false, default: true},
        {lang: 'ar_EG', localService: true, default: false}];
      Object.defineProperty(window, 'speechSynthesis', {value: {
        getVoices: () => voices,
        speak: (words) => { window.said.push(words.text); window.now = words; },
        cancel: () => {},
        addEventListener: () => {}}});
      window.SpeechSynthesisUtterance = function (text) { this.text = text; };
      """;

  @BeforeEach
  void wait_for_the_first_pages() {
    Page page = page(Device.PHONE, "en");
    await()
        .atMost(Duration.ofSeconds(60))
        .until(() -> page.request().get(url("/ar/health/quarantine")).status() == 200);
  }

  @SuppressWarnings("unchecked")
  private static List<String> said(Page page) {
    return (List<String>) page.evaluate("() => window.said");
  }

  @Test
  void the_devices_own_voice_reads_the_text_in_order_and_can_be_paused_and_stopped() {
    Page page = page(Device.PHONE, "ar");
    page.addInitScript(VOICES);
    page.navigate(url("/ar/health/quarantine"));
    Locator start = page.locator(".aloud button").first();
    Locator end = page.locator(".aloud button").last();
    assertThat(start).hasText("اقرأ بصوت عالٍ");
    assertThat(end).isHidden();
    start.click();
    assertThat(said(page)).containsExactly(page.locator("h1").innerText());
    assertThat(start).hasText("إيقاف مؤقت");
    page.evaluate("() => window.now.onend()");
    assertThat(said(page)).hasSize(2).last().asString().contains("آلة");
    page.evaluate("() => window.now.onend()");
    String first = page.locator("article p").first().textContent();
    assertThat(said(page)).last().isEqualTo(first);
    assertThat(page.locator("article .spoken")).hasText(first);
    assertAccessible(page);
    screenshot(page, "aloud-phone-ar");

    start.click();
    page.evaluate("() => window.now.onend()");
    assertThat(said(page)).hasSize(3);
    assertThat(start).hasText("تابع");
    start.click();
    assertThat(said(page)).hasSize(4).last().isEqualTo(first);
    end.click();
    assertThat(end).isHidden();
    assertThat(page.locator(".spoken")).hasCount(0);

    page.navigate(url("/en/health/quarantine"));
    assertThat(page.locator(".keep")).isVisible();
    assertThat(page.locator(".aloud")).isHidden();
  }

  @Test
  void without_script_pages_are_as_they_are_and_offer_nothing_that_needs_it() {
    Page page = pageWithoutScript(Device.PHONE, "en");
    page.navigate(url("/en/health/quarantine"));
    assertThat(page.locator(".aloud")).isHidden();
    assertThat(page.locator(".keep")).isHidden();
    page.navigate(url("/en/keep"));
    assertThat(page.locator("noscript .status")).isVisible();
    assertThat(page.locator("#keep")).isHidden();
  }

  @Test
  void on_paper_there_are_the_text_its_sources_and_where_links_lead() {
    for (String language : List.of("en", "ar")) {
      Page page = page(Device.DESK, language);
      page.navigate(url("/" + language + "/health/quarantine"));
      page.emulateMedia(new EmulateMediaOptions().setMedia(Media.PRINT));
      for (String hidden : List.of("header", "nav", ".keep", ".back")) {
        assertThat(page.locator(hidden).first()).isHidden();
      }
      assertThat(page.locator(".sources")).isVisible();
      assertThat(page.locator(".printed"))
          .containsText(Pattern.compile("https?://.*/" + language + "/health/quarantine"));
      assertThat(
              page.locator(".sources a")
                  .first()
                  .evaluate("link => getComputedStyle(link, '::after').content"))
          .asString()
          .contains("https://");
      screenshot(page, "printed-" + language);
    }
  }

  @Test
  void the_heaviest_page_with_all_that_belongs_to_it_is_light() throws Exception {
    int around = 0;
    for (String path : List.of("/style/public.css", "/style/portal.js", "/style/icon.svg")) {
      around += weight(path);
    }
    String map = new String(get("/sitemap.xml", "identity").body());
    List<String> pages =
        Pattern.compile("<loc>https?://[^/]+(/[^<]*)</loc>")
            .matcher(map)
            .results()
            .map(found -> found.group(1))
            .toList();
    assertThat(pages).hasSizeGreaterThan(14 * 10);
    String heaviest = "";
    int most = 0;
    for (String path : pages) {
      int whole = weight(path) + weight(path.replaceAll("^(/[^/]+/).*", "$1app.webmanifest"));
      if (whole > most) {
        most = whole;
        heaviest = path;
      }
    }
    System.out.println("heaviest: " + heaviest + " " + (most + around) + " bytes with everything");
    assertThat(most + around).as(heaviest).isLessThan(BUDGET);
  }

  @Test
  void the_worker_is_asked_for_each_time_and_looks_after_all_addresses_without_more() {
    HttpResponse<byte[]> worker = get("/sw.js", "gzip");
    assertThat(worker.headers().firstValue("Cache-Control")).hasValue("public, no-cache");
    assertThat(worker.headers().firstValue("Content-Type").orElseThrow())
        .startsWith("text/javascript");
    assertThat(worker.headers().firstValue("Service-Worker-Allowed")).isEmpty();
    assertThat(worker.headers().firstValue("Set-Cookie")).isEmpty();
    assertThat(worker.headers().firstValue("Content-Security-Policy").orElseThrow())
        .contains("worker-src 'self'", "manifest-src 'self'")
        .doesNotContain("unsafe");
    assertThat(get("/ar/app.webmanifest", "gzip").headers().firstValue("Content-Type"))
        .hasValueSatisfying(type -> assertThat(type).startsWith("application/manifest+json"));
    for (String icon : List.of("icon-192.png", "icon-512.png", "icon-maskable-512.png")) {
      assertThat(get("/style/" + icon, "identity").headers().firstValue("Content-Type"))
          .hasValue("image/png");
    }
  }

  private static int weight(String path) {
    return get(path, "gzip").body().length;
  }

  private static HttpResponse<byte[]> get(String path, String encoding) {
    try {
      HttpResponse<byte[]> answer =
          PortolanUnderTest.http()
              .send(
                  HttpRequest.newBuilder(URI.create(url(path)))
                      .header("Accept-Encoding", encoding)
                      .build(),
                  BodyHandlers.ofByteArray());
      assertThat(answer.statusCode()).as(path).isEqualTo(200);
      return answer;
    } catch (IOException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String url(String path) {
    return PortolanUnderTest.url(path).toString();
  }
}
