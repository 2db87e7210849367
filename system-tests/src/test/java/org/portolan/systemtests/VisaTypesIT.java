package org.portolan.systemtests;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.SelectOption;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.portolan.i18n.Language;
import org.portolan.i18n.Texts;

/** A kind of visa from a colleague's words to what travellers apply for, and back. */
class VisaTypesIT extends BrowserTest {

  private static final Duration SOON = Duration.ofSeconds(10);
  private static final String NAME = "Seafarers' visa";
  private static final String ARABIC_NAME = "تأشيرة البحارة";

  private static String url(String path) {
    return PortolanUnderTest.url(path).toString();
  }

  private static String text(String language, String key) {
    return Texts.product().text(Language.of(language), key);
  }

  private Page staff(Device device, String account) {
    return StaffDesk.signIn(page(device, "en"), account);
  }

  @Test
  void an_officer_writes_a_kind_of_visa_a_supervisor_approves_it_and_travellers_find_it() {
    Page author = staff(Device.DESK, "consul");
    String type = isWritten(author);
    isTranslated(author, type);
    isShownAsApplicantsSeeIt(author, type);
    isSubmitted(author, type);
    isApproved(type);
    travellersFindIt(type);
    isWithdrawn(type);
    othersHaveNoSuchPage();
  }

  private String isWritten(Page author) {
    author.navigate(url("/staff/visa-types"));
    assertThat(author.locator("[id='offered']")).containsText("made-up sample");
    assertAccessible(author);
    screenshot(author, "visa-kinds-desk");
    author.click("#new");
    author.fill("[id='kind:name']", NAME);
    author.click("[id='kind:save']");
    assertThat(author.locator(".errors")).containsText("for whom it is");
    author.fill("[id='kind:who']", "For crews of ships in our ports");
    author.fill("[id='kind:amount']", "40,50");
    author.fill("[id='kind:grounds']", "A document is not genuine.\nThe ship is not known to us.");
    author.click("[id='kind:add-question']");
    author.fill("[id='kind:questions:5:label']", "What are you on board?");
    author.selectOption("[id='kind:questions:5:kind']", "choice");
    author.locator("details:has([id='kind:questions:5:options']) summary").click();
    author.fill("[id='kind:questions:5:options']", "Officer\nCrew");
    author.click("[id='kind:save']");
    assertThat(author.locator(".said-so")).containsText("Saved");
    assertThat(author.locator("#faults")).hasCount(0);

    author.click("[id='kind:add-document']");
    author.fill("[id='kind:documents:2:label']", "Your seafarer's book");
    author.locator("details:has([id='kind:documents:2:when']) summary").click();
    author.selectOption(
        "[id='kind:documents:2:when']",
        new SelectOption().setLabel("What are you on board? Officer"));
    author.click("[id='kind:documents:2:raise']");
    assertThat(author.locator("[id='kind:documents:1:label']")).hasValue("Your seafarer's book");
    author.click("[id='kind:save']");
    assertThat(author.locator(".said-so")).containsText("Saved");
    assertAccessible(author);
    screenshot(author, "visa-kind-desk");
    return author.url().replaceAll(".*type=", "");
  }

  private void isTranslated(Page author, String type) {
    author.navigate(url("/staff/visa-type-words?type=" + type + "&language=ar"));
    assertThat(author.locator("#languages")).containsText("to translate");
    author.locator("[id='words'] label", new Page.LocatorOptions().setHasText(NAME)).click();
    author.keyboard().type(ARABIC_NAME);
    author.click("[id='words:save']");
    assertThat(author.locator(".said-so")).containsText("Saved");
    assertAccessible(author);
    screenshot(author, "visa-kind-words-desk");
  }

