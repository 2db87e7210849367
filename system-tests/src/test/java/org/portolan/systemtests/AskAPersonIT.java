package org.portolan.systemtests;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FormData;
import com.microsoft.playwright.options.RequestOptions;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.portolan.i18n.Language;
import org.portolan.i18n.Texts;

/** Somebody asks on a page without a name, a person answers, and only the asker reads it there. */
class AskAPersonIT extends BrowserTest {

  private static String url(String path) {
    return PortolanUnderTest.url(path).toString();
  }

  /** Asks and returns what opens the answer. */
  private static String ask(Page page, String language, String question) {
    page.navigate(url("/" + language + "/ask"));
    page.fill("#text", question);
    page.click("#ask");
    if (page.locator("#not-yet").isVisible()) {
      page.click("#ask");
    }
    return page.locator("#ticket").innerText();
  }

  private static void read(Page page, String language, String ticket) {
    page.navigate(url("/" + language + "/answer"));
    page.fill("#ticket", ticket);
    page.click("#show");
  }

  private static Page openedBy(Page worker, String reference) {
    worker.navigate(url("/staff/enquiry?ref=" + reference));
    return worker;
  }

  @Test
  void a_question_without_script_is_answered_by_a_person_and_read_with_the_code() {
    String question = "What do they ask in the interview for a visa? " + UUID.randomUUID();
    Page asker = pageWithoutScript(Device.PHONE, "en");
    asker.navigate(url("/en/"));
    asker.click("a[href='/en/ask']");
    assertAccessible(asker);
    asker.fill("#text", question);
    asker.click("#ask");
    assertThat(asker.locator("#not-yet")).isVisible();
    assertThat(asker.locator("#similar a").first()).isVisible();
    assertThat(asker.locator("#ticket")).hasCount(0);
    assertThat(asker.locator("#text")).hasValue(question);
    assertAccessible(asker);
    screenshot(asker, "ask-offered-phone");
    asker.click("#ask");
    String ticket = asker.locator("#ticket").innerText();
    String reference = asker.locator("#reference").innerText();
    assertThat(asker.locator("#similar a").first()).isVisible();
    screenshot(asker, "ask-sent-phone");
    assertAccessible(asker);
    assertThat(asker).hasURL(url("/en/ask"));

    read(asker, "en", ticket.toLowerCase().replace("-", " "));
    assertThat(asker.locator("[role=status]")).isVisible();

    Page worker = openedBy(StaffDesk.signIn(page(Device.DESK, "en"), "information"), reference);
    assertThat(worker.locator(".timeline .said").first()).hasText(question);
    worker.fill("[id='answer:text']", "No, if you stay for less than 90 days.");
    worker.click("[id='answer:send']");
    assertThat(worker.locator(".timeline .sent .delivery")).containsText("until it is read");
    screenshot(worker, "ask-worker-desk");

    read(asker, "en", ticket);
    assertThat(asker.locator(".ours .said")).hasText("No, if you stay for less than 90 days.");
    assertThat(asker.locator(".yours .said")).hasText(question);
    assertAccessible(asker);
    screenshot(asker, "ask-answer-phone");
    assertThat(asker.context().cookies()).isEmpty();
    asker.fill("#text", "And for a child?");
    asker.click("#ask");
    assertThat(asker.locator("#ticket")).hasText(ticket);

    openedBy(worker, reference);
    assertThat(worker.locator(".timeline .received .said")).hasCount(2);
    assertThat(worker.locator(".timeline .sent .delivery")).not().containsText("until it is read");
  }

  @Test
  void who_tells_of_danger_is_told_at_once_and_the_desk_is_alarmed() {
    Page asker = page(Device.PHONE, "ar");
    asker.navigate(url("/ar/ask"));
    assertThat(asker.locator("html")).hasAttribute("dir", "rtl");
    assertAccessible(asker);
    screenshot(asker, "ask-phone-ar");
    ask(asker, "ar", "I want to kill myself");
    assertThat(asker.locator("[role=alert]")).containsText("112");
    screenshot(asker, "ask-danger-phone-ar");
    String reference = asker.locator("#reference").innerText();

    Page worker = openedBy(StaffDesk.signIn(page(Device.DESK, "en"), "information"), reference);
    Locator alert = worker.locator(".timeline .alert").first();
    alert.locator("textarea").fill("Read; a colleague is told.");
    alert.locator(".acknowledge").click();
    assertThat(worker.locator(".timeline .alert").first()).containsText("a colleague is told");
  }

  @Test
  void the_same_form_sent_twice_asks_once() {
    Page asker = page(Device.DESK, "en");
    String question = "Sent twice " + UUID.randomUUID();
    asker.navigate(url("/en/ask"));
    String ticket = asker.locator("input[name=ticket]").inputValue();
    RequestOptions form =
        RequestOptions.create()
            .setForm(FormData.create().set("ticket", ticket).set("text", question));
    for (int i = 0; i < 2; i++) {
      assertThat(asker.request().post(url("/en/ask"), form).status()).isEqualTo(200);
    }
    read(asker, "en", ticket);
    assertThat(asker.locator(".yours")).hasCount(1);
  }

  @Test
  void what_cannot_be_read_is_said_and_stays_and_nothing_of_it_is_markup() {
    Page page = page(Device.PHONE, "en");
    page.navigate(url("/en/ask"));
    page.click("#ask");
    assertThat(page.locator("[role=alert] a")).hasAttribute("href", "#text");
    assertAccessible(page);

    String hostile = "</textarea><script>document.title='x'</script><b>";
    page.fill("#text", hostile + "a".repeat(1_600));
    page.click("#ask");
    assertThat(page.locator("#text-error")).isVisible();
    page.fill("#text", hostile);
    page.click("#ask");
    // it speaks of a document, and there is a page about those
    assertThat(page.locator("#not-yet")).isVisible();
    assertThat(page.locator("#text")).hasValue(hostile);
    page.click("#ask");
    String ticket = page.locator("#ticket").innerText();
    read(page, "en", ticket);
    assertThat(page.locator(".yours .said")).hasText(hostile);

    for (String wrong : new String[] {"", "0000-0000-0000", "\"><script>", "x".repeat(40)}) {
      read(page, "en", wrong);
      assertThat(page.locator("[role=alert] a")).hasAttribute("href", "#ticket");
      assertThat(page.locator("#ticket")).hasValue(wrong);
    }
    assertAccessible(page);
  }

  @Test
  void another_sites_page_neither_asks_nor_reads_here() {
    Page page = page(Device.DESK, "en");
    for (String path : new String[] {"/en/ask", "/en/answer"}) {
      RequestOptions form =
          RequestOptions.create()
              .setHeader("Sec-Fetch-Site", "cross-site")
              .setForm(FormData.create().set("ticket", "0000-0000-0000").set("text", "x"));
      assertThat(page.request().post(url(path), form).status()).isEqualTo(404);
    }
  }

  @Test
  void every_language_has_both_pages() {
    Page page = pageWithoutScript(Device.PHONE, "en");
    for (String tag : new String[] {"am", "ti", "zh-Hans", "fa-AF", "sw"}) {
      page.navigate(url("/" + tag + "/ask"));
      Locator title = page.locator("h1");
      assertThat(title).hasText(Texts.product().text(Language.of(tag), "ask.title"));
      page.navigate(url("/" + tag + "/answer"));
      assertThat(title).hasText(Texts.product().text(Language.of(tag), "answer.title"));
    }
  }
}
