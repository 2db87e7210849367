package org.portolan.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.NavigateOptions;
import com.microsoft.playwright.options.WaitUntilState;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every page of the public, and every page of those who write them, as a program can check it. */
class PublicPagesIT extends BrowserTest {

  /** Below a language; the information pages and topics are added from the site's own list. */
  private static final List<String> PLACES =
      List.of(
          "",
          "travel",
          "travel/rule/1",
          "ask",
          "answer",
          "really",
          "my/sign-in",
          "verify",
          "visa",
          "visa/begin",
          "visa/code",
          "visa/mine",
          "search",
          "rumours",
          "keep",
          "offline",
          "feedback?thanks",
          "nothing-here");

  private static final List<String> OF_EDITORS =
      List.of(
          "pages",
          "pages?language=ti",
          "page?page=quarantine&language=en",
          "page?page=quarantine&language=am",
          "page?page=nothing&language=en",
          "page-facts",
          "page-facts?page=quarantine",
          "page-from-answer",
          "rules",
          "rule",
          "rule?number=1",
          "rule?number=999999",
          "rumours",
          "rumour?ref=R-0000-0000",
          "enquiries",
          "enquiry?ref=E-0000-0000",
          "preview",
          "prompts");

  private static final NavigateOptions SOON =
      new NavigateOptions().setWaitUntil(WaitUntilState.DOMCONTENTLOADED);

  private static final Pattern IN_SITEMAP = Pattern.compile("<loc>([^<]*)</loc>");
  private static final Pattern LINK = Pattern.compile("<a [^>]*href=\"(/[^\"#]*)");
  private static final int MOST_QUESTIONS = 8;

  /** What keeps a browser from showing anything: sheets, and script that waits for nothing. */
  private static final Pattern BLOCKING =
      Pattern.compile(
          "<link[^>]*rel=\"stylesheet\"[^>]*>|<script(?![^>]*(?:defer|async|type=\"module\"))[^>]*>");

  private static final String AN_HOUR = "public, max-age=3600";

  /** Ten segments, as many as a server sends before it hears back (RFC 6928). */
  private static final int ONE_ROUND_TRIP = 14_000;

  private static String url(String path) {
    return PortolanUnderTest.url(path).toString();
  }

