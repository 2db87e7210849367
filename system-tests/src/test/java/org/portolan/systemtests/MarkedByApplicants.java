package org.portolan.systemtests;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.portolan.systemtests.Marked.AS_NUMBER;
import static org.portolan.systemtests.Marked.HOSTILE;
import static org.portolan.systemtests.Marked.MARK;

import com.microsoft.playwright.Page;
import java.util.Map;

/** What an applicant for a visa can write, each with a marked word in it. */
final class MarkedByApplicants {

  /** Of an officer on duty: of those the sandbox shows the handsets, and of nobody else's. */
  private static final String PHONE = "+33612000001";

  private final Page page;
  private final VisaApplicant applicant;

  /** In a language that the officer does not read. */
  MarkedByApplicants(MarkedPages pages) {
    page = pages.browser("ar");
    applicant = new VisaApplicant(page, pages.handsets(), "ar", PHONE);
  }

  /**
   * An application from its first answer on, and all that is beside it.
   *
   * @return its reference
   */
  String applies() {
    applicant.choose();
    page.fill("#name", HOSTILE);
    page.fill("#phone", MARK);
    page.click("#start");
    assertThat(page.locator("#phone-error")).isVisible();
    String before = applicant.lastCode();
    String reference = applicant.begin("Applicant " + HOSTILE, MARK + " APPLICANT");
    page.fill("#code", MARK);
    page.click("#go");
    assertThat(page.locator("#code-error")).isVisible();
    applicant.enterCode(before);
    page.click("#go-on");
    applicant.answerAll(
        Map.of(
            "passport-number",
            MARK + " 9",
            "expires",
            VisaApplicant.ARRIVAL.plusMonths(1).toString(),
            "more",
            "On the application: " + HOSTILE));
    for (String document : new String[] {"passport", "photo", "means"}) {
      page.setInputFiles("#file-1-" + document, Marked.paper(document));
      page.click("#add-file-1-" + document);
      assertThat(page.locator("#document-1-" + document + " .sent li")).hasCount(1);
    }
    copiesTheZone();
    applicant.send();
    saysMore();
    return reference;
  }

  /** What cannot be read comes back; what can is kept, and differs from the answers. */
  private void copiesTheZone() {
    page.click("#next");
    page.fill("textarea[name='zone']", HOSTILE);
    page.click("#look-1");
    assertThat(page.locator("#wrong")).isVisible();
    page.fill("textarea[name='zone']", CopiedZone.zone(AS_NUMBER + "<<LAYLA", "310102"));
    page.click("#look-1");
    page.click("#keep-1");
    assertThat(page.locator(".differs")).isVisible();
    page.navigate(applicant.url("/visa/documents/1"));
  }

  /** How papers come, what a call is about, who helps, and what keeps others out. */
  private void saysMore() {
    page.navigate(applicant.url("/visa/mine/1/papers"));
    page.fill("#number", MARK + " 10");
    page.click("#sent");
    assertThat(page.locator("#papers li")).hasCount(1);
    page.navigate(applicant.url("/visa/mine/1/call"));
    page.fill("#words", "About: " + HOSTILE);
    page.click("#ask");
    assertThat(page.locator("#wanted")).isVisible();
    page.navigate(applicant.url("/visa/mine/1/helpers"));
    page.fill("#name", "Helper " + HOSTILE);
    page.fill("#phone", Marked.HELPER);
    page.check("#agree");
    page.click("#add");
    assertThat(page.locator("#helper-code")).isVisible();
    page.navigate(applicant.url("/visa/mine/1/secret"));
    page.fill("#secret", MARK + " and a tree");
    page.fill("#again", MARK + " and a tree");
    page.click("#set");
    assertThat(page.locator(".status").first()).containsText(applicant.text("apply.secret.is-set"));
  }

  /** Against the refusal. */
  void appeals() {
    page.navigate(applicant.url("/visa/mine/1"));
    page.fill("#why", "An appeal: " + HOSTILE);
    page.click("#object");
    assertThat(page.locator("#state")).hasText(applicant.text("visa.state.refusal-appealed"));
  }
}
