package org.portolan.systemtests;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions.ContainsTextOptions;
import com.microsoft.playwright.assertions.LocatorAssertions.HasCountOptions;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** An application for a visa from its first page to a grant, by applicant and officers. */
class VisaIT extends BrowserTest {

  private static final ContainsTextOptions SOON = new ContainsTextOptions().setTimeout(20_000);
  private static final HasCountOptions SO_MANY = new HasCountOptions().setTimeout(20_000);

  /** A number of the sandbox that is no traveller's. */
  private static final String ARABIC = "+33612000002";

  private static final String LOADED =
      "all => all.length === 3 && all.every(one => one.complete && one.naturalWidth > 0)";

  /** How many the officer has pressed. */
  private int keys;

  @Test
  void an_application_in_arabic_on_a_phone_without_script_is_granted_in_few_keys() {
    Page handsets = open(Device.DESK, "/handset");
    Page page = pageWithoutScript(Device.PHONE, "ar");
    VisaApplicant applicant = new VisaApplicant(page, handsets, "ar", ARABIC);
    page.navigate(applicant.url("/"));
    page.click("a[href='/ar/visa']");
    assertThat(page.locator("html")).hasAttribute("dir", "rtl");
    assertAccessible(page);
    screenshot(page, "visa-types-phone-ar");
    page.click("#begin-short-stay");
    assertThat(page).hasURL(applicant.url("/visa/begin"));
    page.click("#start");
    assertThat(page.locator("#wrong")).containsText(applicant.text("visa.problem.missing"));
    assertThat(page.locator("#name-error")).isVisible();
    assertThat(page.locator("#phone-error")).isVisible();
    assertAccessible(page);
    screenshot(page, "visa-begin-wrong-phone-ar");

    String before = applicant.lastCode();
    page.fill("#name", "ليلى حداد");
    page.fill("#phone", ARABIC);
    page.click("#start");
    assertThat(page.locator(".status").first()).containsText(applicant.text("apply.latin-offered"));
    assertThat(page.locator("#latin")).hasValue(java.util.regex.Pattern.compile("[A-Z ]{4,}"));
    screenshot(page, "visa-begin-phone-ar");
    String reference = applicant.begin("ليلى حداد", "LAYLA HADDAD");
    assertThat(reference).matches("V-[0-9A-Z]{4}-[0-9A-Z]{4}");
    assertAccessible(page);
    screenshot(page, "visa-code-phone-ar");
    page.fill("#code", "000000");
    page.click("#go");
    assertThat(page.locator("#code-error")).isVisible();
    applicant.enterCode(before);
    assertThat(page.locator("#state, .status").first()).isVisible();
    screenshot(page, "visa-draft-phone-ar");
    assertAccessible(page);
    page.click("#go-on");

    everyAnswerIsChecked(page, applicant);
    applicant.answerAll(Map.of("more", "شكرًا <b>لكم</b>"));
    screenshot(page, "visa-documents-phone-ar");
    assertAccessible(page);
    applicant.sendDocuments();
    page.locator("img.thumbnail").nth(2).scrollIntoViewIfNeeded();
    page.waitForCondition(
        () -> page.locator("img.thumbnail").evaluateAll(LOADED).equals(Boolean.TRUE));
    assertAccessible(page);
    screenshot(page, "visa-documents-sent-phone-ar");
    page.click("#next");
    new CopiedZone(page, applicant, this::look).isHeldAgainstTheAnswers();
    page.click("#next");
    screenshot(page, "visa-needs-phone-ar");
    assertAccessible(page);
    page.click("#next");
    assertThat(page.locator("main")).containsText("شكرًا <b>لكم</b>");
    assertThat(page.locator("main")).containsText("LAYLA HADDAD");
    assertAccessible(page);
    screenshot(page, "visa-check-phone-ar");
    page.click("#send");
    assertThat(page.locator("#declare-error")).isVisible();
    page.check("#declare");
    page.click("#send");
    assertThat(page.locator("#reference")).hasText(reference);
    assertThat(page.locator("#due")).isVisible();
    assertAccessible(page);
    screenshot(page, "visa-sent-phone-ar");

    Page colleague = colleagueRecordsTheFee(reference);
    officerGrants(reference, colleague);
    page.navigate(applicant.url("/visa/mine/1"));
    assertThat(page.locator("#state")).hasText(applicant.text("visa.state.granted"));
    assertThat(page.locator("#decision")).isVisible();
    assertAccessible(page);
    screenshot(page, "visa-granted-phone-ar");
    new GuestsChat(this, reference).isLinkedAndTakenBack();
    new VisaOnPaper(this, page, applicant, reference).isIssuedCheckedAndTakenBack();
    page.navigate(applicant.url("/my"));
    assertThat(page.locator(".matters")).containsText(reference);
  }