  private static HttpResponse<String> fetched(String path) {
    try {
      return PortolanUnderTest.http()
          .send(
              HttpRequest.newBuilder(PortolanUnderTest.url(path)).build(),
              HttpResponse.BodyHandlers.ofString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** What the site says it has in a language, and what it does not say to machines. */
  private static List<String> all(String language) {
    String home = "/" + language + "/";
    Stream<String> listed =
        IN_SITEMAP
            .matcher(fetched("/sitemap.xml").body())
            .results()
            .map(found -> URI.create(found.group(1)).getPath())
            .filter(path -> path.startsWith(home));
    return Stream.concat(PLACES.stream().map(place -> home + place), listed).distinct().toList();
  }

  /** At the width of the smallest phones nothing stands out, and nothing shuts anybody out. */
  private void check(Page page) {
    assertAccessible(page);
    assertThat((Integer) page.evaluate("document.documentElement.scrollWidth - innerWidth"))
        .as("what stands out of " + page.url())
        .isNotPositive();
  }

  @ParameterizedTest
  @ValueSource(strings = {"en", "ar", "am", "zh-Hans"})
  void every_public_page_is_accessible_on_the_smallest_phone(String language) {
    Page reader = pageWithoutWorkers(Device.NARROW, language);
    List<String> pages = all(language);
    assertThat(pages).hasSizeGreaterThan(PLACES.size() + 10);
    for (String path : pages) {
      reader.navigate(url(path), SOON);
      check(reader);
    }
    asksWhetherTheyCanTravel(reader, language);
    looksFor(reader, language);
    asksAPerson(reader, language);
    consoleErrors().removeIf(error -> error.contains("404"));
  }

  private void asksWhetherTheyCanTravel(Page reader, String language) {
    reader.navigate(url("/" + language + "/travel"), SOON);
    reader.click("#next");
    check(reader);
    reader.selectOption("#to", "KEN");
    reader.fill("#on", LocalDate.now(Clock.systemUTC()).plusDays(5).toString());
    reader.click("#next");
    for (int i = 0; i < MOST_QUESTIONS && reader.locator("#send").count() == 0; i++) {
      check(reader);
      if (reader.locator("#nationality").count() > 0) {
        reader.selectOption("#nationality", "UGA");
      } else if (reader.locator("#age").count() > 0) {
        reader.fill("#age", "30");
      } else if (reader.locator("#purpose-visit").count() > 0) {
        reader.check("#purpose-visit");
      }
      reader.click("#next");
    }
    assertThat(reader.locator("#send").count()).isOne();
    check(reader);
  }

  private void looksFor(Page reader, String language) {
    for (String words : List.of("visa", "qqqqqq")) {
      reader.navigate(url("/" + language + "/search"), SOON);
      reader.fill("#q", words);
      reader.click("#search");
      check(reader);
    }
  }

  private void asksAPerson(Page reader, String language) {
    reader.navigate(url("/" + language + "/ask"), SOON);
    reader.click("#ask");
    check(reader);
    reader.fill("#text", "Visa?");
    reader.click("#ask");
    assertThat(reader.locator("#not-yet").count()).isOne();
    check(reader);
    reader.click("#ask");
    String ticket = reader.locator("#ticket").innerText();
    check(reader);
    reader.navigate(url("/" + language + "/answer"), SOON);
    reader.fill("#ticket", ticket);
    reader.click("#show");
    check(reader);
  }

  @ParameterizedTest
  @ValueSource(strings = {"en", "ar", "am", "zh-Hans"})
  void every_page_says_how_to_get_help_and_no_link_leads_nowhere(String language) {
    Set<String> links = new LinkedHashSet<>();
    List<String> withoutHelp = new ArrayList<>();
    for (String path : all(language)) {
      HttpResponse<String> answer = fetched(path);
      String page = answer.body();
      if (answer.statusCode() / 100 != 3 && !page.contains("href=\"tel:112\"")) {
        withoutHelp.add(path);
      }
      LINK.matcher(page).results().forEach(link -> links.add(link.group(1)));
    }
    assertThat(withoutHelp).isEmpty();

    Set<String> nowhere = new TreeSet<>();
    for (String link : links) {
      if (fetched(link).statusCode() >= 400) {
        nowhere.add(link);
      }
    }
    assertThat(nowhere).isEmpty();
  }

  @Test
  void what_there_is_in_every_language_says_where_it_is_in_others() {
    for (String place : List.of("travel", "ask", "search", "verify", "visa")) {
      String page = fetched("/am/" + place).body();
      assertThat(page).contains("<link rel=\"canonical\" href=\"" + url("/am/" + place) + "\">");
      assertThat(page).contains("hreflang=\"zh-Hans\" href=\"" + url("/zh-Hans/" + place) + "\">");
    }
    assertThat(fetched("/sitemap.xml").body()).contains("<loc>" + url("/am/health/") + "</loc>");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"/en/", "/ar/", "/ti/", "/bn/", "/zh-Hans/", "/am/safety/scams", "/bn/visa"})
  void what_a_page_needs_to_be_seen_comes_in_one_round_trip(String path) throws Exception {
    String head = fetched(path).body().replaceFirst("(?s)</head>.*", "");
    assertThat(BLOCKING.matcher(head).results().map(MatchResult::group))
        .singleElement()
        .asString()
        .contains("/style/public.css");
    assertThat(compressed(path) + compressed("/style/public.css")).isLessThan(ONE_ROUND_TRIP);
  }

  /** Also what is no page of information: nobody is remembered, and nothing is sent twice. */
  @ParameterizedTest
  @ValueSource(strings = {"/am/verify", "/bn/visa", "/ar/travel", "/en/health/quarantine"})
  void what_is_the_same_for_everybody_is_kept_by_browsers_who_ask_each_time(String path)
      throws Exception {
    HttpResponse<String> first = fetched(path);
    assertThat(first.headers().allValues("Set-Cookie")).isEmpty();
    assertThat(first.headers().firstValue("Cache-Control")).hasValue("public, no-cache");
    HttpRequest again =
        HttpRequest.newBuilder(PortolanUnderTest.url(path))
            .header("If-None-Match", first.headers().firstValue("ETag").orElseThrow())
            .build();
    assertThat(
            PortolanUnderTest.http()
                .send(again, HttpResponse.BodyHandlers.discarding())
                .statusCode())
        .isEqualTo(304);
  }

  /** However it is asked for: a weak network does not carry a question for it with every page. */
  @Test
  void what_all_pages_have_in_common_is_kept_for_an_hour() throws Exception {
    for (String path : List.of("/style/public.css", "/style/portal.js", "/style/icon.svg")) {
      assertThat(fetched(path).headers().firstValue("Cache-Control")).hasValue(AN_HOUR);
      assertThat(asBrowsersAsk(path).headers().firstValue("Cache-Control")).hasValue(AN_HOUR);
    }
  }

  private static int compressed(String path) throws IOException, InterruptedException {
    return asBrowsersAsk(path).body().length;
  }

  private static HttpResponse<byte[]> asBrowsersAsk(String path)
      throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(PortolanUnderTest.url(path))
            .header("Accept-Encoding", "gzip")
            .build();
    return PortolanUnderTest.http().send(request, HttpResponse.BodyHandlers.ofByteArray());
  }

  /** Staff work in English, French, Spanish and Arabic; not in Amharic and Chinese. */
  @ParameterizedTest
  @ValueSource(strings = {"information", "information-ar"})
  void every_page_of_editors_is_accessible(String account) {
    Page editor = StaffDesk.signIn(pageWithoutWorkers(Device.DESK, "en"), account);
    for (String path : OF_EDITORS) {
      editor.navigate(url("/staff/" + path), SOON);
      assertAccessible(editor);
    }
    consoleErrors().removeIf(error -> error.contains("404"));
  }

  @Test
  void without_script_the_same_is_there() {
    Page reader = pageWithoutScript(Device.NARROW, "ti");
    reader.navigate(url("/ti/rumours"), SOON);
    assertThat(reader.locator("#help").count()).isOne();
    assertAccessible(reader);
    assertThat(reader.context().cookies()).isEmpty();
  }
}
