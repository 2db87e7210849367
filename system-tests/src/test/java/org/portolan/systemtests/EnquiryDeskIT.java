package org.portolan.systemtests;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions.ContainsTextOptions;
import com.microsoft.playwright.assertions.LocatorAssertions.HasTextOptions;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Somebody whom nobody knows asks by text; the information desk answers, and only it can. */
class EnquiryDeskIT extends BrowserTest {

  private static final ContainsTextOptions SOON = new ContainsTextOptions().setTimeout(20_000);
  private static final HasTextOptions BY_ITSELF = new HasTextOptions().setTimeout(20_000);
  private static final String QUESTION = "¿Necesito visado para 20 horas de escala?";
  private static final String ANSWER = "No, hasta 24 horas no lo necesita. ¡Buen viaje! 🙂";

  private static Locator phone(Page handsets) {
    return handsets.locator(".phone[lang=es]");
  }

  private static void type(Page handsets, String text) {
    phone(handsets).locator("input[type=text]").fill(text);
    phone(handsets).locator("input[type=submit]").click();
    handsets.waitForLoadState();
  }

  @Test
  void a_stranger_asks_and_the_worker_answers_and_the_stranger_reads_it() {
    Page handsets = open(Device.DESK, "/handset");
    Page worker = StaffDesk.signIn(page(Device.DESK, "en"), "information");
    assertThat(worker.locator("h1")).hasText("Waiting");
    assertThat(worker.locator(".desks a"))
        .hasText(
            new String[] {
              "Enquiries",
              "Chats",
              "Rumours",
              "Information pages",
              "Entry rules",
              "Preview",
              "Recordings"
            });

    type(handsets, QUESTION);
    Locator row = worker.locator("tr").filter(new Locator.FilterOptions().setHasText(QUESTION));
    assertThat(row).containsText("Español", SOON);
    screenshot(worker, "enquiries");
    assertAccessible(worker);

    int place = ((Number) row.evaluate("r => r.sectionRowIndex")).intValue();
    for (int pressed = 0; pressed <= place; pressed++) {
      worker.keyboard().press("j");
    }
    assertThat(row.locator("a.open")).isFocused();
    worker.keyboard().press("Enter");
    worker.waitForURL("**/staff/enquiry?ref=*");
    assertThat(worker.locator(".timeline .received").first()).containsText(QUESTION);
    refuses_nothing_and_too_much(worker);

    worker.fill("[id='answer:text']", ANSWER);
    worker.locator("[id='answer:text']").press("End");
    assertThat(worker.locator("[id='answer:parts']")).containsText("Sent as 1 text", SOON);
    worker.click("[id='answer:send']");
    Locator sent = worker.locator(".timeline .sent").first();
    assertThat(sent).containsText(ANSWER, SOON);
    assertThat(phone(handsets).locator(".texts .theirs").last()).hasText(ANSWER, BY_ITSELF);
    assertThat(sent.locator(".delivery")).hasText("delivered", BY_ITSELF);
    assertThat(worker.locator("[id='answer:text']")).hasValue("");
    screenshot(worker, "enquiry");
    assertAccessible(worker);

    is_done_and_opened_again(worker);
    becomes_the_draft_of_a_page(worker);
    finds_no_quarantine(worker);
  }

  private static void refuses_nothing_and_too_much(Page worker) {
    worker.click("[id='answer:send']");
    assertThat(worker.locator(".errors")).containsText("Write an answer first", SOON);
    worker.fill("[id='answer:text']", "a".repeat(1605));
    worker.click("[id='answer:send']");
    assertThat(worker.locator(".errors")).containsText("5 characters too long", SOON);
    assertThat(worker.locator(".timeline .sent .delivery").first()).isVisible();
  }

  private void is_done_and_opened_again(Page worker) {
    worker.click("[id='person:done']");
    assertThat(worker.locator(".title .pill")).hasText("Done", BY_ITSELF);
    assertThat(worker.locator("[id='answer:text']")).hasCount(0);
    assertAccessible(worker);
    worker.click("[id='answer:reopen']");
    assertThat(worker.locator(".title .pill")).hasText("Answered", BY_ITSELF);
  }

  private void becomes_the_draft_of_a_page(Page worker) {
    String slug = "layover-" + UUID.randomUUID().toString().substring(0, 8);
    String enquiry = worker.url();
    worker.click("#to-page");
    assertThat(worker.locator("#warning")).containsText("Everybody will read");
    assertThat(worker.locator("[id='page:body']")).hasValue(ANSWER);
    worker.fill("[id='page:slug']", slug);
    worker.selectOption("[id='page:topic']", "travel");
    worker.fill("[id='page:title']", "Escalas");
    worker.fill("[id='page:summary']", "Escalas de un día.");
    worker.fill("[id='page:body']", ANSWER + " Llame al +34 600 100 200.");
    worker.click("[id='page:begin']");
    assertThat(worker.locator("#page .error")).containsText("read it again");
    assertThat(worker.locator("#hints")).containsText("+34 600 100 200");
    assertAccessible(worker);
    screenshot(worker, "page-from-answer");

    worker.fill("[id='page:body']", ANSWER);
    worker.check("[id='page:confirmed']");
    worker.click("[id='page:begin']");
    worker.waitForURL(address -> address.contains("page=" + slug));
    assertThat(worker.locator("[id='write:body']")).hasValue(ANSWER);
    assertThat(worker.locator("#state")).hasClass("pill page-state draft");
    worker.click("#origin a");
    assertThat(worker).hasURL(enquiry);
    assertThat(worker.locator("#pages")).containsText(slug);
    assertAccessible(worker);
  }

  private static void finds_no_quarantine(Page worker) {
    String reference = asked("SELECT reference FROM case_file WHERE kind = 'quarantine' LIMIT 1");
    assertNotThere(worker, "/staff/board");
    assertNotThere(worker, "/staff/waiting");
    assertNotThere(worker, "/staff/case?ref=" + reference);
    assertThat(worker.request().get(url("/staff/enquiry?ref=" + reference)).text())
        .contains("No such enquiry")
        .doesNotContain(reference + "</h1>");
  }

  @Test
  void a_quarantine_officer_finds_no_enquiry() {
    Page officer = StaffDesk.signIn(page(Device.DESK, "en"), "officer-ar");
    assertThat(officer.locator("html")).hasAttribute("dir", "rtl");
    assertThat(officer.locator(".desks a"))
        .hasText(new String[] {"الحجر الصحي", "بحث", "تسجيل", "المكررون", "الطلبات", "معاينة"});
    assertAccessible(officer);

    assertNotThere(officer, "/staff/enquiries");
    assertNotThere(officer, "/staff/enquiry?ref=E-0000-0000");
  }

  private static void assertNotThere(Page reader, String path) {
    APIResponse answer = reader.request().get(url(path));
    assertThat(answer.status()).as(path).isEqualTo(404);
  }

  private static String url(String path) {
    return PortolanUnderTest.url(path).toString();
  }

  private static String asked(String query) {
    try (Connection connection = PortolanUnderTest.asOwner().getConnection();
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(query)) {
      row.next();
      return row.getString(1);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}
