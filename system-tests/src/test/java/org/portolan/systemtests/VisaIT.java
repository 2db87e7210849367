package org.portolan.systemtests;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions.ContainsTextOptions;
import com.microsoft.playwright.assertions.LocatorAssertions.HasCountOptions;
import com.microsoft.playwright.options.FilePayload;
import com.microsoft.playwright.options.FormData;
import com.microsoft.playwright.options.RequestOptions;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** An application for a visa from its first page to the decision, by applicant and officers. */
class VisaIT extends BrowserTest {

  private static final ContainsTextOptions SOON = new ContainsTextOptions().setTimeout(20_000);
  private static final HasCountOptions SO_MANY = new HasCountOptions().setTimeout(20_000);

  /** Numbers of the sandbox that are no traveller's. */
  private static final String ARABIC = "+33612000002";

  private static final String ENGLISH = "+33612000003";

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
    screenshot(page, "visa-documents-sent-phone-ar");
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

    colleagueRecordsTheFee(reference);
    officerGrants(reference);
    page.navigate(applicant.url("/visa/mine/1"));
    assertThat(page.locator("#state")).hasText(applicant.text("visa.state.granted"));
    assertThat(page.locator("#decision")).isVisible();
    assertAccessible(page);
    screenshot(page, "visa-granted-phone-ar");
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
  private void colleagueRecordsTheFee(String reference) {
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
  }

  /** From Next on: six keys. */
  private void officerGrants(String reference) {
    Page officer = StaffDesk.signIn(page(Device.DESK, "en"), "consul");
    assertThat(officer).hasURL(url("/staff/visas"));
    assertThat(officer.locator("[id='live:rows'] a.open")).hasText(reference);
    assertThat(officer.locator("[id='live:rows'] .pill")).containsText("in 15 days");
    assertAccessible(officer);
    screenshot(officer, "visa-worklist-desk");
    officer.keyboard().press("n");
    officer.waitForURL("**/staff/visa?ref=" + reference);
    assertThat(officer.locator("#state")).hasText("In review");
    officer.waitForFunction("() => [...document.querySelectorAll('.paper img')].length === 3");
    screenshot(officer, "visa-officer-desk");
    assertAccessible(officer);
    for (int accepted = 1; accepted <= 3; accepted++) {
      officer.keyboard().press("a");
      assertThat(officer.locator(".pill.document.accepted")).hasCount(accepted, SO_MANY);
    }
    officer.keyboard().press("g");
    assertThat(officer.locator("[id='acts:do']")).isFocused();
    assertThat(officer.locator("[id='acts:days']")).hasValue("14");
    assertThat(officer.locator("[id='acts:from']")).hasValue(VisaApplicant.ARRIVAL.toString());
    screenshot(officer, "visa-officer-grant-desk");
    assertAccessible(officer);
    officer.keyboard().press("Enter");
    assertThat(officer.locator("#state")).hasText("Granted, not issued");
    assertThat(officer.locator(".steps")).containsText("Marta Ferreira granted the visa");
    assertAccessible(officer);
    screenshot(officer, "visa-officer-granted-desk");
  }

