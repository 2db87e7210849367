package org.portolan.systemtests;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions.ContainsTextOptions;
import com.microsoft.playwright.assertions.LocatorAssertions.HasCountOptions;
import org.portolan.cases.files.CaseReference;
import org.portolan.i18n.Language;
import org.portolan.i18n.Texts;

/** Whoever has applied asks as a guest; an officer makes sure who it is, and links the two. */
final class GuestsChat {

  private static final ContainsTextOptions SOON = new ContainsTextOptions().setTimeout(20_000);
  private static final HasCountOptions NONE = new HasCountOptions().setTimeout(20_000);

  private final BrowserTest test;
  private final String reference;

  GuestsChat(BrowserTest test, String reference) {
    this.test = test;
    this.reference = reference;
  }

  /** Linked, found on the application, and taken back. */
  void isLinkedAndTakenBack() {
    Page visitor = test.page(Device.PHONE, "en");
    String first = ChatIT.begin(visitor, "en", "When is my visa ready?");
    Page worker = ChatIT.take(StaffDesk.signIn(test.page(Device.DESK, "en"), "information"), first);
    worker.selectOption("[id='side:post']", "consulate/harbour");
    worker.click("[id='side:pass']");
    worker.waitForURL("**/staff/chats*");
    Page officer = ChatIT.take(StaffDesk.signIn(test.page(Device.DESK, "ar"), "consul-ar"), first);
    link(officer);
    Page application = StaffDesk.signIn(test.page(Device.DESK, "en"), "consul");
    application.navigate(PortolanUnderTest.url("/staff/visa?ref=" + reference).toString());
    assertThat(application.locator(".steps")).containsText(first);
    test.screenshot(application, "visa-with-chat-desk");

    officer.click("[id='side:unlink']");
    officer.click(".ui-confirmdialog-yes:visible");
    assertThat(officer.locator("#linked")).hasCount(0, NONE);
    application.reload();
    assertThat(application.locator(".steps")).not().containsText(first);
    assertThat(visitor.locator("main")).not().containsText(reference);
    officer.click("[id='side:end']");
    assertThat(officer.locator("[id='side:end']")).hasCount(0, NONE);
  }

  private void link(Page officer) {
    officer.click("details.link summary");
    test.assertAccessible(officer);
    test.screenshot(officer, "chat-link-desk-ar");
    refused(officer, reference, "", "not-checked");
    refused(officer, "V-0000-0001", "told", "no-reference");
    refused(officer, CaseReference.draw('V').text(), "told", "not-found");
    officer.fill("[id='side:reference']", reference);
    officer.selectOption("[id='side:check']", "told");
    officer.click("[id='side:link']");
    assertThat(officer.locator("#linked")).containsText(reference, SOON);
    test.assertAccessible(officer);
    test.screenshot(officer, "chat-linked-desk-ar");
  }

  private static void refused(Page officer, String typed, String check, String why) {
    officer.fill("[id='side:reference']", typed);
    officer.selectOption("[id='side:check']", check);
    officer.click("[id='side:link']");
    assertThat(officer.locator("[id='answer:said']"))
        .containsText(Texts.product().text(Language.of("ar"), "staff.chat.linking." + why), SOON);
    officer.click("details.link summary");
  }
}
