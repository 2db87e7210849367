package org.portolan.systemtests;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions.ContainsTextOptions;
import com.microsoft.playwright.assertions.LocatorAssertions.HasCountOptions;
import com.microsoft.playwright.options.FilePayload;
import com.microsoft.playwright.options.FormData;
import com.microsoft.playwright.options.RequestOptions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An application for a visa that goes wrong in every way, is refused and appealed. */
class VisaRefusedIT extends BrowserTest {

  @TempDir private Path files;

  private static final ContainsTextOptions SOON = new ContainsTextOptions().setTimeout(20_000);
  private static final ContainsTextOptions LATER = new ContainsTextOptions().setTimeout(60_000);
  private static final HasCountOptions SO_MANY = new HasCountOptions().setTimeout(20_000);

  /** A number of the sandbox that is no traveller's. */
  private static final String ENGLISH = "+33612000003";

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
    applicant.answerAll(Map.of("expires", VisaApplicant.ARRIVAL.plusMonths(1).toString()));
    applicant.sendDocuments();
    applicant.send();

    new VisaOnesOwn(this, page, applicant, reference).isSentByCourierAndKeptFromOthers(other);
    Page officer = officerAsksForMore(reference);
    page.navigate(applicant.url("/visa/mine/1"));
    assertThat(page.locator("#more")).containsText("Please send a newer one");
    assertAccessible(page);
    screenshot(page, "visa-more-desk");
    anAnswerRaisesAnother(page, applicant);
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

  /** Somebody invites after all: who that is, and their letter, are wanted too. */
  private void anAnswerRaisesAnother(Page page, VisaApplicant applicant) {
    page.click("#more a[href$='/mine/1/1/11']");
    page.check("input[name=answer][value=yes]");
    page.click("#next");
    page.click("#supplied");
    assertThat(page.locator("#wrong")).containsText(applicant.text("visa.refusal.empty"));
    page.click("#more a[href$='/mine/1/1/12']");
    page.fill("#answer", "Hanna Osei");
    page.click("#next");
    screenshot(page, "visa-more-raised-desk");
    page.click("#more a[href$='#document-1-invitation']");
    page.setInputFiles("#file-1-invitation", VisaApplicant.picture("invitation.png"));
    page.click("#add-file-1-invitation");
    assertThat(page.locator("#document-1-invitation .sent li")).hasCount(1);
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
    // one that the form has room for, one that is read to its end and thrown away
    for (int bytes : new int[] {10_050_000, 40_000_000}) {
      page.setInputFiles("#file-1-passport", aFile(bytes));
      page.click("#add-file-1-passport");
      assertThat(page.locator("#wrong")).containsText("larger than 10 MB", LATER);
      assertThat(page.locator("html")).hasAttribute("lang", "en");
      assertThat(page.locator(".sent")).hasCount(0);
      page.navigate(applicant.url("/visa/documents/1"));
    }
    aLargePhotographIsTaken(page);
  }

  /** From the disk, as browsers take them. */
  private Path aFile(int bytes) {
    try {
      return Files.write(files.resolve("passport.pdf"), new byte[bytes]);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** As telephones make them. */
  private void aLargePhotographIsTaken(Page page) {
    FilePayload photograph = VisaApplicant.picture("photo.png", 2_600, 1_300);
    assertThat(photograph.buffer.length).isBetween(5_000_000, 8_000_000);
    page.setInputFiles("#file-1-photo", photograph);
    page.click("#add-file-1-photo");
    assertThat(page.locator("#document-1-photo .sent li")).hasCount(1, SO_MANY);
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
    for (String nothing :
        new String[] {
          "/visa/mine/2",
          "/visa/mine/1/1/99",
          "/visa/mine/x",
          "/visa/documents/1/0",
          "/visa/documents/1/99",
          "/visa/documents/2/1"
        }) {
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
    LookedInto officers = new LookedInto(officer, this::look);
    officers.aSignalIsSettled();
    officers.aZoneIsCompared();
    LookedInto supervisors =
        new LookedInto(StaffDesk.signIn(page(Device.DESK, "en"), "consul-general"), this::look);
    supervisors.aListIsBroughtIn();
    officers.aLostPaperIsFound();
    supervisors.theListIsTakenOut();
    new LookedInto(colleague, this::look).isShownInArabic();

    officer.click("button.act.ask");
    officer.locator("[id='acts:until']").waitFor();
    officer.click("[id='acts:do']");
    assertThat(officer.locator("#acts .errors")).isVisible();
    officer.evaluate("() => { window.before = true; }");
    officer.click("[id='acts:preview']");
    officer.waitForFunction("() => !window.before");
    assertThat(officer.locator("#acts .errors")).isVisible();
    officer.locator("label:has-text('how you pay for your stay')").click();
    officer.locator("label:has-text('Does somebody invite you')").click();
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
    new LookedInto(officer, this::look).anInterviewIsHeld();
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
    // others have objected too
    supervisor.locator("[id='live:rows'] a.open[href$='" + reference + "']").click();
    assertThat(supervisor.locator("#main")).containsText("The newer paper <i>shows</i> it.");
    supervisor.click("button.act.uphold");
    supervisor.fill("[id='acts:text']", "It is of last year.");
    supervisor.click("[id='acts:do']");
    assertThat(supervisor.locator("#state")).hasText("Refused");
    assertAccessible(supervisor);
    screenshot(supervisor, "visa-appeal-desk");
    assertThat(supervisor.locator("h1")).containsText(reference);
    new LookedInto(supervisor, this::look).consistencyIsLookedAt(reference);
  }

  private void look(Page page, String name) {
    assertAccessible(page);
    screenshot(page, name);
  }

  private static String url(String path) {
    return PortolanUnderTest.url(path).toString();
  }
}