  @Test
  void more_is_asked_for_two_devices_write_at_once_and_a_refusal_is_appealed() {
    Page handsets = open(Device.DESK, "/handset");
    Page page = page(Device.DESK, "en");
    VisaApplicant applicant = new VisaApplicant(page, handsets, "en", ENGLISH);
    applicant.choose();
    String before = applicant.lastCode();
    String reference = applicant.begin("Samuel Okoro", "");
    applicant.enterCode(before);
    page.click("#go-on");
    applicant.day("1991", "4", "30");
    page.click("#later");
    assertThat(page.locator("#reference")).hasText(reference);
    assertAccessible(page);
    screenshot(page, "visa-later-desk");

    Page other = page(Device.PHONE, "en");
    TravellerDesk.signIn(other, handsets, "en", ENGLISH, reference);
    other.click("a.visa");
    other.click("#go-on");
    assertThat(other.locator("h1")).hasText(applicant.question("nationality"));
    page.navigate(applicant.url("/visa/mine/1/1/3"));
    page.selectOption("#answer", "NGA");
    page.click("#next");
    other.selectOption("#answer", "GHA");
    other.click("#next");
    assertThat(other.locator(".status").first()).containsText("answered on another device");
    assertThat(other.locator(".status").first()).containsText("Nigeria");
    assertThat(other.locator("#answer")).hasValue("GHA");
    assertAccessible(other);
    screenshot(other, "visa-two-devices-phone");
    other.click("#next");
    page.navigate(applicant.url("/visa/mine/1/1/3"));
    assertThat(page.locator("#answer")).hasValue("GHA");

    filesThatAreNone(page, applicant);
    nobodyElseSeesIt(page, applicant, reference);
    page.navigate(applicant.url("/visa/mine/1/check"));
    page.check("#declare");
    page.click("#send");
    assertThat(page.locator("#wrong li")).not().hasCount(0);
    assertAccessible(page);
    screenshot(page, "visa-missing-desk");
    page.navigate(applicant.url("/visa/mine/1"));
    page.click("#go-on");
    applicant.answerAll(Map.of());
    applicant.sendDocuments();
    applicant.send();

    Page officer = officerAsksForMore(reference);
    page.navigate(applicant.url("/visa/mine/1"));
    assertThat(page.locator("#more")).containsText("Please send a newer one");
    assertAccessible(page);
    screenshot(page, "visa-more-desk");
    page.click("#more a");
    page.setInputFiles("#file-1-means", VisaApplicant.picture("newer.png"));
    page.click("#add-file-1-means");
    page.click("#next");
    page.click("#supplied");
    assertThat(page.locator("#state")).hasText(applicant.text("visa.state.in-review"));

    officerRefuses(officer, reference);
    page.reload();
    assertThat(page.locator("#decision"))
        .containsText(applicant.text("visa.ground.means-not-shown"));
    page.click("#object");
    assertThat(page.locator("#wrong")).isVisible();
    page.fill("#why", "The newer paper <i>shows</i> it.");
    screenshot(page, "visa-refused-desk");
    assertAccessible(page);
    page.click("#object");
    assertThat(page.locator("#state")).hasText(applicant.text("visa.state.refusal-appealed"));
    supervisorDecidesTheAppeal(reference);
  }

  private void filesThatAreNone(Page page, VisaApplicant applicant) {
    page.navigate(applicant.url("/visa/documents/1"));
    page.click("#add-file-1-passport");
    assertThat(page.locator("#wrong")).containsText("choose a file first");
    for (Map.Entry<String, byte[]> file :
        Map.of(
                "neither a picture",
                "<html><script>alert(1)</script>".getBytes(StandardCharsets.UTF_8),
                "cannot open",
                new byte[] {
                  (byte) 0xFF, (byte) 0xD8, (byte) 0xFF, (byte) 0xE0, 0, 16, 'J', 'F', 'I', 'F', 0
                })
            .entrySet()) {
      page.setInputFiles(
          "#file-1-passport", new FilePayload("passport.jpg", "image/jpeg", file.getValue()));
      page.click("#add-file-1-passport");
      assertThat(page.locator("#file-1-passport-error")).containsText(file.getKey());
    }
    assertAccessible(page);
    screenshot(page, "visa-file-wrong-desk");
    byte[] large = new byte[2_040_000];
    page.setInputFiles(
        "#file-1-passport", new FilePayload("passport.pdf", "application/pdf", large));
    page.click("#add-file-1-passport");
    assertThat(page.locator("#wrong")).containsText("larger than 2 MB");
    assertThat(page.locator(".sent")).hasCount(0);
  }

  private void nobodyElseSeesIt(Page page, VisaApplicant applicant, String reference) {
    Page stranger = page(Device.DESK, "en");
    stranger.navigate(applicant.url("/visa/mine/1"));
    assertThat(stranger).hasURL(applicant.url("/my/sign-in"));
    String there = applicant.url("/visa/mine/1/withdraw");
    assertThat(
            page.request()
                .post(
                    there,
                    RequestOptions.create()
                        .setForm(FormData.create().set("of", "V-0000-0000").set("seen", "1")))
                .status())
        .isEqualTo(404);
    assertThat(
            page.request()
                .post(
                    there,
                    RequestOptions.create()
                        .setHeader("Sec-Fetch-Site", "cross-site")
                        .setForm(FormData.create().set("of", reference)))
                .status())
        .isEqualTo(404);
    for (String nothing : new String[] {"/visa/mine/2", "/visa/mine/1/1/99", "/visa/mine/x"}) {
      assertThat(page.request().get(applicant.url(nothing)).status()).as(nothing).isEqualTo(404);
    }
  }

