package org.portolan.systemtests;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions.ContainsTextOptions;
import com.microsoft.playwright.options.FilePayload;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.function.BiConsumer;
import org.jdbi.v3.core.Jdbi;

/** What officers and supervisors look into before and after a visa is decided, at a browser. */
final class LookedInto {

  private static final ContainsTextOptions SOON = new ContainsTextOptions().setTimeout(20_000);

  /** Of Samuel Okoro's passport; the day until which it is valid is not the one he gave. */
  private static final String ZONE =
      "P<GHAOKORO<<SAMUEL<<<<<<<<<<<<<<<<<<<<<<<<<<\nRL12345670GHA9104303M3112319<<<<<<<<<<<<<<<0";

  private final Page page;
  private final BiConsumer<Page, String> look;

  /**
   * @param look checks accessibility and keeps a picture under a name
   */
  LookedInto(Page page, BiConsumer<Page, String> look) {
    this.page = page;
    this.look = look;
  }

  /**
   * The passport ends too soon, which was found by itself; the officer says what there is to it.
   */
  void aSignalIsSettled() {
    Locator signal = raised("validity");
    assertThat(signal).containsText("three months");
    signal.locator("summary").click();
    look.accept(page, "visa-signals-desk");
    signal.locator("textarea").fill("The consulate of Ghana is closed <b>here</b>.");
    signal.locator("button.settle-explained").click();
    assertThat(page.locator(".signal.validity.settled"))
        .containsText("The consulate of Ghana is closed <b>here</b>.", SOON);
  }

  /** A signal that is found by itself, soon. */
  private Locator raised(String kind) {
    Locator signal = page.locator(".signal." + kind);
    await()
        .atMost(Duration.ofSeconds(40))
        .until(
            () -> {
              page.reload();
              return signal.count() == 1;
            });
    return signal;
  }

  /** A zone with a slip is refused; one in which a letter stands for a digit is compared. */
  void aZoneIsCompared() {
    page.locator("details.zone summary").click();
    page.locator("textarea.typed-zone").fill(ZONE.replace("GHA910430", "GHA910431"));
    page.click("button.compare");
    assertThat(page.locator(".zone-told")).containsText("check digit", SOON);
    page.locator("textarea.typed-zone").fill(ZONE.replace("3112319", "31I2319"));
    page.click("button.compare");
    assertThat(page.locator("tr.differs")).containsText("differs", SOON);
    assertThat(page.locator(".zone-told")).containsText("“I” cannot stand there");
    assertThat(page.locator(".zone-rows tr.same")).hasCount(4);
    assertThat(page.locator(".signal.zone.open")).isVisible();
    look.accept(page, "visa-zone-desk");
  }

  /** A supervisor brings a list in; a file that is none changes nothing. */
  void aListIsBroughtIn() {
    page.navigate(PortolanUnderTest.url("/staff/lost").toString());
    bring("GHA 123");
    assertThat(page.locator("#told")).containsText("line 1");
    look.accept(page, "lost-wrong-desk");
    bring("issuer,number\nGHA,RL1234567\nD;C01X00T47\n");
    assertThat(page.locator("#told")).containsText("2 papers");
    assertThat(ownList()).hasCount(1);
    new InArabic(page, look).shows("lost", () -> {});
  }

  /** The one of two papers: others brought lists of their own. */
  private Locator ownList() {
    return page.locator("tr:has(td:text-is('2')) button.remove");
  }

  private void bring(String list) {
    page.setInputFiles(
        "#list", new FilePayload("lost.csv", "text/csv", list.getBytes(StandardCharsets.UTF_8)));
    page.click("#bring");
  }

  /** The passport stands on it. */
  void aLostPaperIsFound() {
    assertThat(raised("lost")).containsText("lists have mistakes");
  }

  /** The supervisor takes the list out again. */
  void theListIsTakenOut() {
    ownList().click();
    page.locator(".ui-confirmdialog-yes:visible").click();
    assertThat(ownList()).hasCount(0);
    assertThat(page.locator("main")).containsText("The list was taken out.");
  }

  /** A colleague sees the same from right to left, and settles nothing. */
  void isShownInArabic() {
    page.reload();
    assertThat(page.locator(".signal.settled").first()).isVisible();
    assertThat(page.locator(".signal details")).hasCount(0);
    look.accept(page, "visa-signals-desk-ar");
  }

  /**
   * Nobody answers at first; then the officer writes down what is said. A signal that is settled
   * meanwhile takes nothing of it away.
   */
  void anInterviewIsHeld() {
    page.click("button.act.invite");
    assertThat(page.locator("#state")).hasText("Interview wanted");
    page.click("button.act.call");
    assertThat(page.locator(".steps")).containsText("reached nobody", SOON);
    new InArabic(page, look).shows("visa-interview", this::hear);
    hear();
    page.locator("[id='acts:reveal']").click();
    assertThat(page.locator("[id='acts:phone']")).containsText("+33612000003", SOON);
    Locator asked = page.locator("[id='acts:said:0:asked']");
    asked.fill("Who pays for the stay?");
    page.locator("[id='acts:said:0:answered']").fill("My <i>uncle</i>.");
    page.locator(".signal.zone summary").click();
    page.click(".signal.zone button.settle-slip");
    assertThat(page.locator(".signal.zone.settled")).isVisible();
    assertThat(asked).hasValue("Who pays for the stay?");
    page.click("[id='acts:more']");
    assertThat(page.locator("[id='acts:said:3:asked']")).isVisible();
    page.fill("[id='acts:text']", "He cannot say where the uncle lives.");
    page.click("[id='acts:do']");
    assertThat(page.locator("#acts .errors")).isVisible();
    page.locator("label:has-text('agreed to be recorded')").first().click();
    look.accept(page, "visa-interview-desk");
    page.click("[id='acts:do']");
    assertThat(page.locator("#state")).hasText("In review");
    assertThat(page.locator("#interview")).containsText("My <i>uncle</i>.");
    assertThat(page.locator("#interview")).containsText("agreed to be recorded");
  }

  private void hear() {
    page.click("button.act.hear");
    page.locator("[id='acts:said:0:asked']").waitFor();
  }

  /** How often visas are granted: what few decisions were made of is not told. */
  void consistencyIsLookedAt(String reference) {
    page.navigate(PortolanUnderTest.url("/staff/consistency").toString());
    assertThat(page.locator("#quarter option")).hasCount(8);
    wasInTheQuarterBefore(reference);
    for (String by : new String[] {"officer", "post", "nationality", "language"}) {
      page.navigate(PortolanUnderTest.url("/staff/consistency?by=" + by).toString());
      assertThat(page.locator("#rates, #few").first()).isVisible();
    }
    assertThat(page.locator("#beliefs")).containsText("%");
    look.accept(page, "consistency-desk");
    new InArabic(page, look).shows("consistency", () -> {});
  }

  /** Nothing is told of a quarter that goes on. */
  private static void wasInTheQuarterBefore(String reference) {
    Jdbi.create(PortolanUnderTest.asSuperuser())
        .useTransaction(
            h -> {
              // no trigger: steps are never changed here
              h.execute("SET LOCAL session_replication_role = replica");
              for (String moment : new String[] {"visa_step SET at", "visa_signal SET raised_at"}) {
                h.execute(
                    "UPDATE "
                        + moment
                        + " = date_trunc('quarter', now()) - interval '1 day' WHERE case_id ="
                        + " (SELECT id FROM case_file WHERE reference = ?)",
                    reference);
              }
            });
  }
}
