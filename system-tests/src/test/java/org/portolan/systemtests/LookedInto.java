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
    Locator signal = page.locator(".signal.validity");
    await()
        .atMost(Duration.ofSeconds(40))
        .until(
            () -> {
              page.reload();
              return signal.count() == 1;
            });
    assertThat(signal).containsText("three months");
    signal.locator("summary").click();
    look.accept(page, "visa-signals-desk");
    signal.locator("textarea").fill("The consulate of Ghana is closed <b>here</b>.");
    signal.locator("button.settle-explained").click();
    assertThat(page.locator(".signal.validity.settled"))
        .containsText("The consulate of Ghana is closed <b>here</b>.", SOON);
  }

  /** A zone with a slip is refused, one that fits is compared. */
  void aZoneIsCompared() {
    page.locator("details.zone summary").click();
    page.locator("textarea.typed-zone").fill(ZONE.replace("GHA910430", "GHA910431"));
    page.click("button.compare");
    assertThat(page.locator(".zone-told")).containsText("check digit", SOON);
    page.locator("textarea.typed-zone").fill(ZONE.replace("3112319", "31l2319"));
    page.click("button.compare");
    assertThat(page.locator("tr.differs")).containsText("differs", SOON);
    assertThat(page.locator(".zone-told")).containsText("“L” cannot stand there");
    assertThat(page.locator(".zone-rows tr.same")).hasCount(4);
    assertThat(page.locator(".signal.zone.open")).isVisible();
    look.accept(page, "visa-zone-desk");
  }

  /** A colleague sees the same from right to left, and settles nothing. */
  void isShownInArabic() {
    page.reload();
    assertThat(page.locator(".signal.settled").first()).isVisible();
    assertThat(page.locator(".signal details")).hasCount(0);
    look.accept(page, "visa-signals-desk-ar");
  }

  /** Nobody answers at first; then the officer writes down what is said. */
  void anInterviewIsHeld() {
    page.click("button.act.invite");
    assertThat(page.locator("#state")).hasText("Interview wanted");
    page.click("button.act.call");
    assertThat(page.locator(".steps")).containsText("reached nobody", SOON);
    page.click("button.act.hear");
    page.locator("[id='acts:reveal']").click();
    assertThat(page.locator("[id='acts:phone']")).containsText("+33612000003", SOON);
    page.locator("[id='acts:said:0:asked']").fill("Who pays for the stay?");
    page.locator("[id='acts:said:0:answered']").fill("My <i>uncle</i>.");
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

  /** A supervisor brings a list in, takes it out, and looks at how often visas are granted. */
  void aSupervisorLooks() {
    page.navigate(PortolanUnderTest.url("/staff/lost").toString());
    assertThat(page.locator("main")).containsText("No list was brought in");
    bring("GHA 123");
    assertThat(page.locator("#told")).containsText("line 1");
    look.accept(page, "lost-wrong-desk");
    bring("issuer,number\nGHA,G9990001\nD;C01X00T47\n");
    assertThat(page.locator("#told")).containsText("2 papers");
    look.accept(page, "lost-desk");
    page.locator("button.remove").click();
    page.locator(".ui-confirmdialog-yes:visible").click();
    assertThat(page.locator("main")).containsText("No list was brought in", SOON);
    for (String by : new String[] {"officer", "post", "nationality", "language"}) {
      page.navigate(PortolanUnderTest.url("/staff/consistency?by=" + by).toString());
      assertThat(page.locator("#rates")).isVisible();
    }
    assertThat(page.locator("#few")).containsText("fewer than 10");
    assertThat(page.locator("#beliefs")).containsText("100 %");
    look.accept(page, "consistency-desk");
  }

  private void bring(String list) {
    page.setInputFiles(
        "#list", new FilePayload("lost.csv", "text/csv", list.getBytes(StandardCharsets.UTF_8)));
    page.click("#bring");
  }
}
