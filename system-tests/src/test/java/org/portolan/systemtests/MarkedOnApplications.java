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
import java.time.Duration;
import org.awaitility.Awaitility;

/** What officers can write on an application for a visa, each with a marked word in it. */
final class MarkedOnApplications {

  private final MarkedPages pages;

  MarkedOnApplications(MarkedPages pages) {
    this.pages = pages;
  }

  /**
   * Everything up to a refusal.
   *
   * @param reference of one that was handed in, in a language that the officer does not read
   */
  void write(String reference) {
    bringLost();
    Page officer = pages.desk("consul");
    officer.fill("[id='scan:label']", MARK);
    officer.click("[id='scan:find']");
    assertThat(officer.locator("[id='live:said']")).isVisible();
    receives(officer, reference);
    open(officer, reference);
    assertThat(officer.locator("#main")).containsText("On the application: " + HOSTILE);
    choose(officer, "fee", "number");
    officer.fill("[id='acts:number']", MARK + " paid");
    perform(officer);
    assertThat(officer.locator("p.fee")).containsText(MARK + " paid", SOON);
    officer.click("button.act.take");
    assertThat(officer.locator("#state")).hasText("In review");
    looksInto(officer);
    choose(officer, "note", "text");
    officer.fill("[id='acts:text']", "A note of it: " + HOSTILE);
    perform(officer);
    assertThat(officer.locator("ul.steps")).containsText("A note of it: " + HOSTILE, SOON);
    isTranslated(officer, reference);
    open(officer, reference);
    hears(officer);
    asksAndRefuses(officer);
  }

  private static void open(Page officer, String reference) {
    officer.navigate(url("/staff/visa?ref=" + reference));
  }

  private static void choose(Page officer, String act, String field) {
    officer.click("button.act." + act);
    officer.locator("[id='acts:" + field + "']").waitFor();
  }

  private static void perform(Page officer) {
    officer.click("[id='acts:do']");
  }

  /** A list of lost papers. */
  private void bringLost() {
    Page supervisor = pages.desk("consul-general");
    supervisor.navigate(url("/staff/lost"));
    String list = "issuer,number\nERI," + MARK + "12\n";
    supervisor.setInputFiles(
        "#list", new FilePayload(MARK + ".csv", "text/csv", list.getBytes(StandardCharsets.UTF_8)));
    supervisor.click("#bring");
    assertThat(supervisor.locator("#told")).hasClass("said-so");
  }

  private static void receives(Page officer, String reference) {
    officer.navigate(url("/staff/originals"));
    officer.fill("[id='originals:scan']", MARK);
    officer.click("[id='originals:find']");
    assertThat(officer.locator("[id='originals:said']")).isVisible();
    officer.fill("[id='originals:scan']", reference);
    officer.click("[id='originals:find']");
    officer.locator("[id='originals:number']").waitFor();
    officer.fill("[id='originals:number']", MARK + " 11");
    officer.click("[id='originals:received']");
    assertThat(officer.locator("[id='originals:found'] .steps li")).hasCount(2);
  }

  /** The passport ends too soon, and its zone cannot be read. */
  private static void looksInto(Page officer) {
    Locator signal = officer.locator(".signal.validity");
    Awaitility.await()
        .pollInSameThread()
        .atMost(Duration.ofSeconds(40))
        .until(
            () -> {
              officer.reload();
              return signal.count() == 1;
            });
    signal.locator("summary").click();
    signal.locator("textarea[id$='note']").fill("It is so: " + HOSTILE);
    signal.locator("button.settle-explained").click();
    assertThat(officer.locator(".signal.validity.settled"))
        .containsText("It is so: " + HOSTILE, SOON);
    officer.locator("details.zone summary").click();
    officer.locator("textarea[id$='zone']").fill(MARK);
    officer.click("button.compare");
    assertThat(officer.locator(".zone-told")).isVisible();
  }

  /** The officer asks for it, a colleague writes it. */
  private void isTranslated(Page officer, String reference) {
    officer.click("button.act.translate");
    assertThat(officer.locator("#unread")).isHidden();
    Page colleague = pages.desk("consul-ar");
    open(colleague, reference);
    colleague.locator("textarea[id$='translation']").first().fill("In English: " + HOSTILE);
    colleague.locator("button.translate").first().click();
    assertThat(colleague.locator(".translated").first())
        .containsText("In English: " + HOSTILE, SOON);
  }

  private static void hears(Page officer) {
    officer.click("button.act.invite");
    assertThat(officer.locator("#state")).hasText("Interview wanted");
    choose(officer, "hear", "text");
    officer.fill("[id='acts:said:0:asked']", "Asked: " + HOSTILE);
    officer.fill("[id='acts:said:0:answered']", "Answered: " + HOSTILE);
    officer.fill("[id='acts:text']", "Heard: " + HOSTILE);
    officer.locator("label:has-text('agreed to be recorded')").first().click();
    perform(officer);
    assertThat(officer.locator("#state")).hasText("In review");
    assertThat(officer.locator("#interview")).containsText("Answered: " + HOSTILE);
  }

  private static void asksAndRefuses(Page officer) {
    choose(officer, "ask", "until");
    officer.locator("label:has-text('how you pay for your stay')").click();
    officer.fill("[id='acts:until']", VisaApplicant.ARRIVAL.toString());
    officer.fill("[id='acts:text']", "More is wanted: " + HOSTILE);
    perform(officer);
    assertThat(officer.locator("#state")).hasText("More asked for");
    officer.click("button.act.go-on");
    assertThat(officer.locator("#state")).hasText("In review");
    choose(officer, "refuse", "text");
    officer.locator("label:has-text('how the stay is paid for')").click();
    officer.fill("[id='acts:text']", "It is refused: " + HOSTILE);
    perform(officer);
    assertThat(officer.locator("#state")).hasText("Refused");
  }
}
