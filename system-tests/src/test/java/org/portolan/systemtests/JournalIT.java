package org.portolan.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import org.junit.jupiter.api.Test;

/** The proof of the journals and a case's history, in a real browser. */
class JournalIT extends BrowserTest {

  @Test
  void a_supervisor_reads_a_history_and_has_the_journals_verified() {
    Page page = StaffDesk.signIn(page(Device.DESK, "en"), "supervisor");
    readHistory(page);

    page.click("a[href='/staff/journal']");
    page.waitForSelector("[id='journal:start']");
    assertAccessible(page);
    page.click("[id='journal:start']");
    page.waitForSelector(".verdict", new Page.WaitForSelectorOptions().setTimeout(60_000));
    screenshot(page, "journal");
    assertThat(page.textContent(".verdict")).contains("Everything holds.");
    assertThat(page.querySelector("progress")).isNull();
    assertAccessible(page);
  }

  private void readHistory(Page page) {
    page.click("#live a.open");
    page.waitForSelector("a.history");
    String person = page.textContent("h1 bdi").strip();
    page.click("a.history");
    page.waitForSelector("[id='history:events'] tbody tr");
    screenshot(page, "history");

    assertThat(page.textContent("[id='history:events']"))
        .contains("read the case")
        .contains("Inès Moreau")
        .contains("Supervisor")
        .doesNotContain(person)
        .doesNotContain("staff.event");
    assertAccessible(page);
    showsTheBeginning(page);
    page.navigate(PortolanUnderTest.url("/staff/history?ref=Q-0000-0000").toString());
    assertThat(page.textContent("h1")).isEqualTo("No such case");
  }

  /** The oldest is last, on a further page where others have done much. */
  private static void showsTheBeginning(Page page) {
    Locator pages = page.locator(".ui-paginator-page");
    if (pages.count() > 1) {
      pages.last().click();
    }
    PlaywrightAssertions.assertThat(page.locator("[id='history:events']"))
        .containsText("opened the case");
  }

  @Test
  void for_an_officer_there_is_no_page_of_the_journals() {
    Page officer = StaffDesk.signIn(page(Device.PHONE, "en"), "duty2");

    assertThat(officer.querySelector("a[href='/staff/journal']")).isNull();
    for (String path : new String[] {"/staff/journal", "/staff/journal.xhtml"}) {
      Response refused = officer.navigate(PortolanUnderTest.url(path).toString());
      assertThat(refused.status()).isEqualTo(404);
      assertThat(officer.querySelector("[id='journal:start']")).isNull();
    }
    assertThat(consoleErrors()).hasSize(2).allMatch(error -> error.contains("404"));
    consoleErrors().clear();
  }
}
