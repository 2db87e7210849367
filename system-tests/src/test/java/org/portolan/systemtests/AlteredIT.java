package org.portolan.systemtests;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions.ContainsTextOptions;
import com.microsoft.playwright.assertions.LocatorAssertions.HasCountOptions;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;

/** Somebody copies one sealed note over another in the database; the officer is not deceived. */
class AlteredIT extends BrowserTest {

  private static final ContainsTextOptions SOON = new ContainsTextOptions().setTimeout(20_000);

  @Test
  void a_note_that_was_exchanged_is_not_shown_and_the_history_says_so() {
    Page officer = StaffDesk.signIn(page(Device.DESK, "en"), "officer");
    officer.navigate(PortolanUnderTest.url("/staff/find").toString());
    officer.fill("[id='find:typed']", "Camille Diallo");
    officer.press("[id='find:typed']", "Enter");
    officer.locator("a.open").first().click();
    officer.waitForURL("**/staff/case?ref=*");
    String reference = officer.url().replaceAll(".*ref=", "");
    addNote(officer, "Has what she needs.");
    addNote(officer, "A doctor must come.");
    assertThat(officer.locator(".altered")).hasCount(0);

    exchangeNotes(reference);
    officer.reload();
    assertThat(officer.locator(".altered")).containsText("altered outside Portolan", SOON);
    assertThat(officer.locator(".timeline .note .said"))
        .hasCount(2, new HasCountOptions().setTimeout(20_000));
    assertThat(officer.locator(".timeline")).containsText("\uFFFD");
    assertThat(officer.locator(".timeline")).containsText("Has what she needs.");
    assertThat(officer.locator(".timeline")).not().containsText("A doctor must come.");
    assertAccessible(officer);
    screenshot(officer, "case-altered");

    officer.click("a.history");
    assertThat(officer.locator("#events")).containsText("had been altered; it was not shown");
  }

  private static void addNote(Page officer, String text) {
    officer.locator("[id='person:note']").fill(text);
    officer.locator("[id='person:note'] ~ button").first().click();
    assertThat(officer.locator(".timeline")).containsText(text, SOON);
    assertThat(officer.locator("[id='person:note']")).hasValue("");
    assertThat(officer.locator("[id='person:note'] ~ button").first()).isEnabled();
  }

  private static void exchangeNotes(String reference) {
    Jdbi.create(PortolanUnderTest.asOwner())
        .useHandle(
            owner ->
                owner.execute(
                    """
                    WITH notes AS (
                      SELECT e.id, e.body, row_number() OVER (ORDER BY e.at) AS place
                      FROM timeline_entry e JOIN case_file f ON f.id = e.case_id
                      WHERE f.reference = ? AND e.kind = 'note')
                    UPDATE timeline_entry t
                    SET body = (SELECT body FROM notes WHERE place = 1)
                    FROM notes n WHERE n.id = t.id AND n.place = 2
                    """,
                    reference));
  }
}
