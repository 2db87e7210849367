package org.portolan.systemtests;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.portolan.systemtests.Marked.HOSTILE;
import static org.portolan.systemtests.Marked.MARK;
import static org.portolan.systemtests.Marked.SOON;
import static org.portolan.systemtests.Marked.url;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import org.awaitility.Awaitility;
import org.jdbi.v3.core.Jdbi;

/** Everything that travellers and strangers can write, each with a marked word in it. */
final class MarkedByTravellers {

  private static final String FRENCH = "+33612345601";
  private static final String FRENCH_BIRTH = "1984";

  private final MarkedPages pages;

  MarkedByTravellers(MarkedPages pages) {
    this.pages = pages;
  }

  /** All of it. */
  void write() {
    texts();
    attaches();
    mails();
    asksAboutOwnData();
    asksAPerson();
    looksForPages();
    saysWhetherAPageHelped();
    plansAJourney();
    tries();
  }

  /** By text message, once in a word and once in more than fits into a row. */
  private void texts() {
    Page handsets = pages.handsets();
    Locator phone = handsets.locator(".phone[lang=ti]");
    for (String text : new String[] {HOSTILE, (MARK + " ").repeat(140)}) {
      phone.locator("input[type=text]").fill(text);
      phone.locator("input[type=submit]").click();
      handsets.waitForLoadState();
      assertThat(phone.locator(".texts")).containsText(text.strip(), SOON);
    }
  }

  /** By WhatsApp, with a paper; what they call themselves there comes along. */
  private void attaches() {
    Page handsets = pages.handsets();
    Locator phone = handsets.locator(".phone[lang=ti]");
    phone.locator("select").selectOption("whatsapp");
    phone.locator("input[type=text]").fill("By WhatsApp: " + MARK);
    phone.locator("input[type=file]").setInputFiles(Marked.paper("sent"));
    phone.locator("input[type=submit]").click();
    handsets.waitForLoadState();
    assertThat(phone.locator(".texts")).containsText("By WhatsApp: " + MARK, SOON);
    Awaitility.await()
        .atMost(Duration.ofSeconds(20))
        .until(
            () ->
                Jdbi.create(PortolanUnderTest.asOwner())
                    .withHandle(
                        h ->
                            h.createQuery(
                                    "SELECT EXISTS (SELECT FROM attachment WHERE media_type ="
                                        + " 'application/pdf')")
                                .mapTo(Boolean.class)
                                .one()));
  }

  /** By e-mail, and with an address that nobody has for a code. */
  private void mails() {
    Page handsets = pages.handsets();
    Locator mailbox = handsets.locator(".mailbox").first();
    mailbox.locator("textarea").fill("By mail: " + HOSTILE);
    mailbox.locator("input[type=submit]").click();
    handsets.waitForLoadState();
    Page worker = pages.desk("information");
    Awaitility.await()
        .pollInSameThread()
        .atMost(Duration.ofSeconds(30))
        .until(() -> isWaiting(worker, "By mail: " + MARK));
    Page stranger = pages.browser("en");
    TravellerDesk.ask(stranger, "en", MARK + "@traveller.example", "1990");
    TravellerDesk.enter(stranger, MARK);
    assertThat(stranger).hasURL(url("/en/my/code"));
  }

  /** Whether somebody waits with these words, on whatever page of the list. */
  private static boolean isWaiting(Page worker, String words) {
    for (int page = 0; page < 8; page++) {
      worker.navigate(url("/staff/enquiries?page=" + page));
      if (worker.locator("main").innerText().contains(words)) {
        return true;
      }
    }
    return false;
  }

  /** On their own pages, and is answered there. */
  private void asksAboutOwnData() {
    Page traveller = pages.browser("fr");
    TravellerDesk.signIn(traveller, pages.handsets(), "fr", FRENCH, FRENCH_BIRTH);
    traveller.navigate(url("/fr/my/requests"));
    traveller.fill("#text", "A request: " + HOSTILE);
    traveller.click("#ask");
    assertThat(traveller.locator(".request").first()).containsText("A request: " + HOSTILE);

    Page officer = pages.desk("officer");
    officer.navigate(url("/staff/requests"));
    officer.locator("a.open").last().click();
    officer.locator("input[type=radio]").last().check();
    officer.fill("[id='answer:reason']", "An answer: " + HOSTILE);
    officer.click("[id='answer:send']");
    assertThat(officer.locator("#answered")).containsText("An answer: " + HOSTILE, SOON);
  }

