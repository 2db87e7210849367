package org.portolan.systemtests;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Page;
import java.time.Duration;

/**
 * What was granted becomes a visa: its holder saves it, anybody checks it, and a supervisor takes
 * it back.
 */
final class VisaOnPaper {

  private final BrowserTest test;
  private final Page page;
  private final VisaApplicant applicant;
  private final String reference;

  /**
   * @param page of the applicant, who has no script
   */
  VisaOnPaper(BrowserTest test, Page page, VisaApplicant applicant, String reference) {
    this.test = test;
    this.page = page;
    this.applicant = applicant;
    this.reference = reference;
  }

  void isIssuedCheckedAndTakenBack() {
    assertThat(page.locator("#visa-1")).hasCount(0);
    String letter = SavedPapers.words(SavedPapers.save(page, "#letter", "letter.pdf"));
    assertThat(letter)
        .contains(SavedPapers.tight(applicant.text("visa.letter.granted.title")))
        .contains("ليلىحداد", "LAYLAHADDAD", reference, "Yourvisaisgranted");

    officerIssues();
    page.reload();
    assertThat(page.locator("#state")).hasText(applicant.text("visa.state.issued"));
    test.assertAccessible(page);
    test.screenshot(page, "visa-issued-phone-ar");
    byte[] visa = SavedPapers.save(page, "#visa-1", "visa.pdf");
    assertThat(SavedPapers.words(visa)).contains("V<UTOLAYLA<HADDAD<", "ليلىحداد");
    assertThat(verdict(visa)).isEqualTo(applicant.text("verify.valid"));
    assertThat(page.locator("#result")).containsText("LAYLA HADDAD");
    test.screenshot(page, "visa-verified-phone-ar");

    supervisorRevokes();
    await()
        .atMost(Duration.ofSeconds(20))
        .until(() -> applicant.text("verify.revoked").equals(verdict(visa)));
    page.navigate(applicant.url("/visa/mine/1"));
    assertThat(page.locator("#state")).hasText(applicant.text("visa.state.revoked"));
    assertThat(page.locator("#visa-1")).hasCount(0);
    assertThat(page.request().get(applicant.url("/visa/letter/1/1")).status()).isEqualTo(404);
    assertThat(SavedPapers.words(SavedPapers.save(page, "#letter", "letter.pdf")))
        .contains(SavedPapers.tight(applicant.text("visa.ground.statements-not-true")));
    nobodyElseSavesIt();
  }

  private void officerIssues() {
    Page officer = StaffDesk.signIn(test.page(Device.DESK, "en"), "consul");
    officer.navigate(PortolanUnderTest.url("/staff/visa?ref=" + reference).toString());
    officer.click("button.act.issue");
    assertThat(officer.locator("#state")).hasText("Issued");
    test.assertAccessible(officer);
    test.screenshot(officer, "visa-officer-issued-desk");
    assertThat(SavedPapers.words(SavedPapers.save(officer, "input.printed-visa", "visa.pdf")))
        .contains("V<UTOLAYLA<HADDAD<");
    assertThat(SavedPapers.words(SavedPapers.save(officer, "[id='file:letter']", "letter.pdf")))
        .contains("LAYLAHADDAD");
  }

  /** What the public page finds on a photograph of the visa. */
  private String verdict(byte[] visa) {
    page.navigate(applicant.url("/verify"));
    page.setInputFiles("#picture", SavedPapers.photograph(visa));
    page.click("#ask");
    return page.locator("#result .verdict h2").innerText();
  }

  private void supervisorRevokes() {
    Page supervisor = StaffDesk.signIn(test.page(Device.DESK, "en"), "consul-general");
    supervisor.navigate(PortolanUnderTest.url("/staff/visa?ref=" + reference).toString());
    supervisor.click("button.act.revoke");
    supervisor.locator("label:has-text('statements are not true')").click();
    assertThat(SavedPapers.words(SavedPapers.save(supervisor, "[id='acts:preview']", "letter.pdf")))
        .contains("Yourvisaisrevoked");
    supervisor.click("[id='acts:do']");
    assertThat(supervisor.locator("#state")).hasText("Revoked");
  }

  private void nobodyElseSavesIt() {
    Page stranger = test.page(Device.DESK, "en");
    for (String path : new String[] {"/visa/letter/1", "/visa/letter/1/1"}) {
      stranger.navigate(applicant.url(path));
      assertThat(stranger).hasURL(applicant.url("/my/sign-in"));
    }
    for (String nothing : new String[] {"/visa/letter/2", "/visa/letter/x", "/visa/letter/1/9"}) {
      assertThat(page.request().get(applicant.url(nothing)).status()).as(nothing).isEqualTo(404);
    }
  }
}
