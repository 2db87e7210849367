package org.portolan.systemtests;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions.ContainsTextOptions;
import com.microsoft.playwright.options.FormData;
import com.microsoft.playwright.options.RequestOptions;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/** What a text looks like in every language, and costs, before anybody gets it. */
class PreviewIT extends BrowserTest {

  private static final String PAGE = "/staff/preview";
  private static final String API = "/staff/api/preview";
  private static final ContainsTextOptions SOON = new ContainsTextOptions().setTimeout(20_000);

  @Test
  void a_message_is_seen_in_every_language_with_what_it_costs_and_why() {
    Page officer = StaffDesk.signIn(page(Device.DESK, "en"), "officer");
    officer.locator(".desks a").filter(holding("Preview")).click();
    assertThat(officer.locator("h1")).hasText("Texts before they go out");
    officer.selectOption("#message", "reply.help-off-duty");
    officer.selectOption("#country", "ET");
    officer.click("#show");

    assertThat(officer.locator("#message")).hasValue("reply.help-off-duty");
    assertThat(rows(officer)).hasCount(14);
    assertThat(officer.locator("#order"))
        .hasText(
            "It may take up to 2 parts in any language. Those that take the most parts come first.");
    Locator french = row(officer, "Français");
    assertThat(french).containsText("LATIN SMALL LETTER C WITH CEDILLA");
    assertThat(french).containsText("UCS-2");
    assertThat(french.locator("mark").first()).hasText("ç");
    assertThat(french).containsText("not yet checked by a native speaker");
    assertThat(row(officer, "English").locator(".parts")).containsText("GSM-7");
    assertThat(row(officer, "English").locator(".price bdi")).hasText("$0.21");
    assertThat(row(officer, "አማርኛ").locator(".said")).hasAttribute("lang", "am");
    assertThat(row(officer, "العربية").locator(".said")).hasAttribute("dir", "rtl");
    assertThat(row(officer, "العربية").locator(".price bdi")).hasText("$0.42");
    screenshot(officer, "preview");
    assertAccessible(officer);
    types_a_text_of_their_own(officer);
  }

  private void types_a_text_of_their_own(Page officer) {
    Locator typed = officer.locator("[id='own:text']");
    Locator counted = officer.locator("[id='own:counted']");
    typed.fill("a".repeat(152) + "€");
    typed.press("End");
    assertThat(counted).containsText("1 part", SOON);
    assertThat(counted).containsText("room for 6 more units");
    assertThat(counted).containsText("$0.21");
    typed.pressSequentially("’👨‍👩‍👧‍👦");
    assertThat(counted).containsText("RIGHT SINGLE QUOTATION MARK", SOON);
    assertThat(counted).containsText("and 5 more characters");
    assertThat(counted).containsText("3 parts");
    assertThat(counted).containsText("$0.63");
    assertThat(counted).containsText("character 154");
    screenshot(officer, "preview-own");
    assertAccessible(officer);

    typed.fill("é".repeat(100_000));
    officer.locator("[id='own:count']").press("Enter");
    assertThat(counted).containsText("98,400 units too long", SOON);
    typed.fill("");
    officer.locator("[id='own:count']").press("Enter");
    assertThat(counted).hasText("Nothing to count yet.");
  }

  @Test
  void is_read_from_right_to_left_and_on_a_telephone() {
    Page arabic = StaffDesk.signIn(page(Device.PHONE, "ar"), "officer-ar");
    arabic.navigate(url(PAGE + "?message=check-in.symptoms&country=*"));
    assertThat(arabic.locator("html")).hasAttribute("dir", "rtl");
    assertThat(rows(arabic)).hasCount(14);
    screenshot(arabic, "preview-phone-ar");
    assertAccessible(arabic);
    assertNothingSticksOut(arabic);
    arabic.setViewportSize(1366, 768);
    screenshot(arabic, "preview-ar");

    Page worker = StaffDesk.signIn(page(Device.PHONE, "en"), "information");
    worker.navigate(url(PAGE + "?message=no-such-message&country=XX"));
    assertThat(worker.locator("#message")).hasValue("check-in.mood");
    assertThat(worker.locator("#country")).hasValue("FR");
    screenshot(worker, "preview-phone");
    assertAccessible(worker);
    assertNothingSticksOut(worker);
  }