  private Page officerAsksForMore(String reference) {
    Page officer = StaffDesk.signIn(page(Device.DESK, "en"), "consul");
    officer.navigate(url("/staff/visa?ref=" + reference));
    Page colleague = StaffDesk.signIn(page(Device.DESK, "en"), "consul-ar");
    colleague.navigate(url("/staff/visa?ref=" + reference));
    officer.click("button.act.take");
    assertThat(officer.locator("#state")).hasText("In review");
    colleague.click("button.act.take");
    assertThat(colleague.locator("#acts .errors")).containsText("Marta Ferreira", SOON);
    screenshot(colleague, "visa-officer-overtaken-desk-ar");

    officer.click("button.act.ask");
    officer.locator("[id='acts:until']").waitFor();
    officer.click("[id='acts:do']");
    assertThat(officer.locator("#acts .errors")).isVisible();
    officer.evaluate("() => { window.before = true; }");
    officer.click("[id='acts:preview']");
    officer.waitForFunction("() => !window.before");
    assertThat(officer.locator("#acts .errors")).isVisible();
    officer.locator("label:has-text('how you pay for your stay')").click();
    officer.fill("[id='acts:until']", VisaApplicant.ARRIVAL.toString());
    officer.fill("[id='acts:text']", "Please send a newer one");
    assertAccessible(officer);
    screenshot(officer, "visa-officer-ask-desk");
    assertThat(SavedPapers.words(SavedPapers.save(officer, "[id='acts:preview']", "letter.pdf")))
        .contains("Pleasesendanewerone", SavedPapers.tight("A paper that shows how you pay"));
    officer.click("[id='acts:do']");
    assertThat(officer.locator("#state")).hasText("More asked for");

    Page elsewhere = StaffDesk.signIn(page(Device.DESK, "en"), "consul-north");
    assertThat(elsewhere.locator("[id='live:rows'] a.open")).hasCount(0);
    elsewhere.navigate(url("/staff/visa?ref=" + reference));
    assertThat(elsewhere.locator("h1")).hasText("There is no such application");
    assertAccessible(elsewhere);
    Page information = StaffDesk.signIn(page(Device.DESK, "en"), "information");
    assertThat(information.request().get(url("/staff/visas")).status()).isEqualTo(404);
    return officer;
  }

  private void officerRefuses(Page officer, String reference) {
    officer.navigate(url("/staff/visa?ref=" + reference));
    officer.click("button.act.refuse");
    officer.locator("[id='acts:text']").waitFor();
    officer.click("[id='acts:do']");
    assertThat(officer.locator("#acts .errors")).containsText("legal ground", SOON);
    officer.locator("label:has-text('how the stay is paid for')").click();
    officer.click("[id='acts:do']");
    assertThat(officer.locator("#state")).hasText("Refused");
  }

  private void supervisorDecidesTheAppeal(String reference) {
    Page supervisor = StaffDesk.signIn(page(Device.DESK, "en"), "consul-general");
    supervisor.navigate(url("/staff/visas?state=refusal-appealed"));
    supervisor.locator("[id='live:rows'] a.open").click();
    assertThat(supervisor.locator("#main")).containsText("The newer paper <i>shows</i> it.");
    supervisor.click("button.act.uphold");
    supervisor.fill("[id='acts:text']", "It is of last year.");
    supervisor.click("[id='acts:do']");
    assertThat(supervisor.locator("#state")).hasText("Refused");
    assertAccessible(supervisor);
    screenshot(supervisor, "visa-appeal-desk");
    assertThat(supervisor.locator("h1")).containsText(reference);
  }

  private static String url(String path) {
    return PortolanUnderTest.url(path).toString();
  }
}
