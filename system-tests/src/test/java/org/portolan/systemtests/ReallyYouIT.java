package org.portolan.systemtests;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions.ContainsTextOptions;
import com.microsoft.playwright.assertions.LocatorAssertions.HasCountOptions;
import com.microsoft.playwright.assertions.LocatorAssertions.IsVisibleOptions;
import com.microsoft.playwright.options.FormData;
import com.microsoft.playwright.options.RequestOptions;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.portolan.i18n.Language;
import org.portolan.i18n.Texts;

/** Is this really you? The phone that got a text learns it, and whoever else asks does not. */
class ReallyYouIT extends BrowserTest {

  private static final ContainsTextOptions SOON = new ContainsTextOptions().setTimeout(20_000);
  private static final IsVisibleOptions VISIBLE = new IsVisibleOptions().setTimeout(20_000);

  private static final String ENGLISH = "+2348031234567";
  private static final String ARABIC = "+9613123456";
  private static final String UNKNOWN = "+33612987650";
  private static final String SWINDLE = "Your visa is held. Pay 50 at http://visa.example today";

  private static Locator phone(Page handsets, String number) {
    return handsets.locator(".phone:has-text('" + number + "')");
  }

  private static Locator texts(Page handsets, String number) {
    return phone(handsets, number).locator(".texts .theirs");
  }

  private static void type(Page handsets, String text) {
    phone(handsets, ENGLISH).locator("input[type=text]").fill(text);
    phone(handsets, ENGLISH).locator("input[type=submit]").click();
    handsets.waitForLoadState();
  }

  private static String english(String key) {
    return Texts.product()
        .text(Language.ENGLISH, key, Map.of("address", "\u0000"))
        .split("\u0000")[0];
  }

  /** The handsets, on a morning on which everybody has been asked how they are. */
  private Page morning() {
    Page handsets = open(Device.DESK, "/handset");
    Locator asked =
        texts(handsets, ENGLISH)
            .filter(new Locator.FilterOptions().setHasText(english("question.mood")));
    int before = asked.count();
    handsets.locator("#clock input[type=submit]").last().click();
    assertThat(asked).hasCount(before + 1, new HasCountOptions().setTimeout(20_000));
    assertThat(question(handsets)).isVisible(VISIBLE);
    return handsets;
  }

  /** What somebody else was asked this morning. */
  private static Locator question(Page handsets) {
    String mood = Texts.product().text(Language.of("ar"), "question.mood");
    return texts(handsets, ARABIC).filter(new Locator.FilterOptions().setHasText(mood)).last();
  }

  private static void ask(Page page, String phone, String text) {
    page.navigate(url("/en/really"));
    page.fill("#text", text);
    page.fill("#phone", phone);
    page.click("#ask");
  }

  @Test
  void who_shows_a_text_by_text_learns_only_what_was_sent_to_them() {
    Page handsets = morning();
    String ours = texts(handsets, ENGLISH).last().innerText();
    String theirs = question(handsets).innerText();

    type(handsets, "Is this really from you? " + ours);
    assertThat(texts(handsets, ENGLISH).last()).containsText(english("reply.yours"), SOON);
    type(handsets, "Is this really from you? " + theirs);
    assertThat(texts(handsets, ENGLISH).last()).containsText(english("reply.not-ours"), SOON);
    String somebodyElses = texts(handsets, ENGLISH).last().innerText();
    type(handsets, "Is this really from you? " + SWINDLE);
    assertThat(phone(handsets, ENGLISH).locator(".texts > .mine + .theirs:last-child"))
        .isVisible(VISIBLE);
    assertThat(texts(handsets, ENGLISH).last()).hasText(somebodyElses);
    screenshot(handsets, "really-by-text");
  }

