package org.portolan.systemtests;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions.ContainsTextOptions;
import com.microsoft.playwright.assertions.LocatorAssertions.IsVisibleOptions;
import com.microsoft.playwright.options.FormData;
import com.microsoft.playwright.options.RequestOptions;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.portolan.i18n.Language;
import org.portolan.i18n.Texts;

/** Can I travel? Officers keep the rules, two to each; travellers are told, and told of changes. */
class EntryRulesIT extends BrowserTest {

  private static final ContainsTextOptions SOON = new ContainsTextOptions().setTimeout(20_000);
  private static final IsVisibleOptions VISIBLE = new IsVisibleOptions().setTimeout(20_000);
  private static final String HANDSET = "+2348031234567";
  private static final Pattern LIST_BY_MAIL =
      Pattern.compile("mailto:\\?subject=[^ ]+&body=[^ ]*Kenya[^ ]*");

  private static LocalDate today() {
    return LocalDate.now(Clock.systemUTC());
  }

  private static String text(String language, String key) {
    return Texts.product().text(Language.of(language), key);
  }

  private Page officer(Device device, String name) {
    return StaffDesk.signIn(page(device, "en"), name);
  }

  /** Writes a rule and submits it. */
  static String written(Page officer, String destination, String verdict, String rank) {
    go(officer, "/staff/rule");
    officer.selectOption("[id='rule:destination']", destination);
    officer.selectOption("[id='rule:verdict']", verdict);
    officer.fill("[id='rule:rank']", rank);
    officer.fill("[id='rule:authority']", "Ministry of Health");
    officer.fill("[id='rule:rationale']", "Protects who cannot be vaccinated.");
    officer.fill("[id='rule:evidence']", "Bulletin 12");
    officer.fill("[id='rule:evidence-address']", "https://health.example/12");
    return destination;
  }

  static void save(Page officer) {
    officer.click("[id='rule:save']");
    assertThat(officer.locator(".said-so")).containsText("Saved");
  }

  private static void check(Page page, String summary, String id, String... values) {
    Locator details = page.locator("details:has([id='" + id + "'])");
    if (details.getAttribute("open") == null) {
      details.locator("summary").click();
    }
    for (String value : values) {
      page.locator("[id='" + id + "'] input[value='" + value + "']").check();
    }
    assertThat(details.locator("summary")).hasText(summary);
  }

  private static void go(Page page, String path) {
    page.navigate(PortolanUnderTest.url(path).toString());
  }

  private static void asks(Page traveller, String language, String destination) {
    go(traveller, "/" + language + "/travel");
    traveller.selectOption("#to", destination);
    traveller.fill("#on", today().plusDays(5).toString());
    traveller.click("#next");
  }

  private static void chooses(Page traveller, String field, String value) {
    traveller.selectOption("#" + field, value);
    traveller.click("#next");
  }

  @Test
  void two_officers_make_a_rule_and_a_traveller_without_script_is_told() {
    Page author = officer(Device.DESK, "information");
    triesOutAndSubmits(author);
    Page second = officer(Device.PHONE, "information-ar");
    second.navigate(author.url());
    assertAccessible(second);
    screenshot(second, "entry-rule-phone-ar");
    second.click("[id='decide:approve']");
    assertThat(second.locator("#state")).hasText(text("ar", "staff.rules.state.published"));
    author.reload();
    assertThat(author.locator("#history li bdi:first-of-type"))
        .hasText(new String[] {"هدى منصور", "هدى منصور", "Rosa Lindqvist", "Rosa Lindqvist"});

    travellersAreTold();
  }

  private void triesOutAndSubmits(Page author) {
    written(author, "MUS", "conditions", "0");
    check(author, "What to bring", "rule:bring", "passport", "yellow-fever");
    author.fill("[id='rule:quarantine-days']", "7");
    author.locator("details:has([id='rule:nationality']) summary").click();
    author.selectOption("[id='rule:nationality']", new String[] {"ETH", "XXA"});
    save(author);
    assertThat(author.locator("#affected")).containsText("%");
    author.selectOption("[id='trial:nationality']", "XXA");
    author.click("[id='trial:run']");
    assertThat(author.locator("#decisions .before")).containsText("we do not know");
    assertThat(author.locator("#decisions .after")).containsText("Yellow fever vaccination");
    assertAccessible(author);
    screenshot(author, "entry-rule-desk");
    author.click("[id='decide:submit']");
    assertThat(author.locator("#state")).hasText("waits for a second person");
    assertThat(author.locator("#decide")).containsText("You wrote this version");
    assertThat(author.locator("[id='decide:approve']")).hasCount(0);
  }