  private static void assertNothingSticksOut(Page page) {
    assertThat(page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"))
        .isEqualTo(true);
  }

  @Test
  void programs_read_the_same() throws IOException {
    Page officer = StaffDesk.signIn(page(Device.DESK, "en"), "officer");
    JsonNode list = json(officer.request().get(url(API)));
    assertThat(list.at("/messages").findValuesAsText("message"))
        .contains("check-in.mood", "traveller.code");

    JsonNode code = json(officer.request().get(url(API + "?message=traveller.code&country=fr")));
    assertThat(code.at("/languages")).hasSize(14);
    List<Integer> parts =
        StreamSupport.stream(code.at("/languages").spliterator(), false)
            .map(one -> one.get("parts").asInt())
            .toList();
    assertThat(parts).isSortedAccordingTo((a, b) -> b - a);
    JsonNode english = code.at("/languages/" + (english(code)));
    assertThat(english.get("text").asText()).contains("888888");
    assertThat(english.get("encoding").asText()).isEqualTo("GSM-7");
    assertThat(english.get("forcing")).isEmpty();
    assertThat(english.at("/price/amount").asText()).isEqualTo("0.07");
    assertThat(english.at("/price/currency").asText()).isEqualTo("EUR");

    JsonNode own =
        json(
            officer
                .request()
                .post(
                    url(API),
                    RequestOptions.create().setForm(FormData.create().set("text", "Ça, ça"))));
    assertThat(own.at("/forcing/0/code").asText()).isEqualTo("U+00E7");
    assertThat(own.at("/forcing/0/position").asInt()).isEqualTo(5);
    assertThat(own.get("price").isNull()).isTrue();

    assertThat(officer.request().get(url(API + "?message=no-such-message")).status())
        .isEqualTo(404);
    assertThat(officer.request().post(url(API)).status()).isEqualTo(400);
  }

  private static int english(JsonNode preview) {
    return preview.at("/languages").findValuesAsText("language").indexOf("en");
  }

  @Test
  void is_not_there_for_who_writes_to_nobody() throws Exception {
    Page admin = StaffDesk.signIn(page(Device.DESK, "en"), "admin");
    assertThat(admin.locator(".desks a").filter(holding("Preview"))).hasCount(0);
    for (String path : List.of(PAGE, PAGE + ".xhtml", API, API + "?message=traveller.code")) {
      APIResponse answer = admin.request().get(url(path));
      assertThat(answer.status()).as(path).isEqualTo(404);
    }
    Page protection = StaffDesk.signIn(page(Device.DESK, "en"), "protection");
    assertThat(protection.request().get(url(API)).status()).isEqualTo(404);

    HttpRequest stranger = HttpRequest.newBuilder(PortolanUnderTest.url(API)).build();
    assertThat(PortolanUnderTest.http().send(stranger, BodyHandlers.ofString()).statusCode())
        .isEqualTo(401);
    HttpRequest reader = HttpRequest.newBuilder(PortolanUnderTest.url(PAGE)).build();
    assertThat(PortolanUnderTest.http().send(reader, BodyHandlers.ofString()).statusCode())
        .isEqualTo(302);
  }

  private static Locator rows(Page page) {
    return page.locator("#languages tbody tr");
  }

  private static Locator row(Page page, String language) {
    return rows(page).filter(holding(language));
  }

  private static Locator.FilterOptions holding(String text) {
    return new Locator.FilterOptions().setHasText(text);
  }

  private static JsonNode json(APIResponse answer) throws IOException {
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.headers().get("content-type")).startsWith("application/json");
    return JsonMapper.builder().build().readTree(answer.body());
  }

  private static String url(String path) {
    return PortolanUnderTest.url(path).toString();
  }
}
