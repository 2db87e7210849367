package org.portolan.systemtests;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.portolan.systemtests.Marked.HOSTILE;
import static org.portolan.systemtests.Marked.MARK;
import static org.portolan.systemtests.Marked.SOON;
import static org.portolan.systemtests.Marked.url;

import com.microsoft.playwright.Page;

/** What a visitor and the desk write in a chat, each with a marked word in it. */
final class MarkedInChats {

  private final MarkedPages pages;

  MarkedInChats(MarkedPages pages) {
    this.pages = pages;
  }

  /** By the form, over the connection, from the desk, and beside the chat. */
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
    worker.click("[id='side:end']");
    Page elsewhere = pages.browser("en");
    elsewhere.navigate(url("/en/chat"));
    elsewhere.click("details summary");
    elsewhere.fill("#code", MARK);
    elsewhere.click("#go-on");
    assertThat(elsewhere.locator("[role=alert] a")).hasAttribute("href", "#code");
  }
}
