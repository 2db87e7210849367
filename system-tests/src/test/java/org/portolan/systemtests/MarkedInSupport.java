package org.portolan.systemtests;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.portolan.systemtests.Marked.HOSTILE;
import static org.portolan.systemtests.Marked.MARK;
import static org.portolan.systemtests.Marked.SOON;
import static org.portolan.systemtests.Marked.url;

import com.microsoft.playwright.Page;
import java.util.UUID;

/** What support workers and providers write of somebody, each with a marked word in it. */
final class MarkedInSupport {

  private final MarkedPages pages;

  MarkedInSupport(MarkedPages pages) {
    this.pages = pages;
  }

  /**
   * From the first note to what is said when a closed case is opened again.
   *
   * @param somebody whose case it is
   */
  void write(UUID somebody) {
    Page worker = pages.desk("support");
    worker.navigate(url("/staff/person?id=" + somebody));
    worker.click("[id='support:open']");
    worker.waitForURL("**/staff/support-case?ref=*");
    String reference = worker.url().replaceAll(".*ref=", "");
    worker.click("[id='side:take']");
    worker.locator("[id='side:plan']").waitFor();
    worker.fill("[id='support:note']", "Confided: " + HOSTILE);
    worker.click("[id='support:add']");
    assertThat(worker.locator("#notes")).containsText("Confided: " + HOSTILE, SOON);
    refers(worker, reference);
    givesBack();
    worker.navigate(url("/staff/support-case?ref=" + reference));
    worker.selectOption("[id='side:outcome']", "supported");
    worker.click("[id='side:close']");
    worker.locator("[id='side:reopen']").waitFor();
    worker.fill("[id='side:why']", "Goes on: " + HOSTILE);
    worker.click("[id='side:reopen']");
    assertThat(worker.locator("#notes")).containsText("Goes on: " + HOSTILE, SOON);
  }

  private static void refers(Page worker, String reference) {
    worker.navigate(url("/staff/referrals"));
    worker.fill("[id='referrals:reference']", MARK);
    worker.selectOption(
        "[id='referrals:provider']",
        worker.locator("[id='referrals:provider'] option").last().getAttribute("value"));
    worker.fill("[id='referrals:consent']", "Agreed: " + HOSTILE);
    worker.fill("[id='referrals:told']", "For the provider: " + HOSTILE);
    worker.click("[id='referrals:refer']");
    assertThat(worker.locator("[id='referrals:all'] .errors")).isVisible();
    worker.fill("[id='referrals:reference']", reference);
    worker.click("[id='referrals:refer']");
    assertThat(worker.locator("[id='referrals:list']")).containsText(reference, SOON);
  }

  private void givesBack() {
    Page provider = pages.desk("provider");
    provider.locator("a.open").first().click();
    assertThat(provider.locator(".timeline")).containsText("For the provider: " + HOSTILE, SOON);
    provider.fill("[id='referral:note']", "Came once: " + HOSTILE);
    provider.click("[id='referral:add']");
    assertThat(provider.locator(".timeline")).containsText("Came once: " + HOSTILE, SOON);
    provider.fill("[id='referral:note']", "Given back: " + HOSTILE);
    provider.click("[id='referral:back']");
    provider.waitForURL("**/staff/referrals");
  }
}