  /** On a page, and opens what was asked with the code. */
  private void asksAPerson() {
    Page asker = pages.browser("en");
    asker.navigate(url("/en/ask"));
    asker.fill("#text", "On a page: " + HOSTILE);
    asker.click("#ask");
    if (asker.locator("#not-yet").isVisible()) {
      asker.click("#ask");
    }
    String ticket = asker.locator("#ticket").innerText();
    asker.navigate(url("/en/answer"));
    asker.fill("#ticket", ticket);
    asker.click("#show");
    assertThat(asker.locator(".yours .said")).hasText("On a page: " + HOSTILE);
    asker.navigate(url("/en/answer"));
    asker.fill("#ticket", MARK);
    asker.click("#show");
    assertThat(asker.locator("#ticket")).hasValue(MARK);
  }

  private void looksForPages() {
    Page reader = pages.browser("en");
    reader.navigate(url("/en/search"));
    reader.fill("#q", MARK + " visa");
    reader.click("#search");
    assertThat(reader.locator("#q")).hasValue(MARK + " visa");
  }

  /** In their own words, which a person at the desk reads. */
  private void saysWhetherAPageHelped() {
    Page reader = pages.browser("en");
    reader.navigate(url("/en/health/quarantine"));
    reader.check("#helped-no");
    reader.fill("#said", "It did not help: " + HOSTILE);
    reader.locator(".feedback input[type=submit]").click();
    assertThat(reader.locator("[role=status]")).isVisible();
    Page worker = pages.desk("information");
    worker.navigate(url("/staff/page?page=quarantine&language=en"));
    assertThat(worker.locator("#feedback")).containsText("It did not help: " + HOSTILE);
  }

  /** Answers what the rules ask, and leaves a number to be told of changes. */
  private void plansAJourney() {
    Page traveller = pages.browser("en");
    traveller.navigate(url("/en/travel"));
    traveller.selectOption("#to", "KEN");
    traveller.fill("#on", LocalDate.now(Clock.systemUTC()).plusDays(5).toString());
    traveller.click("#next");
    traveller.selectOption("#nationality", "UGA");
    traveller.click("#next");
    for (int i = 0; i < 8 && traveller.locator("#send").count() == 0; i++) {
      if (traveller.locator("#age").count() > 0) {
        traveller.fill("#age", i == 0 ? MARK : "30");
      } else if (traveller.locator("#purpose-visit").count() > 0) {
        traveller.check("#purpose-visit");
      }
      traveller.click("#next");
    }
    traveller.check("#follow");
    traveller.fill("#phone", MARK);
    traveller.click("#send");
    assertThat(traveller.locator("#phone-error")).isVisible();
    traveller.fill("#phone", Marked.FOLLOWER);
    traveller.click("#send");
    traveller.fill("#code", MARK);
    traveller.click("#next");
    assertThat(traveller.locator("#code-error")).isVisible();
  }

  /** Without being let in, and about a text they were sent. */
  private void tries() {
    Page page = pages.browser("en");
    page.navigate(url("/staff/sign-in"));
    page.fill("[id='form:email']", MARK + "@somewhere.example");
    page.fill("[id='form:password']", MARK);
    page.fill("[id='form:code']", "123456");
    page.click("[id='form:submit']");
    assertThat(page.locator(".errors")).isVisible();
    page.navigate(url("/en/really"));
    page.fill("#text", "Is this from you: " + HOSTILE);
    page.fill("#phone", FRENCH);
    page.click("#ask");
    assertThat(page).hasURL(url("/en/really?asked"));
    page.navigate(url("/en/verify"));
    page.fill("#text", "A visa: " + HOSTILE);
    page.setInputFiles(
        "#picture",
        new FilePayload(MARK + ".png", "image/png", MARK.getBytes(StandardCharsets.US_ASCII)));
    page.click("#ask");
    assertThat(page.locator("[role=alert]").first()).isVisible();
  }
}
