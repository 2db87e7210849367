package org.portolan.systemtests;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions.ContainsTextOptions;
import com.microsoft.playwright.assertions.LocatorAssertions.HasCountOptions;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.assertj.core.api.Assertions;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;
import org.portolan.cases.keys.Keys;
import org.portolan.cases.store.Actor;
import org.portolan.cases.store.CaseStore;
import org.portolan.cases.store.Compartment;
import org.portolan.cases.timeline.Timeline;

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
    addNotes(reference, "Has what she needs.", "A doctor must come.");
    officer.reload();
    assertThat(officer.locator(".timeline")).containsText("A doctor must come.", SOON);
    assertThat(officer.locator(".altered")).hasCount(0);

    exchangeNotes(reference);
    officer.reload();
    assertThat(officer.locator(".altered")).containsText("altered outside Portolan", SOON);
    assertThat(officer.locator(".timeline .note .said"))
        .hasCount(2, new HasCountOptions().setTimeout(20_000));
    assertThat(officer.locator(".timeline")).containsText("\uFFFD");
    String shown = officer.locator(".timeline").textContent();
    Assertions.assertThat(
            List.of("Has what she needs.", "A doctor must come.").stream().filter(shown::contains))
        .as("of the two notes")
        .hasSize(1);
    assertAccessible(officer);
    screenshot(officer, "case-altered");

    officer.click("a.history");
    assertThat(officer.locator("[id='history:events']"))
        .containsText("had been altered; it was not shown");
  }

  private static void addNotes(String reference, String... texts) {
    Keys keys =
        Keys.open(
            PortolanUnderTest.keyDatabase(), PortolanUnderTest.settings().masterPassword(), 10);
    new CaseStore(PortolanUnderTest.asApplication(), keys, Clock.systemUTC())
        .run(
            Actor.system("test", Compartment.HEALTH),
            tx -> {
              UUID caseId =
                  tx.sql()
                      .createQuery("SELECT id FROM case_file WHERE reference = :reference")
                      .bind("reference", reference)
                      .mapTo(UUID.class)
                      .one();
              for (String text : texts) {
                new Timeline(keys.sealer()).note(tx, caseId, text);
              }
            });
  }

  private static void exchangeNotes(String reference) {
    Jdbi.create(PortolanUnderTest.asOwner())
        .useHandle(
            owner ->
                owner.execute(
                    """
                    WITH notes AS (
                      SELECT e.id, e.body, row_number() OVER (ORDER BY e.at, e.id) AS place
                      FROM timeline_entry e JOIN case_file f ON f.id = e.case_id
                      WHERE f.reference = ? AND e.kind = 'note'
                        AND e.author = 'system:test')
                    UPDATE timeline_entry t
                    SET body = (SELECT body FROM notes WHERE place = 1)
                    FROM notes n WHERE n.id = t.id AND n.place = 2
                    """,
                    reference));
  }
}
