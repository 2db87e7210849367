package org.portolan.systemtests;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.portolan.systemtests.Marked.HOSTILE;
import static org.portolan.systemtests.Marked.MARK;
import static org.portolan.systemtests.Marked.SOON;
import static org.portolan.systemtests.Marked.url;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions.HasCountOptions;

/** What a visitor and the desk write in a chat, each with a marked word in it. */
final class MarkedInChats {

  private static final HasCountOptions SO_MANY = new HasCountOptions().setTimeout(20_000);

  private final MarkedPages pages;

  MarkedInChats(MarkedPages pages) {
    this.pages = pages;
  }

  /** By the form, over the connection, from the desk, beside the chat, and in files. */
  void write() {
    Page visitor = pages.browser("en");
    String first = ChatIT.begin(visitor, "en", "In a chat: " + HOSTILE);
    Page worker = ChatIT.take(pages.desk("information"), first);
    worker.fill("[id='answer:text']", "From the desk: " + HOSTILE);
    worker.locator("[id='answer:text']").press("Enter");
    assertThat(visitor.locator("#lines .said").last()).hasText("From the desk: " + HOSTILE);
    visitor.fill("#text", "Over the connection: " + HOSTILE);
    visitor.click("#send");
    assertThat(worker.locator(".timeline")).containsText("Over the connection: " + HOSTILE, SOON);
    worker.fill("[id='notes:note']", "Beside it: " + HOSTILE);
    worker.click("[id='notes:add']");
    assertThat(worker.locator(".timeline")).containsText("Beside it: " + HOSTILE, SOON);
    sendFiles(visitor, worker);
    linksToNothing(worker, first);
    Page elsewhere = pages.browser("en");
    elsewhere.navigate(url("/en/chat"));
    elsewhere.click("details summary");
    elsewhere.fill("#code", MARK);
    elsewhere.click("#go-on");
    assertThat(elsewhere.locator("[role=alert] a")).hasAttribute("href", "#code");
  }

  /** It is passed on to who may see applications, and linked to none. */
  private void linksToNothing(Page worker, String first) {
    worker.selectOption("[id='side:post']", "consulate/harbour");
    worker.click("[id='side:pass']");
    worker.waitForURL("**/staff/chats*");
    Page officer = ChatIT.take(pages.desk("consul"), first);
    officer.click("details.link summary");
    officer.fill("[id='side:reference']", MARK);
    officer.selectOption("[id='side:check']", "told");
    officer.click("[id='side:link']");
    assertThat(officer.locator("[id='answer:said']")).containsText("This is no reference", SOON);
    officer.click("[id='side:end']");
    assertThat(officer.locator("[id='side:end']")).hasCount(0, SO_MANY);
  }

  private static void sendFiles(Page visitor, Page worker) {
    visitor.click("details:has(#file) summary");
    visitor.setInputFiles("#file", Marked.paper("visitor"));
    visitor.click("#add-file");
    assertThat(worker.locator(".timeline .attachment")).hasCount(1, SO_MANY);
    worker.click("#attach summary");
    worker.setInputFiles("#file", Marked.paper("desk"));
    worker.click("#add-file");
    assertThat(worker.locator(".timeline .attachment")).hasCount(2, SO_MANY);
  }
}
