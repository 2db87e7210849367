package org.portolan.systemtests;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Request;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.assertions.LocatorAssertions.ContainsTextOptions;
import java.util.ArrayDeque;
import java.util.Deque;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What somebody types or presses counts, though the page renews itself in the same moment. */
class TypingIT extends BrowserTest {

  private static final ContainsTextOptions SOON = new ContainsTextOptions().setTimeout(20_000);
  private static final String IN_DANGER = "Mi marido me pega y tengo miedo. ";
  private static final String ASK_ANEW =
      "() => { portolanRefresh([{name: 'background', value: 'true'}]) }";

  /** What the page asks by itself and gets no answer to yet. */
  private final Deque<Route> held = new ArrayDeque<>();

  private Page handsets;
  private Page worker;

  @BeforeEach
  void somebody_in_danger_writes() {
    handsets = open(Device.DESK, "/handset");
    worker = StaffDesk.signIn(page(Device.DESK, "en"), "information");
    writes(IN_DANGER);
    Locator row = worker.locator("tr.needs-person").first();
    assertThat(row).containsText("Words of danger", SOON);
    row.locator("a.open").click();
    worker.waitForURL("**/staff/enquiry?ref=*");
    assertThat(worker.locator(".timeline .sent .delivery").first()).hasText("delivered");
  }

  @Test
  void a_note_stays_with_its_alert_when_the_page_is_renewed_while_it_is_typed() {
    holdWhatThePageAsks();
    note().pressSequentially("Called bck");
    note().press("ArrowLeft");
    note().press("ArrowLeft");
    writes("Y otra cosa");
    letThePageBeRenewed();
    assertThat(worker.locator(".timeline .received").first()).containsText("Y otra cosa", SOON);

    worker.keyboard().type("a");
    assertThat(note()).hasValue("Called back");
    worker.locator(".acknowledge").click();
    assertThat(alert()).containsText("Called back", SOON);
    assertThat(worker.locator(".acknowledge")).hasCount(0);
  }

  @Test
  void what_is_pressed_while_the_page_is_being_renewed_reaches_its_alert() {
    writes("Antes");
    holdWhatThePageAsks();
    note().fill("A neighbour is with her");
    worker.locator(".acknowledge").click();
    writes("Y otra cosa");
    letThePageBeRenewed();

    assertThat(alert()).containsText("A neighbour is with her", SOON);
    assertThat(worker.locator(".acknowledge")).hasCount(0);
    assertThat(worker.locator(".timeline")).containsText("Y otra cosa", SOON);
  }

  @Test
  void a_button_is_not_renewed_while_it_is_held_down() {
    note().fill("Held down");
    worker.locator(".acknowledge").hover();
    holdWhatThePageAsks();
    worker.mouse().down();
    writes("Mientras tanto");
    letThePageBeRenewed();
    worker.waitForResponse(TypingIT::isAcknowledgement, () -> worker.mouse().up());

    assertThat(alert()).containsText("Held down", SOON);
    assertThat(worker.locator(".timeline .received").first()).containsText("Mientras tanto", SOON);
  }

  @Test
  void a_blank_note_acknowledges_nothing() {
    worker.locator(".acknowledge").click();
    assertThat(note()).isFocused();
    note().fill("Now with a note");
    worker.locator(".acknowledge").click();
    assertThat(alert()).containsText("Now with a note", SOON);
  }

  @Test
  void a_note_to_a_case_stays_when_its_page_is_renewed_or_something_else_is_pressed() {
    acknowledgeTheAlert();
    worker = StaffDesk.signIn(page(Device.DESK, "en"), "officer");
    worker.locator("a.open").first().click();
    worker.waitForURL("**/staff/case?ref=*");
    Locator note = worker.locator("[id='person:note']");
    holdWhatThePageAsks();
    note.fill("They moved to room 7");
    letThePageBeRenewed();
    worker.locator("[id='person:facts'] dd a").click();
    assertThat(worker.locator("[id='person:facts'] dd a")).hasCount(0);
    assertThat(note).hasValue("They moved to room 7");

    holdWhatThePageAsks();
    worker.locator("[id='person:note'] ~ button").first().click();
    letThePageBeRenewed();
    assertThat(worker.locator(".timeline .note").first()).containsText("room 7", SOON);
    assertThat(note).hasValue("");
  }

  private void acknowledgeTheAlert() {
    note().fill("Seen to");
    worker.locator(".acknowledge").click();
    assertThat(alert()).containsText("Seen to", SOON);
  }

  private void writes(String text) {
    Locator phone = handsets.locator(".phone[lang=es]");
    phone.locator("input[type=text]").fill(text);
    phone.locator("input[type=submit]").click();
    handsets.waitForLoadState();
  }

  private Locator alert() {
    return worker.locator(".timeline li.alert").first();
  }

  private Locator note() {
    return worker.locator(".timeline textarea.note");
  }

  /** From here on the server answers nothing that the page asks by itself. */
  private void holdWhatThePageAsks() {
    worker.route(
        "**/staff/**",
        route -> {
          if (isOfItself(route.request())) {
            held.add(route);
          } else {
            route.resume();
          }
        });
    worker.evaluate(ASK_ANEW);
    worker.waitForCondition(() -> !held.isEmpty());
  }

  private void letThePageBeRenewed() {
    worker.unroute("**/staff/**");
    Route first = held.remove();
    worker.waitForResponse(
        answer -> answer.request().equals(first.request()),
        () -> {
          first.resume();
          held.forEach(Route::resume);
        });
    held.clear();
  }

  private static boolean isOfItself(Request request) {
    return request.postData() != null && request.postData().contains("background=true");
  }

  private static boolean isAcknowledgement(com.microsoft.playwright.Response answer) {
    String posted = answer.request().postData();
    return posted != null && posted.contains("alert=");
  }
}
