package org.portolan.systemtests;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions.ContainsTextOptions;
import com.microsoft.playwright.assertions.LocatorAssertions.IsVisibleOptions;
import org.junit.jupiter.api.Test;
import org.portolan.i18n.Language;
import org.portolan.i18n.Texts;

/** Whoever writes of danger, and whoever wants no more texts, reaches a person. */
class CallsForHelpIT extends BrowserTest {

  private static final ContainsTextOptions SOON = new ContainsTextOptions().setTimeout(20_000);
  private static final String IN_DANGER = "Mi marido me pega y tengo miedo";

  private static final String NAME = "فرهاد احمدی";

  private static Locator phone(Page handsets, String language) {
    return handsets.locator(".phone[lang='" + language + "']");
  }

  private static void type(Page handsets, String language, String text) {
    phone(handsets, language).locator("input[type=text]").fill(text);
    phone(handsets, language).locator("input[type=submit]").click();
    handsets.waitForLoadState();
  }

  @Test
  void a_stranger_in_danger_stands_first_at_the_desk_until_somebody_has_acted() {
    Page handsets = open(Device.DESK, "/handset");
    Page worker = StaffDesk.signIn(page(Device.DESK, "en"), "information");
    type(handsets, "es", IN_DANGER);

    Locator first = worker.locator("tr.needs-person").first();
    assertThat(first).containsText("Words of danger: read now", SOON);
    assertThat(first).containsText(IN_DANGER);
    assertThat(phone(handsets, "es").locator(".texts .theirs").last()).containsText("112", SOON);
    screenshot(worker, "call-for-help-list");
    assertAccessible(worker);

    first.locator("a.open").click();
    worker.waitForURL("**/staff/enquiry?ref=*");
    Locator alert = worker.locator(".timeline .alert").first();
    assertThat(alert).containsText("Words of danger: read now");
    screenshot(worker, "call-for-help");
    assertAccessible(worker);
    alert.locator("textarea").fill("Called back; she is with a neighbour now.");
    alert.locator(".acknowledge").click();
    assertThat(worker.locator(".timeline .alert").first()).containsText("with a neighbour", SOON);

    Page arabic = StaffDesk.signIn(page(Device.PHONE, "ar"), "information-ar");
    arabic.navigate(worker.url());
    assertThat(arabic.locator(".timeline .alert").first()).containsText("كلمات تدل على خطر");
    screenshot(arabic, "call-for-help-phone-ar");
    assertAccessible(arabic);
    worker.navigate(PortolanUnderTest.url("/staff/enquiries").toString());
    assertThat(worker.locator("h1")).hasText("Waiting");
    assertThat(worker.locator("tr.needs-person")).hasCount(0);
  }

  @Test
  void who_doubts_a_text_shows_it_and_is_told_whether_it_is_ours() {
    Page handsets = open(Device.PHONE, "/handset");
    Locator texts = phone(handsets, "es").locator(".texts .theirs");
    type(handsets, "es", "Hola, una pregunta");
    assertThat(texts.first()).isVisible(new IsVisibleOptions().setTimeout(20_000));

    type(handsets, "es", "¿Este mensaje es de ustedes? " + texts.first().innerText());
    assertThat(texts.last()).containsText("se lo enviamos nosotros", SOON);
    type(handsets, "es", "¿Este mensaje es de ustedes? Pague 50 euros en visado.example hoy");
    assertThat(texts.last()).containsText("Este mensaje no está entre los que le enviamos", SOON);
    screenshot(handsets, "is-it-ours");
  }

  @Test
  void an_officer_reads_that_somebody_wants_no_more_texts() {
    Page handsets = open(Device.DESK, "/handset");
    type(handsets, "fa-AF", "STOP");
    Page officer = StaffDesk.signIn(page(Device.DESK, "en"), "officer");
    officer.navigate(PortolanUnderTest.url("/staff/board?queue=opted-out").toString());
    officer.locator("table a.open").filter(new Locator.FilterOptions().setHasText(NAME)).click();
    officer.waitForURL("**/staff/case?ref=*");

    assertThat(officer.locator(".timeline .alert").first())
        .containsText("Wants no more messages: tell them in another way", SOON);
    assertThat(officer.locator(".timeline .received").first()).containsText("Opted out");
    type(handsets, "fa-AF", "START");
    assertThat(phone(handsets, "fa-AF").locator(".texts .theirs").last())
        .containsText(Texts.product().text(Language.of("fa-AF"), "reply.started"), SOON);
    assertThat(officer.locator(".timeline .received").first()).containsText("messages again", SOON);
  }
}
