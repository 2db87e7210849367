package org.portolan.systemtests;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions.ContainsTextOptions;
import com.microsoft.playwright.assertions.LocatorAssertions.HasCountOptions;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.Test;

/** An officer registers people, sees who they may be already, and keeps right what is known. */
class RegisterIT extends BrowserTest {
  private static final LocalDate FIRST_DAY = LocalDate.now().plusDays(2);

  /** Whatever days other tests let pass, it is not over. */
  private static final LocalDate LAST_DAY = FIRST_DAY.plusDays(80);

  private static final DateTimeFormatter WRITTEN =
      DateTimeFormatter.ofPattern("MMM d, yyyy", Locale.ENGLISH);

  private static final ContainsTextOptions SOON = new ContainsTextOptions().setTimeout(20_000);
  private static final HasCountOptions COUNTED = new HasCountOptions().setTimeout(20_000);

  private final String paper = "K" + ThreadLocalRandom.current().nextInt(1_000_000, 9_999_999);
  private final String phone =
      String.format("+3361%07d", 4_000_000 + ThreadLocalRandom.current().nextInt(999_999));

  @Test
  void somebody_new_is_registered_with_an_order_and_the_same_again_is_recognised() {
    Page page = StaffDesk.signIn(page(Device.DESK, "en"), "officer");
    page.navigate(url("/staff/register"));
    assertAccessible(page);
    screenshot(page, "register-desk");

    page.fill("[id='register:born']", "1990-02-30");
    page.fill("[id='register:phone']", "0612");
    page.fill("[id='register:number']", "--");
    page.press("[id='register:check']", "Enter");
    Locator form = page.locator("[id='register:all']");
    assertThat(form).containsText("A name needs", SOON);
    assertThat(form).containsText("no such day");
    assertThat(form).containsText("neither a number");
    assertThat(form).containsText("needs letters or digits");
    assertThat(form).containsText("Choose who issued it");
    assertAccessible(page);
    screenshot(page, "register-wrong-desk");

    fill(page, "ኣማኑኤል ተስፋይ", "Amanuel Tesfay");
    page.check("[id='register:order']");
    page.fill("[id='register:first-day']", FIRST_DAY.toString());
    page.fill("[id='register:place']", "Harbour hotel, 12");
    page.press("[id='register:check']", "Enter");
    page.waitForURL("**/staff/person?id=*");
    assertThat(page.locator("h1")).containsText("ኣማኑኤል ተስፋይ");
    assertThat(page.locator("main")).containsText("Eritrea");
    assertThat(page.locator("[id='papers:list']")).containsText(paper);
    assertThat(page.locator("#cases")).containsText("Quarantine");
    assertAccessible(page);
    screenshot(page, "person-complete-desk");
    String person = page.url();
    page.click("#cases a.open");
    letsItEndOnAnotherDayAndReleases(page);

    page.navigate(url("/staff/find"));
    page.fill("[id='find:typed']", paper.charAt(0) + " " + paper.substring(1).toLowerCase());
    page.press("[id='find:typed']", "Enter");
    assertThat(page.locator("[id='find:found']")).containsText("the number of a paper", SOON);
    assertThat(page.locator("[id='find:found']")).containsText("Amanuel Tesfay");

    page.navigate(url("/staff/register"));
    fill(page, "Tesfay Amanuel", "");
    page.press("[id='register:check']", "Enter");
    assertThat(page.locator("#alike")).containsText("ኣማኑኤል ተስፋይ", SOON);
    assertThat(page.locator("#alike")).containsText("same document");
    assertThat(page.locator("[id='register:phone']")).hasValue(phone);
    assertAccessible(page);
    screenshot(page, "register-alike-desk");
    page.locator("#alike a.person").first().click();
    assertThat(page).hasURL(person);
  }

  private void letsItEndOnAnotherDayAndReleases(Page page) {
    page.waitForURL("**/staff/case?ref=*");
    page.fill("[id='order:last-day']", "2020-01-01");
    page.click("[id='order:change']");
    assertThat(page.locator("#order .error")).containsText("This day is over", SOON);
    page.fill("[id='order:last-day']", LAST_DAY.toString());
    page.click("[id='order:change']");
    assertThat(page.locator("#order .said-so")).containsText("They are told", SOON);
    assertThat(page.locator("[id='person:facts']")).containsText(WRITTEN.format(LAST_DAY), SOON);
    assertAccessible(page);
    screenshot(page, "case-order-desk");
    page.click("[id='order:release']");
    page.locator(".ui-confirmdialog-yes:visible").click();
    assertThat(page.locator("#order .said-so")).containsText("Released", SOON);
    assertThat(page.locator("[id='order:change']")).hasCount(0);
    page.navigate(page.url().replace("/staff/case", "/staff/history"));
    assertThat(page.locator("main")).containsText("changed the last day of the quarantine");
    assertThat(page.locator("main")).containsText("released from quarantine early");
  }