  private void travellersAreTold() {
    Page traveller = pageWithoutScript(Device.PHONE, "en");
    asks(traveller, "en", "MUS");
    assertThat(traveller.locator("#nationality")).isVisible();
    assertAccessible(traveller);
    screenshot(traveller, "travel-question-phone");
    chooses(traveller, "nationality", "XXA");
    assertThat(traveller.locator("[role=status]")).containsText("You can travel to Mauritius if");
    assertThat(traveller.locator(".bring li")).hasCount(2);
    assertThat(traveller.locator("main")).containsText("Ministry of Health");
    assertThat(traveller.url()).endsWith("/en/travel");
    assertThat(traveller.context().cookies()).isEmpty();
    assertAccessible(traveller);
    screenshot(traveller, "travel-answer-phone");

    Page arabic = pageWithoutScript(Device.PHONE, "ar");
    asks(arabic, "ar", "MUS");
    chooses(arabic, "nationality", "ETH");
    assertThat(arabic.locator("html")).hasAttribute("dir", "rtl");
    assertThat(arabic.locator(".bring")).containsText(text("ar", "travel.item.yellow-fever"));
    assertAccessible(arabic);
    screenshot(arabic, "travel-answer-phone-ar");

    assertThat(arabic.locator("[data-print]")).isHidden();

    Page other = page(Device.DESK, "en");
    asks(other, "en", "MUS");
    chooses(other, "nationality", "BRA");
    assertThat(other.locator("[role=status]")).containsText("We do not know");
    assertThat(other.locator("[role=status]")).containsText("does not mean that you may enter");
    assertThat(other.locator("[data-print]")).isVisible();
    screenshot(other, "travel-unknown-desk");
  }

  @Test
  void rules_that_contradict_are_both_shown_and_not_published() {
    Page author = officer(Device.DESK, "information");
    written(author, "MDV", "not-allowed", "0");
    save(author);
    author.click("[id='decide:submit']");
    assertThat(author.locator("#state")).hasText("waits for a second person");
    Page second = officer(Device.DESK, "information-ar");
    second.navigate(author.url());
    second.click("[id='decide:approve']");
    assertThat(second.locator("#state")).hasText(text("ar", "staff.rules.state.published"));

    written(author, "MDV", "allowed", "0");
    save(author);
    assertThat(author.locator("#conflicts")).containsText("No entry");
    author.click("[id='decide:submit']");
    assertThat(author.locator(".errors"))
        .containsText("tells some of the same people the opposite");
    assertThat(author.locator("#state")).hasText("being written");
    assertAccessible(author);
    screenshot(author, "entry-rule-conflict");

    author.fill("[id='rule:rank']", "1");
    author.locator("details:has([id='rule:nationality']) summary").click();
    author.selectOption("[id='rule:nationality']", "IND");
    save(author);
    assertThat(author.locator("#conflicts")).hasCount(0);
    author.click("[id='decide:submit']");
    assertThat(author.locator("#state")).hasText("waits for a second person");
  }

  @Test
  void an_overdue_review_shows_to_officers_and_to_the_public_and_samples_say_so() {
    Page officer = officer(Device.DESK, "information");
    go(officer, "/staff/rules");
    assertThat(officer.locator("#overdue, [id='overdue']")).containsText("made-up sample");
    assertThat(officer.locator("#gaps")).containsText("Example Islands");
    assertAccessible(officer);
    screenshot(officer, "entry-rules-desk");
    Page arabic = officer(Device.PHONE, "information-ar");
    go(arabic, "/staff/rules");
    assertAccessible(arabic);
    screenshot(arabic, "entry-rules-phone-ar");

    String rule = officer.locator("#overdue a.open").first().getAttribute("href");
    Page reader = pageWithoutScript(Device.PHONE, "en");
    go(reader, "/en/travel/rule/" + rule.replaceAll("\\D", ""));
    assertThat(reader.locator("main")).containsText("This rule is under review");
    assertThat(reader.locator(".sample")).containsText("Made-up sample");
    assertAccessible(reader);
    screenshot(reader, "travel-rule-phone");
    String page = "/en/travel/rule/" + rule.replaceAll("\\D", "");
    Map<String, String> told = reader.request().get(url(page)).headers();
    assertThat(told).containsEntry("cache-control", "public, no-cache");
    RequestOptions known = RequestOptions.create().setHeader("If-None-Match", told.get("etag"));
    assertThat(reader.request().get(url(page), known).status()).isEqualTo(304);
    go(reader, "/en/travel");
    assertThat(reader.locator(".sample")).isVisible();
    screenshot(reader, "travel-first-phone");
  }

