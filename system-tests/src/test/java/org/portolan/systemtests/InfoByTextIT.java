package org.portolan.systemtests;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions.ContainsTextOptions;
import com.microsoft.playwright.assertions.LocatorAssertions.IsVisibleOptions;
import org.junit.jupiter.api.Test;
import org.portolan.i18n.Language;
import org.portolan.i18n.Texts;

/** Public pages by text message, asked for by somebody we do not know and by somebody we ask. */
class InfoByTextIT extends BrowserTest {

  private static final IsVisibleOptions VISIBLE = new IsVisibleOptions().setTimeout(20_000);
  private static final ContainsTextOptions SOON = new ContainsTextOptions().setTimeout(20_000);

  private static Locator phone(Page handsets, String language) {
    return handsets.locator(".phone[lang='" + language + "']");
  }

  private static void type(Page handsets, String language, String text) {
    phone(handsets, language).locator("input[type=text]").fill(text);
    phone(handsets, language).locator("input[type=submit]").click();
    handsets.waitForLoadState();
  }

  private static void shows(Page handsets, String language, String... texts) {
    Locator found = phone(handsets, language).locator(".texts .theirs");
    for (String text : texts) {
      found = found.filter(new Locator.FilterOptions().setHasText(text));
    }
    // something else may have come after it
    assertThat(found.last()).isVisible(VISIBLE);
  }

  @Test
  void a_stranger_asks_in_any_language_and_with_a_typing_error() {
    Page handsets = open(Device.PHONE, "/handset");
    type(handsets, "es", "INFO");
    shows(handsets, "es", "Escriba INFO y una palabra: ENTRADA, DOCUMENTOS, VISA", "AYUDA");

    type(handsets, "es", "INFO QUARANTINE");
    shows(handsets, "es", "In quarantine you should get food", "/en/quarantine", "112");
    type(handsets, "es", "معلومات حجر");
    shows(handsets, "es", "في الحجر الصحي", "/ar/quarantine", "رقم الطوارئ: 112");
    type(handsets, "es", "ሓበሬታ ኳራንቲን");
    shows(handsets, "es", "ኣብ ኳራንቲን", "/ti/quarantine", "ቁጽሪ ህጹጽ ሓገዝ፦ 112");
    type(handsets, "es", "info cuarantena");
    shows(handsets, "es", "cuarentena", "/es/quarantine");
    screenshot(handsets, "info-by-text");

    handsets.navigate(PortolanUnderTest.url("/ti/quarantine").toString());
    assertThat(handsets).hasURL(PortolanUnderTest.url("/ti/health/quarantine").toString());
  }

  @Test
  void a_page_in_the_middle_of_a_check_in_leaves_its_question_open() {
    Language arabic = Language.of("ar");
    Page handsets = open(Device.DESK, "/handset");
    handsets.locator("#clock input[type=submit]").last().click();
    shows(handsets, "ar", Texts.product().text(arabic, "question.mood"));

    type(handsets, "ar", "INFO");
    shows(handsets, "ar", "اكتب «معلومات» وكلمة");
    type(handsets, "ar", "معلومات تاشيرة");
    shows(handsets, "ar", "/ar/visa-remote");
    type(handsets, "ar", "١");
    shows(handsets, "ar", Texts.product().text(arabic, "question.needs"));
    screenshot(handsets, "info-in-check-in-ar");

    Page officer = StaffDesk.signIn(page(Device.DESK, "en"), "officer");
    officer
        .locator("tr")
        .filter(new Locator.FilterOptions().setHasText("ليلى حداد"))
        .locator("a.open")
        .click();
    assertThat(officer.locator(".timeline")).containsText("asks for a public page", SOON);
    type(handsets, "ar", "١");
  }
}
