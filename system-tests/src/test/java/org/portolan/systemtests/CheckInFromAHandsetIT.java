package org.portolan.systemtests;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions.ContainsTextOptions;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.portolan.i18n.Language;
import org.portolan.i18n.Texts;

/** A traveller's text reaches an officer's screen, in Arabic, with both screens open. */
class CheckInFromAHandsetIT extends BrowserTest {

  private static final Language ARABIC = Language.of("ar");
  private static final ContainsTextOptions SOON = new ContainsTextOptions().setTimeout(20_000);

  private static String arabic(String key) {
    return Texts.product().text(ARABIC, key);
  }

  private static Locator phone(Page handsets) {
    return handsets.locator(".phone[lang=ar]");
  }

  private static void type(Page handsets, String text) {
    phone(handsets).locator("input[type=text]").fill(text);
    phone(handsets).locator("input[type=submit]").click();
    handsets.waitForLoadState();
  }

  private static void shows(Page handsets, String text) {
    assertThat(phone(handsets).locator(".texts .theirs").last()).containsText(text, SOON);
  }

  @Test
  void layla_answers_in_arabic_and_the_officer_sees_it_without_touching_a_key() {
    Page handsets = open(Device.DESK, "/handset");
    handsets.locator("#clock input[type=submit]").last().click();
    shows(handsets, arabic("question.mood"));

    Page officer = StaffDesk.signIn(page(Device.DESK, "en"), "officer");
    Locator row = officer.locator("tr").filter(new Locator.FilterOptions().setHasText("ليلى حداد"));
    assertThat(row.locator(".pill")).hasText("Waiting");
    screenshot(officer, "board-before");

    type(handsets, "٢");
    shows(handsets, arabic("question.symptoms"));
    assertThat(row.locator(".pill")).containsText("Unwell", SOON);
    screenshot(officer, "board-unwell");
    assertAccessible(officer);

    row.locator("a.open").click();
    Locator timeline = officer.locator(".timeline");
    assertThat(timeline).containsText("understood: Not well", SOON);

    type(handsets, "٢ و ٣ ٣٨٫٥");
    shows(handsets, arabic("question.needs"));
    assertThat(timeline).containsText("٢ و ٣ ٣٨٫٥", SOON);
    assertThat(timeline).containsText("Hard to breathe");
    assertThat(timeline).containsText("38.5 °C");
    type(handsets, "٢");
    shows(
        handsets, Texts.product().text(ARABIC, "reply.thanks-unwell", Map.of("emergency", "112")));
    screenshot(handsets, "handset-arabic");

    Locator alarm =
        officer
            .locator("li.alert")
            .filter(new Locator.FilterOptions().setHasText("Hard to breathe"));
    alarm.locator("textarea").fill("Called her; a doctor is on the way.");
    alarm.locator("button.acknowledge").click();
    assertThat(alarm).containsText("a doctor is on the way", SOON);

    String told = Texts.product().text(ARABIC, "welfare.on-its-way", Map.of("need", "food"));
    officer.locator("button.on-its-way").click();
    assertThat(officer.locator(".telling")).containsText(told, SOON);
    assertAccessible(officer);
    officer.locator("button.not-yet").click();
    assertThat(officer.locator(".telling")).hasCount(0);
    officer.locator("button.on-its-way").click();
    officer.locator("button.confirm").click();
    shows(handsets, told);
    marks_it_as_done_and_takes_that_back(officer);
    assertThat(timeline).containsText("delivered", SOON);
    screenshot(officer, "case");
    assertAccessible(officer);
    assertAccessible(handsets);
  }

  private static void marks_it_as_done_and_takes_that_back(Page officer) {
    Locator wish = officer.locator(".requests li");
    wish.locator("button.done").click();
    assertThat(wish).containsText("done", SOON);
    wish.locator("button.undo").click();
    assertThat(wish).containsText("on its way", SOON);
    assertThat(wish.locator("button.undo")).hasCount(0);
  }
}