  @Test
  void who_asks_on_the_page_reads_the_same_whatever_is_found_and_the_phone_is_told() {
    Page handsets = morning();
    String ours = texts(handsets, ENGLISH).last().innerText();
    String theirs = question(handsets).innerText();
    Page stranger = pageWithoutScript(Device.PHONE, "en");
    stranger.navigate(url("/en/"));
    stranger.click("a[href='/en/really']");
    assertThat(stranger.locator("h1")).hasText("Is this text really from us?");

    ask(stranger, ENGLISH, ours.replaceAll("\\s+", " "));
    assertThat(stranger).hasURL(url("/en/really?asked"));
    String known = stranger.content();
    assertThat(texts(handsets, ENGLISH).last()).containsText(english("doubt.yours"), SOON);
    ask(stranger, ENGLISH, theirs);
    assertThat(texts(handsets, ENGLISH).last()).containsText(english("doubt.not-ours"), SOON);
    ask(stranger, UNKNOWN, ours);
    assertThat(stranger).hasURL(url("/en/really?asked"));
    assertThat(stranger.content()).isEqualTo(known);
    screenshot(stranger, "really-asked-phone");
    assertThat(stranger.context().cookies()).isEmpty();

    for (String phone : new String[] {ENGLISH, UNKNOWN, UNKNOWN}) {
      ask(stranger, phone, SWINDLE);
    }
    for (String phone : new String[] {ENGLISH, UNKNOWN}) {
      ask(stranger, phone, SWINDLE);
      assertThat(stranger.locator("[role=alert]")).containsText("Please wait");
    }
    assertThat(texts(handsets, ENGLISH).last()).containsText(english("doubt.not-ours"));
  }

  @Test
  void what_cannot_be_read_is_said_and_stays_and_nothing_of_it_is_markup() {
    Page page = page(Device.PHONE, "ar");
    page.navigate(url("/ar/really"));
    assertThat(page.locator("html")).hasAttribute("dir", "rtl");
    assertAccessible(page);
    screenshot(page, "really-phone-ar");
    page.click("#ask");
    assertThat(page.locator("[role=alert] li")).hasCount(2);
    assertAccessible(page);

    String hostile = "</textarea><script>document.title='x'</script><b>";
    page.fill("#text", hostile);
    page.fill("#phone", "\"><script>");
    page.click("#ask");
    assertThat(page.locator("[role=alert] a")).hasAttribute("href", "#phone");
    assertThat(page.locator("#text")).hasValue(hostile);
    assertThat(page.locator("#phone-error")).isVisible();
    assertAccessible(page);
    screenshot(page, "really-wrong-phone-ar");

    page.fill("#text", "a".repeat(3_001));
    page.fill("#phone", "+٣٣٦١٢٩٨٧٦٥١");
    page.click("#ask");
    assertThat(page.locator("[role=alert] a")).hasAttribute("href", "#text");
    page.fill("#text", "a".repeat(100_000));
    page.click("#ask");
    assertThat(page.locator("#text-error")).isVisible();

    Page desk = open(Device.DESK, "/en/really");
    assertAccessible(desk);
    screenshot(desk, "really-desk");
    Page phone = open(Device.PHONE, "/en/really");
    screenshot(phone, "really-phone");
  }

  @Test
  void another_sites_page_asks_nothing_here() {
    Page page = page(Device.DESK, "en");
    RequestOptions form =
        RequestOptions.create()
            .setForm(FormData.create().set("text", SWINDLE).set("phone", UNKNOWN));

    // what is refused looks like what is not there
    assertThat(
            page.request()
                .post(url("/en/really"), form.setHeader("Sec-Fetch-Site", "cross-site"))
                .status())
        .isEqualTo(404);
    assertThat(
            page.request()
                .post(url("/en/really"), form.setHeader("Sec-Fetch-Site", "same-origin"))
                .status())
        .isEqualTo(200);
    assertThat(page.request().get(url("/xx/really")).status()).isEqualTo(404);
    assertThat(page.request().get(url("/en/really/")).status()).isEqualTo(404);
  }

  private static String url(String path) {
    return PortolanUnderTest.url(path).toString();
  }
}
