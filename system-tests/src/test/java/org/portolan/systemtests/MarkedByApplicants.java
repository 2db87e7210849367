package org.portolan.systemtests;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.portolan.systemtests.Marked.HOSTILE;
import static org.portolan.systemtests.Marked.MARK;
import static org.portolan.systemtests.Marked.SOON;
import static org.portolan.systemtests.Marked.url;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * What an applicant for a visa and the officer who decides can write, each with a marked word in
 * it.
 */
final class MarkedByApplicants {

  /** A number of the sandbox that is no traveller's. */
  private static final String PHONE = "+33612000004";

  private final MarkedPages pages;

  MarkedByApplicants(MarkedPages pages) {
    this.pages = pages;
  }

  /** An application from its first answer to the appeal against its refusal. */
  void write() {
    Page page = pages.browser("en");
    VisaApplicant applicant = new VisaApplicant(page, pages.handsets(), "en", PHONE);
    String reference = applies(page, applicant);
    refuses(reference);
    page.navigate(applicant.url("/visa/mine/1"));
    page.fill("#why", "An appeal: " + HOSTILE);
    page.click("#object");
    assertThat(page.locator("#state")).hasText(applicant.text("visa.state.refusal-appealed"));
  }

  private String applies(Page page, VisaApplicant applicant) {
    applicant.choose();
    String before = applicant.lastCode();
    String reference = applicant.begin("Applicant " + HOSTILE, MARK + " APPLICANT");
    page.fill("#code", MARK);
    page.click("#go");
    assertThat(page.locator("#code-error")).isVisible();
    applicant.enterCode(before);
    page.click("#go-on");
    applicant.answerAll(
        Map.of("passport-number", MARK + " 9", "more", "On the application: " + HOSTILE));
    for (String document : new String[] {"passport", "photo", "means"}) {
      page.setInputFiles("#file-1-" + document, paper(document));
      page.click("#add-file-1-" + document);
      assertThat(page.locator("#document-1-" + document + " .sent li")).hasCount(1);
    }
    applicant.send();
    return reference;
  }

  private static FilePayload paper(String document) {
    String words = (MARK + " " + document + " ").repeat(1_000);
    String content = "%PDF-1.7\n1 0 obj << /Type /Page >> endobj\n" + words + "\n%%EOF";
    return new FilePayload(
        MARK + document + ".pdf", "application/pdf", content.getBytes(StandardCharsets.US_ASCII));
  }

  /** After everything else that an officer can write about it. */
  private void refuses(String reference) {
    Page officer = pages.desk("consul");
    officer.fill("[id='scan:label']", MARK);
    officer.click("[id='scan:find']");
    assertThat(officer.locator("[id='live:said']")).isVisible();
    officer.navigate(url("/staff/visa?ref=" + reference));
    assertThat(officer.locator("#main")).containsText("On the application: " + HOSTILE);
    choose(officer, "fee", "number");
    officer.fill("[id='acts:number']", MARK + " paid");
    perform(officer);
    assertThat(officer.locator("p.fee")).containsText(MARK + " paid", SOON);
    officer.click("button.act.take");
    assertThat(officer.locator("#state")).hasText("In review");
    choose(officer, "note", "text");
    officer.fill("[id='acts:text']", "A note of it: " + HOSTILE);
    perform(officer);
    assertThat(officer.locator("ul.steps")).containsText("A note of it: " + HOSTILE, SOON);
    choose(officer, "ask", "until");
    officer.locator("label:has-text('how you pay for your stay')").click();
    officer.fill("[id='acts:until']", VisaApplicant.ARRIVAL.toString());
    officer.fill("[id='acts:text']", "More is wanted: " + HOSTILE);
    perform(officer);
    assertThat(officer.locator("#state")).hasText("More asked for");
    officer.click("button.act.go-on");
    assertThat(officer.locator("#state")).hasText("In review");
    choose(officer, "refuse", "text");
    officer.locator("label:has-text('how the stay is paid for')").click();
    officer.fill("[id='acts:text']", "It is refused: " + HOSTILE);
    perform(officer);
    assertThat(officer.locator("#state")).hasText("Refused");
  }

  private static void choose(Page officer, String act, String field) {
    officer.click("button.act." + act);
    officer.locator("[id='acts:" + field + "']").waitFor();
  }

  private static void perform(Page officer) {
    officer.click("[id='acts:do']");
  }
}
