package org.portolan.systemtests;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions.ContainsTextOptions;

/** What an applicant does beside answering: originals by courier, a helper, a family, a secret. */
final class VisaOnesOwn {

  private static final ContainsTextOptions SOON = new ContainsTextOptions().setTimeout(20_000);
  private static final String SECRET = "the tree behind the well";

  private final BrowserTest browser;
  private final Page page;
  private final VisaApplicant applicant;
  private final String reference;

  VisaOnesOwn(BrowserTest browser, Page page, VisaApplicant applicant, String reference) {
    this.browser = browser;
    this.page = page;
    this.applicant = applicant;
    this.reference = reference;
  }

  /**
   * All of it.
   *
   * @param other a browser in which somebody is signed in who holds the same phone
   */
  void isSentByCourierAndKeptFromOthers(Page other) {
    originalsAreSentAndScanned();
    anOfficerIsAskedToCall();
    aHelperLooksUntilTheConsentIsTakenBack();
    aFamilyIsInvited();
    aSecretKeepsOthersOut(other);
  }

  private void originalsAreSentAndScanned() {
    page.navigate(applicant.url("/visa/mine/1/papers"));
    page.click("#sent");
    assertThat(page.locator("#number-error")).isVisible();
    browser.assertAccessible(page);
    page.fill("#number", "DHL 123-456");
    page.click("#sent");
    assertThat(page.locator("#papers li")).hasCount(1);
    browser.assertAccessible(page);
    browser.screenshot(page, "visa-papers-desk");
    byte[] cover = page.request().get(applicant.url("/visa/letter/1/cover")).body();
    assertThat(SavedPapers.words(cover)).contains(reference);

    Page officer = StaffDesk.signIn(browser.page(Device.DESK, "en"), "consul-ar");
    officer.navigate(PortolanUnderTest.url("/staff/originals").toString());
    officer.fill("[id='originals:scan']", reference.replace("-", ""));
    officer.keyboard().press("Enter");
    assertThat(officer.locator("[id='originals:found'] h2")).hasText(reference);
    assertThat(officer.locator("[id='originals:number']")).hasValue("DHL123456");
    browser.assertAccessible(officer);
    browser.screenshot(officer, "visa-originals-desk-ar");
    officer.click("[id='originals:received']");
    assertThat(officer.locator("[id='originals:found'] .steps li")).hasCount(2);
    assertThat(officer.locator("[id='originals:returned']")).isVisible();
    assertThat(officer.locator("[id='originals:number']")).hasValue("");
    page.reload();
    assertThat(page.locator("#papers")).containsText(applicant.text("visa.way.received"), SOON);
  }

  private void anOfficerIsAskedToCall() {
    page.navigate(applicant.url("/visa/mine/1/call"));
    page.check("#hours-evening");
    page.fill("#words", "The <b>photograph</b>");
    page.click("#ask");
    assertThat(page.locator("#wanted")).isVisible();
    browser.assertAccessible(page);
    browser.screenshot(page, "visa-call-desk");

    Page officer = StaffDesk.signIn(browser.page(Device.PHONE, "en"), "consul-ar");
    officer.navigate(PortolanUnderTest.url("/staff/calls").toString());
    assertThat(officer.locator("[id='calls:rows']")).containsText("The <b>photograph</b>");
    browser.assertAccessible(officer);
    browser.screenshot(officer, "visa-calls-phone-ar");
    officer.click("tr:has-text('" + reference + "') a.show");
    assertThat(officer.locator("bdi.number")).containsText("+33", SOON);
    officer.click("tr:has-text('" + reference + "') button.done");
    assertThat(officer.locator("[id='calls:rows']")).not().containsText(reference, SOON);
    page.reload();
    assertThat(page.locator("#wanted")).hasCount(0);
  }

  private void aHelperLooksUntilTheConsentIsTakenBack() {
    page.navigate(applicant.url("/visa/mine/1/helpers"));
    page.fill("#name", "Hanna Osei");
    page.click("#add");
    assertThat(page.locator("#agree-error")).isVisible();
    page.check("#agree");
    page.click("#add");
    String code = page.locator("#helper-code").textContent().strip();
    browser.assertAccessible(page);
    browser.screenshot(page, "visa-helpers-desk");

    Page helper = browser.page(Device.PHONE, "en");
    helper.navigate(applicant.url("/visa/help"));
    helper.fill("#code", "0000-0000-0000");
    helper.click("#go");
    assertThat(helper.locator("#code-error")).isVisible();
    browser.assertAccessible(helper);
    helper.fill("#code", code);
    helper.click("#go");
    assertThat(helper.locator("#state")).isVisible();
    assertThat(helper.locator("main")).containsText(applicant.text("apply.help.looks"));
    browser.assertAccessible(helper);
    browser.screenshot(helper, "visa-helped-phone");
    for (String closed : new String[] {"/1/helpers", "/1/secret", "/1/withdraw", "/1/1/1", "/2"}) {
      assertThat(helper.request().get(applicant.url("/visa/mine" + closed)).status())
          .as(closed)
          .isEqualTo(404);
    }

    page.click("#end");
    assertThat(page.locator("main")).containsText(applicant.text("apply.helpers.ended"));
    helper.reload();
    assertThat(helper).hasURL(applicant.url("/my/sign-in"));
  }

  private void aFamilyIsInvited() {
    page.navigate(applicant.url("/visa/mine/1/family"));
    page.fill("#code", "not a code");
    page.click("#join");
    assertThat(page.locator("#code-error")).isVisible();
    browser.assertAccessible(page);
    page.click("#invite");
    assertThat(page.locator("#family-code")).isVisible();
    browser.assertAccessible(page);
    browser.screenshot(page, "visa-family-desk");
    page.click("#leave");
    assertThat(page.locator("#together")).hasCount(0);
  }

  private void aSecretKeepsOthersOut(Page other) {
    page.navigate(applicant.url("/visa/mine/1/secret"));
    page.fill("#secret", SECRET);
    page.fill("#again", "another");
    page.click("#set");
    assertThat(page.locator("#again-error")).isVisible();
    browser.assertAccessible(page);
    page.fill("#secret", SECRET);
    page.fill("#again", SECRET);
    page.click("#set");
    assertThat(page.locator(".status")).containsText(applicant.text("apply.secret.is-set"));
    browser.screenshot(page, "visa-secret-desk");
    page.navigate(applicant.url("/visa/mine/1"));
    assertThat(page.locator("#reference")).hasText(reference);

    assertThat(other.request().get(applicant.url("/visa/mine/1")).status()).isEqualTo(404);
    other.navigate(applicant.url("/visa/mine/open"));
    other.fill("#secret", "the wrong tree");
    other.click("#go");
    assertThat(other.locator("#secret-error")).isVisible();
    browser.assertAccessible(other);
    browser.screenshot(other, "visa-secret-phone");
    other.fill("#secret", SECRET);
    other.click("#go");
    assertThat(other.locator("#reference")).hasText(reference);
  }
}