  @Test
  void a_country_that_no_longer_exists_and_unreadable_answers_are_met_with_a_question() {
    Page traveller = pageWithoutScript(Device.PHONE, "am");
    asks(traveller, "am", "QSA");
    chooses(traveller, "nationality", "SUN");
    assertThat(traveller.locator("main")).containsText(text("am", "travel.country.SUN"));
    assertThat(traveller.locator("#nationality option[value=UZB]")).hasCount(1);
    assertAccessible(traveller);
    screenshot(traveller, "travel-former-phone-am");
    chooses(traveller, "nationality", "UZB");
    assertThat(traveller.locator("#nationality")).hasCount(0);

    go(traveller, "/zh-Hans/travel");
    traveller.click("#next");
    assertThat(traveller.locator("[role=alert] li")).hasCount(1);
    traveller.fill("#on", "1999-01-01");
    traveller.selectOption("#to", "QSA");
    traveller.click("#next");
    assertThat(traveller.locator("#on-error")).isVisible();
    assertAccessible(traveller);
    screenshot(traveller, "travel-wrong-phone-zh");

    RequestOptions hostile =
        RequestOptions.create()
            .setForm(
                FormData.create()
                    .set("to", "<script>")
                    .set("on", "\"><script>alert(1)</script>")
                    .set("stay.<b>", "2026-01-01"));
    assertThat(traveller.request().post(url("/en/travel"), hostile).text())
        .doesNotContain("<script>");
    RequestOptions planted =
        RequestOptions.create()
            .setForm(
                FormData.create()
                    .set("to", "QSA")
                    .set("on", today().toString())
                    .set("edition", "1")
                    .set("stays.asked", "")
                    .set("stay.\"><b>planted</b>", "2026-01-01")
                    .set("held.<b>planted</b>", ""));
    assertThat(traveller.request().post(url("/en/travel"), planted).text())
        .doesNotContain("planted");
    assertThat(traveller.request().get(url("/en/travel/rule/999999")).status()).isEqualTo(404);
    assertThat(traveller.request().get(url("/en/travel/rule/x")).status()).isEqualTo(404);
  }

  @Test
  void the_list_comes_to_the_phone_after_a_code_and_can_be_kept() {
    Page traveller = pageWithoutScript(Device.PHONE, "en");
    asks(traveller, "en", "KEN");
    chooses(traveller, "nationality", "UGA");
    for (int i = 0; i < 6 && traveller.locator("#send").count() == 0; i++) {
      answer(traveller);
    }
    Download list = traveller.waitForDownload(() -> traveller.click("#keep"));
    assertThat(list.path()).content().contains("<h1>", "Kenya").doesNotContain("<form", "<script");
    assertThat(traveller.locator("#by-mail")).hasAttribute("href", LIST_BY_MAIL);
    traveller.fill("#phone", "12");
    traveller.click("#send");
    assertThat(traveller.locator("#phone-error")).isVisible();
    assertAccessible(traveller);
    Page handsets = open(Device.DESK, "/handset");
    Locator texts =
        handsets.locator(".phone:has-text('" + HANDSET + "')").locator(".texts .theirs");
    Locator code = texts.filter(new Locator.FilterOptions().setHasText("is your Portolan code"));
    int before = code.count();
    traveller.fill("#phone", HANDSET);
    traveller.click("#send");
    screenshot(traveller, "travel-code-phone");
    assertThat(code.nth(before)).isVisible(VISIBLE);
    traveller.fill("#code", "999");
    traveller.click("#next");
    assertThat(traveller.locator("#code-error")).isVisible();
    traveller.fill("#code", code.last().innerText().replaceAll("(?s)^\\D*(\\d{6}).*", "$1"));
    traveller.click("#next");
    assertThat(traveller.locator("[role=status]").first()).containsText("Done");
    assertThat(texts.last()).containsText("Check before you leave", SOON);
    assertThat(traveller.url()).endsWith("/en/travel");
    assertAccessible(traveller);
  }

  private static void answer(Page traveller) {
    if (traveller.locator("#age").count() > 0) {
      traveller.fill("#age", "30");
    } else if (traveller.locator("#purpose-visit").count() > 0) {
      traveller.check("#purpose-visit");
    }
    traveller.click("#next");
  }

  private static String url(String path) {
    return PortolanUnderTest.url(path).toString();
  }
}