  @Test
  void what_is_known_of_somebody_is_kept_right() {
    Page page = StaffDesk.signIn(page(Device.PHONE, "en"), "officer");
    page.navigate(url("/staff/register"));
    fill(page, "Meron Haile " + paper, "Meron Haile");
    page.press("[id='register:check']", "Enter");
    page.waitForURL("**/staff/person?id=*");

    open(page, "#contacts");
    page.fill("[id='contacts:typed']", "nobody");
    page.click("[id='contacts:add']");
    assertThat(page.locator("#contacts .errors")).containsText("neither a number", SOON);
    open(page, "#contacts");
    page.fill("[id='contacts:typed']", "meron." + paper + "@example.org");
    page.click("[id='contacts:add']");
    assertThat(page.locator("#contacts .errors")).containsText("made sure who asks", SOON);
    open(page, "#contacts");
    page.selectOption("[id='contacts:checked']", "paper");
    page.click("[id='contacts:add']");
    assertThat(page.locator("[id='contacts:list'] tbody tr")).hasCount(2, COUNTED);
    page.locator("#contacts button.own").first().click();
    page.click("[id='contacts:own']");
    assertThat(page.locator("#contacts .errors")).containsText("made sure who asks", SOON);
    page.selectOption("[id='contacts:own-checked']", "known");
    page.click("[id='contacts:own']");
    assertThat(page.locator("[id='contacts:list']")).containsText("read by nobody else", SOON);
    page.locator("#contacts button.end").last().click();
    page.locator(".ui-confirmdialog-yes:visible").click();
    assertThat(page.locator("[id='contacts:list']")).containsText("no longer theirs", SOON);

    page.locator("#papers button.remove").click();
    page.locator(".ui-confirmdialog-yes:visible").click();
    assertThat(page.locator("[id='papers:list']")).containsText("No paper is noted", SOON);

    open(page, "#relations");
    page.selectOption("[id='relations:kind']", "guardian");
    page.fill("[id='relations:typed']", "Leila Haddad");
    page.click("[id='relations:find']");
    page.locator("#relations button.choose").first().click();
    assertThat(page.locator("#relations .errors")).containsText("younger than 18", SOON);
    open(page, "#relations");
    page.selectOption("[id='relations:kind']", "household");
    page.fill("[id='relations:typed']", "Leila Haddad");
    page.click("[id='relations:find']");
    page.locator("#relations button.choose").first().click();
    assertThat(page.locator("[id='relations:list']")).containsText("ليلى حداد", SOON);
    assertAccessible(page);
    screenshot(page, "person-parts-phone");
    assertNothingReachesBeyondTheEdge(page);
    page.click("#history");
    assertThat(page.locator("[id='history:events']")).containsText("noted a relation");
    assertThat(page.locator("[id='history:events']")).containsText("took out a paper");
    assertAccessible(page);
  }

  @Test
  void who_sees_no_names_registers_nobody_and_arabic_reads_from_the_right() {
    Page administrator = StaffDesk.signIn(page(Device.DESK, "en"), "admin");
    assertThat(administrator.request().get(url("/staff/register")).status()).isEqualTo(404);
    Page page = StaffDesk.signIn(page(Device.PHONE, "ar"), "officer-ar");
    page.navigate(url("/staff/register"));
    assertThat(page.locator("html")).hasAttribute("dir", "rtl");
    assertAccessible(page);
    assertNothingReachesBeyondTheEdge(page);
    screenshot(page, "register-phone-ar");
  }

  private void fill(Page page, String name, String latin) {
    page.fill("[id='register:name']", name);
    page.fill("[id='register:latin-name']", latin);
    page.fill("[id='register:born']", "1992");
    page.selectOption("[id='register:nationality']", "ERI");
    page.fill("[id='register:phone']", phone);
    page.selectOption("[id='register:issuer']", "ERI");
    page.fill("[id='register:number']", paper);
    page.fill("[id='register:expires']", "2031-05-01");
  }

  private static void open(Page page, String form) {
    Locator details = page.locator(form + " details");
    if (details.getAttribute("open") == null) {
      details.locator("summary").click();
    }
  }

  /** A telephone would show the whole page smaller, and take taps elsewhere. */
  private static void assertNothingReachesBeyondTheEdge(Page page) {
    assertThat(((Number) page.evaluate("() => innerWidth")).intValue())
        .isEqualTo(page.viewportSize().width);
  }

  private static String url(String path) {
    return PortolanUnderTest.url(path).toString();
  }
}