  private void isShownAsApplicantsSeeIt(Page author, String type) {
    author.navigate(url("/staff/visa-type-preview?type=" + type + "&language=am"));
    assertThat(author.locator("#type-" + type)).hasText(NAME);
    assertThat(author.locator("#type-" + type + " span")).hasAttribute("lang", "en");
    assertThat(author.locator(".status").first()).containsText("English");
    assertThat(author.locator("form")).hasCount(0);
    for (int question = 1; question <= 6; question++) {
      author.click("#next");
    }
    assertThat(author.locator("h1")).hasText("What are you on board?");
    assertThat(author.locator(".options li")).hasCount(2);
    assertThat(author.locator("#next")).hasCount(0);
    assertAccessible(author);
    screenshot(author, "visa-kind-preview-am");
  }

  private void isSubmitted(Page author, String type) {
    author.navigate(url("/staff/visa-type?type=" + type));
    author.click("[id='decide:submit']");
    assertThat(author.locator("#state")).hasText("waits for a second person");
    assertThat(author.locator("[id='decide']")).containsText("You wrote at this version");
    assertThat(author.locator("[id='decide:approve']")).hasCount(0);
    Page colleague = staff(Device.PHONE, "consul-ar");
    colleague.navigate(author.url());
    assertThat(colleague.locator("[id='decide']"))
        .containsText(text("ar", "staff.visa-type.for-supervisors"));
    assertThat(colleague.locator("[id='decide:approve']")).hasCount(0);
    assertThat(colleague.locator("[id='decide:withdraw']")).hasCount(0);
    assertAccessible(colleague);
    screenshot(colleague, "visa-kind-phone-ar");
    colleague.navigate(url("/staff/visa-types"));
    assertThat(colleague.locator("[id='in-work']")).containsText(ARABIC_NAME);
    assertAccessible(colleague);
    screenshot(colleague, "visa-kinds-phone-ar");
  }

  private void isApproved(String type) {
    Page supervisor = staff(Device.DESK, "consul-general");
    supervisor.navigate(url("/staff/visa-type?type=" + type));
    supervisor.click("[id='decide:approve']");
    assertThat(supervisor.locator("#state")).hasText("published");
    screenshot(supervisor, "visa-kind-published-desk");
  }

  private void travellersFindIt(String type) {
    Page traveller = pageWithoutScript(Device.PHONE, "ar");
    await("offered")
        .atMost(SOON)
        .until(
            () -> {
              traveller.navigate(url("/ar/visa"));
              return traveller.locator("#begin-" + type).count() == 1;
            });
    assertThat(traveller.locator("#type-" + type)).hasText(ARABIC_NAME);
    assertThat(traveller.locator(".status").first()).containsText("English");
    assertThat(traveller.locator("section:has(#begin-" + type + ")")).containsText("٤٠");
    assertAccessible(traveller);
    screenshot(traveller, "visa-own-kind-phone-ar");
    traveller.click("#begin-" + type);
    assertThat(traveller.locator("main")).containsText(ARABIC_NAME);
    assertThat(traveller.context().cookies()).isEmpty();
  }

  private void isWithdrawn(String type) {
    Page supervisor = staff(Device.DESK, "consul-general");
    supervisor.navigate(url("/staff/visa-type?type=" + type));
    supervisor.click("[id='decide:withdraw']");
    assertThat(supervisor.locator("#state")).hasText("withdrawn");
    assertThat(supervisor.locator("#history li")).hasCount(7);
    Page traveller = pageWithoutScript(Device.PHONE, "en");
    await("offered no more")
        .atMost(SOON)
        .until(
            () -> {
              traveller.navigate(url("/en/visa"));
              return traveller.locator("#begin-" + type).count() == 0;
            });
  }

  private void othersHaveNoSuchPage() {
    Page worker = staff(Device.DESK, "information");
    for (String path :
        new String[] {
          "/staff/visa-types",
          "/staff/visa-type",
          "/staff/visa-type-words?type=short-stay&language=ar",
          "/staff/visa-type-preview?type=short-stay&language=ar"
        }) {
      assertThat(worker.request().get(url(path)).status()).as(path).isEqualTo(404);
    }
  }
}