  private void everyAnswerIsChecked(Page page, VisaApplicant applicant) {
    assertThat(page.locator("h1")).hasText(applicant.question("birth"));
    page.click("#next");
    assertThat(page.locator("#answer-error")).isVisible();
    applicant.day("١٩٩١", "١٣", "٣٠");
    page.click("#next");
    assertThat(page.locator("#wrong")).containsText(applicant.text("visa.problem.no-such-day"));
    assertThat(page.locator("#month")).hasValue("١٣");
    assertAccessible(page);
    screenshot(page, "visa-question-wrong-phone-ar");
    for (String year : new String[] {"2999", "<script>alert(1)</script>", "9".repeat(5_000)}) {
      page.fill("#answer", year);
      page.click("#next");
      assertThat(page.locator("#answer-error")).isVisible();
    }
  }

  /** The fee comes to the desk before anybody has taken the application. */
  private Page colleagueRecordsTheFee(String reference) {
    Page colleague = StaffDesk.signIn(page(Device.PHONE, "ar"), "consul-ar");
    colleague.navigate(url("/staff/visa?ref=" + reference));
    assertAccessible(colleague);
    screenshot(colleague, "visa-officer-phone-ar");
    colleague.click("button.act.fee");
    Locator number = colleague.locator("[id='acts:number']");
    number.waitFor();
    assertAccessible(colleague);
    screenshot(colleague, "visa-officer-fee-phone-ar");
    colleague.click("[id='acts:do']");
    assertThat(colleague.locator("#acts .errors")).isVisible();
    number.fill("BANK-2026-77");
    colleague.click("[id='acts:do']");
    assertThat(colleague.locator("p.fee")).containsText("BANK-2026-77", SOON);
    return colleague;
  }

  /** Whoever reads the language finds it in the queue, and writes what it says. */
  private void colleagueTranslates(Page colleague, String reference) {
    colleague.navigate(url("/staff/translations"));
    assertAccessible(colleague);
    screenshot(colleague, "visa-translations-phone-ar");
    colleague.click("a.open:has-text('" + reference + "')");
    colleague.locator("textarea[id$='translation']").fill("Thank you <b>all</b>");
    screenshot(colleague, "visa-translate-phone-ar");
    assertAccessible(colleague);
    colleague.click("button.translate");
    assertThat(colleague.locator(".translated")).hasText("Thank you <b>all</b>");
    colleague.navigate(url("/staff/translations"));
    assertThat(colleague.locator("a.open")).hasCount(0);
  }

  /** From Next on, with what the officer cannot read: seven keys, on one page. */
  private void officerGrants(String reference, Page colleague) {
    Page officer = StaffDesk.signIn(page(Device.DESK, "en"), "consul");
    assertThat(officer).hasURL(url("/staff/visas"));
    assertThat(officer.locator("[id='live:rows'] a.open")).hasText(reference);
    assertThat(officer.locator("[id='live:rows'] .pill").first()).containsText("in 15 days");
    assertAccessible(officer);
    screenshot(officer, "visa-worklist-desk");
    press(officer, "n");
    officer.waitForURL("**/staff/visa?ref=" + reference);
    assertThat(officer.locator("#state")).hasText("In review");
    assertThat(officer.locator("#unread")).isVisible();
    press(officer, "x");
    assertThat(officer.locator("#unread")).hasCount(0, SO_MANY);
    assertThat(officer.locator(".answers .pill")).containsText("waits for a translation");
    colleagueTranslates(colleague, reference);
    officer.waitForFunction("() => [...document.querySelectorAll('.paper img')].length === 3");
    assertThat(officer.locator("p.copied")).isVisible();
    assertThat(officer.locator(".zone-rows tr")).not().hasCount(0);
    assertThat(officer.locator(".zone-rows tr.differs")).hasCount(0);
    screenshot(officer, "visa-officer-desk");
    assertAccessible(officer);
    for (int accepted = 1; accepted <= 3; accepted++) {
      press(officer, "a");
      assertThat(officer.locator(".pill.document.accepted")).hasCount(accepted, SO_MANY);
    }
    press(officer, "g");
    assertThat(officer.locator("[id='acts:do']")).isFocused();
    assertThat(officer.locator("[id='acts:days']")).hasValue("14");
    assertThat(officer.locator("[id='acts:from']")).hasValue(VisaApplicant.ARRIVAL.toString());
    screenshot(officer, "visa-officer-grant-desk");
    assertAccessible(officer);
    press(officer, "Enter");
    assertThat(officer.locator("#state")).hasText("Granted, not issued");
    assertThat(officer.locator(".steps")).containsText("Marta Ferreira granted the visa");
    assertThat(officer.locator(".translated")).hasText("Thank you <b>all</b>");
    assertThat(keys).as("from Next to the decision").isLessThanOrEqualTo(10);
    assertAccessible(officer);
    screenshot(officer, "visa-officer-granted-desk");
  }

  private void look(Page page, String name) {
    assertAccessible(page);
    screenshot(page, name);
  }

  private void press(Page officer, String key) {
    officer.keyboard().press(key);
    keys++;
  }

  private static String url(String path) {
    return PortolanUnderTest.url(path).toString();
  }
}
