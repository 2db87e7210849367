package org.portolan.systemtests;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.portolan.systemtests.Marked.HOSTILE;
import static org.portolan.systemtests.Marked.MARK;
import static org.portolan.systemtests.Marked.SOON;
import static org.portolan.systemtests.Marked.url;

import com.microsoft.playwright.Page;
import java.util.Locale;
import java.util.UUID;

/** Everything that officers can write of people, each with a marked word in it. */
final class MarkedByOfficers {

  private final MarkedPages pages;

  MarkedByOfficers(MarkedPages pages) {
    this.pages = pages;
  }

  /**
   * All of it.
   *
   * @param somebody a person whose name is marked, announced to be forgotten
   */
  void write(UUID somebody) {
    register(somebody);
    String reference = work();
    hold(reference);
  }

  /** Everything that a page about a person takes. */
  private void register(UUID somebody) {
    Page officer = pages.desk("officer");
    officer.navigate(url("/staff/register"));
    officer.fill("[id='register:name']", HOSTILE + " Registered");
    officer.fill("[id='register:latin-name']", HOSTILE);
    officer.fill("[id='register:born']", "1977");
    officer.fill("[id='register:phone']", "+33612987698");
    officer.selectOption("[id='register:issuer']", "ERI");
    officer.fill("[id='register:number']", MARK + "7");
    officer.check("[id='register:order']");
    officer.fill("[id='register:first-day']", "2027-01-01");
    officer.fill("[id='register:place']", "Room " + HOSTILE);
    officer.press("[id='register:check']", "Enter");
    officer.locator("[id='register:anyway']").or(officer.locator("#contacts")).first().waitFor();
    if (officer.locator("[id='register:anyway']").isVisible()) {
      officer.press("[id='register:anyway']", "Enter");
    }
    officer.waitForURL("**/staff/person?id=*");
    officer.locator("#contacts summary").click();
    officer.fill("[id='contacts:typed']", MARK + "@somewhere.example");
    officer.selectOption("[id='contacts:checked']", "answers");
    officer.press("[id='contacts:add']", "Enter");
    assertThat(officer.locator("[id='contacts:list']")).containsText("e-mail", SOON);
    officer.locator("#papers summary").click();
    officer.selectOption("[id='papers:issuer']", "ERI");
    officer.fill("[id='papers:number']", MARK + "8");
    officer.press("[id='papers:add']", "Enter");
    assertThat(officer.locator("[id='papers:list']"))
        .containsText((MARK + "8").toUpperCase(Locale.ROOT), SOON);
    officer.locator("#relations summary").click();
    officer.fill("[id='relations:typed']", MARK);
    officer.press("[id='relations:find']", "Enter");
    assertThat(officer.locator("[id='relations:all']")).containsText("Somebody " + MARK, SOON);
    correct(officer);
    keepApart(officer, somebody);
  }

  /** Why two are not one, beside what is looked for on the board. */
  private void keepApart(Page officer, UUID somebody) {
    String other = officer.url().replaceAll(".*id=", "");
    officer.navigate(url("/staff/compare?one=" + somebody + "&other=" + other));
    officer.locator("#not-one summary").click();
    officer.selectOption("[id='compare:reason']", "relatives");
    officer.fill("[id='compare:note']", "Not one: " + HOSTILE);
    officer.click("[id='compare:dismiss']");
    assertThat(officer.locator("#apart")).containsText("Not one: " + HOSTILE, SOON);
    officer.navigate(url("/staff/board"));
    officer.fill("#search", MARK + " sought");
    officer.press("#search", "Enter");
    assertThat(officer.locator("[id='live:rows']")).not().containsText("Camille", SOON);
    assertThat(officer.locator("#search")).hasValue(MARK + " sought");
    assertThat(officer).hasURL(url("/staff/board"));
  }

  /** What was taken for nothing but a name stands on the page as it was typed. */
  private void correct(Page officer) {
    officer.reload();
    assertThat(officer.locator("h1")).hasText(HOSTILE + " Registered");
    assertThat(officer.locator("#details")).containsText(HOSTILE);
    officer.click("[id='correct:begin']");
    officer.fill("[id='correct:latin-name']", MARK + " corrected");
    officer.click("[id='correct:save']");
    assertThat(officer.locator("#details")).containsText(MARK + " corrected", SOON);
  }

  /** Notes, searches, and the reasons of emergencies; returns whose case it was. */
  private String work() {
    Page officer = pages.desk("officer");
    officer.locator("a.open").first().click();
    officer.waitForURL("**/staff/case?ref=*");
    String reference = officer.url().replaceAll(".*ref=", "");
    officer.locator("[id='person:note']").fill("A note: " + HOSTILE);
    officer.locator("[id='person:note'] ~ button").first().click();
    assertThat(officer.locator(".timeline")).containsText("A note: " + HOSTILE, SOON);
    officer.navigate(url("/staff/find"));
    officer.fill("[id='find:typed']", MARK);
    officer.press("[id='find:typed']", "Enter");
    assertThat(officer.locator("[id='find:found']")).containsText("Somebody " + MARK, SOON);
    officer.navigate(url("/staff/emergency"));
    officer.fill("[id='form:reference']", MARK);
    officer.fill("[id='form:reason']", "Because of nobody: " + HOSTILE);
    officer.click("[id='form:open']");
    assertThat(officer.locator("[id='form:told']")).isVisible();
    officer.navigate(url("/staff/emergency?ref=" + reference));
    officer.fill("[id='form:reason']", "Because of " + HOSTILE + " and nothing else.");
    officer.click("[id='form:open']");
    officer.waitForLoadState();
    return reference;
  }

  /** Why somebody must not be forgotten, and why they are given what is stored. */
  private void hold(String reference) {
    Page officer = pages.desk("protection");
    officer.locator("[id='coming:announced'] button.hold").first().click();
    officer.fill("[id='coming:reason']", "Held: " + HOSTILE);
    officer.click("[id='coming:place']");
    assertThat(officer.locator("[id='coming:announced']")).containsText("Held: " + HOSTILE, SOON);
    officer.fill("[id='holds:any']", MARK);
    officer.fill("[id='holds:any-reason']", "Nobody is held: " + HOSTILE);
    officer.click("[id='holds:hold']");
    assertThat(officer.locator("[id='holds:early'] .error")).isVisible();
    handOver(officer, reference);
  }

  private static void handOver(Page officer, String reference) {
    officer.navigate(url("/staff/export"));
    officer.fill("[id='export:reference']", MARK);
    officer.click("[id='export:find']");
    assertThat(officer.locator("[id='export:told']")).containsText("no such case", SOON);
    officer.fill("[id='export:reference']", reference);
    officer.click("[id='export:find']");
    officer.locator("[id='export:checked']").selectOption("known");
    officer.fill("[id='export:reason']", "Handed over: " + HOSTILE);
    officer.waitForDownload(() -> officer.click("[id='export:take']"));
  }
}
