package org.portolan.systemtests;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions.ContainsTextOptions;
import com.microsoft.playwright.assertions.LocatorAssertions.IsVisibleOptions;
import com.microsoft.playwright.options.FilePayload;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;

/** Somebody without credit lets our telephone ring, and answers the check-in with its keys. */
class CallsIT extends BrowserTest {

  private static final ContainsTextOptions SOON = new ContainsTextOptions().setTimeout(20_000);
  private static final IsVisibleOptions BY_ITSELF = new IsVisibleOptions().setTimeout(60_000);
  private static final String GRACE = "+2348031234567";

  private static Locator phone(Page handsets) {
    return handsets
        .locator(".phone")
        .filter(new Locator.FilterOptions().setHas(handsets.getByText(GRACE)));
  }

  private static void press(Page handsets, String key, String thenHears) {
    phone(handsets).locator(".keypad button[value='" + key + "']").click();
    if (!thenHears.isEmpty()) {
      assertThat(phone(handsets).locator(".call .said")).containsText(thenHears, SOON);
    }
  }

  @Test
  void a_missed_call_is_called_back_and_the_check_in_is_answered_by_keys() throws SQLException {
    Page handsets = open(Device.DESK, "/handset");
    handsets.locator("#clock input[type=submit]").last().click();
    assertThat(phone(handsets).locator(".texts .theirs").last())
        .containsText("How are you today?", SOON);

    phone(handsets).locator(".ring-us button").click();
    assertThat(phone(handsets).locator(".call .take")).isVisible(BY_ITSELF);
    assertThat(secondsUntilCalledBack()).isLessThan(60);
    screenshot(handsets, "handset-rings");
    assertAccessible(handsets);

    phone(handsets).locator(".call .take").click();
    assertThat(phone(handsets).locator(".call .said"))
        .containsText("We have a message for G. O.", SOON);
    assertThat(phone(handsets).locator(".call .said")).not().containsText("How are you");
    press(handsets, "1", "How are you today?");
    press(handsets, "1", "Do you need anything?");
    screenshot(handsets, "handset-call");
    assertAccessible(handsets);
    press(handsets, "1", "");
    // on the last day of an order, nothing is asked tomorrow
    press(handsets, "#", "Thank you");
    assertThat(phone(handsets).locator(".call .status")).containsText("over", SOON);

    Page officer = StaffDesk.signIn(page(Device.DESK, "en"), "officer");
    Locator row =
        officer.locator("tr").filter(new Locator.FilterOptions().setHasText("Grace Okafor"));
    assertThat(row.locator(".pill")).containsText("Well", SOON);
    row.locator("a.open").click();
    assertThat(officer.locator(".timeline .received").first()).containsText("phone call");
    assertThat(officer.locator(".timeline .received").first()).containsText("understood: Nothing");
    screenshot(officer, "case-voice");
    assertAccessible(officer);
  }

  /** By the application's clock, which the sandbox moves. */
  private static double secondsUntilCalledBack() throws SQLException {
    try (Connection connection = PortolanUnderTest.asSuperuser().getConnection();
        Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery(
                """
                SELECT extract(epoch FROM (SELECT max(placed_at) FROM voice_call)
                  - (SELECT max(received_at) FROM missed_call))
                """)) {
      row.next();
      return row.getDouble(1);
    }
  }

  @Test
  void a_worker_records_a_sentence_listens_and_replaces_it() {
    Page worker = StaffDesk.signIn(page(Device.DESK, "en"), "information");
    worker.locator(".desks a").filter(new Locator.FilterOptions().setHasText("Recordings")).click();
    assertThat(worker.locator("h1")).hasText("Sentences read aloud for calls");
    worker.selectOption("#language", "sw");
    worker.click("#show");
    assertThat(worker.locator("#progress")).containsText("0 of");
    Locator mood = worker.locator("#question-mood");
    assertThat(mood.locator(".sentence")).hasAttribute("lang", "sw");

    upload(mood, "voice.mp3", "<script>".getBytes(StandardCharsets.UTF_8));
    assertThat(mood.locator(".error")).containsText("no sound that telephones play");
    upload(mood, "anything", wav(2));
    assertThat(mood.locator(".pill")).hasText("recorded");
    assertThat(mood).containsText("2 seconds");
    String sound = mood.locator("audio").getAttribute("src");
    var heard = worker.request().get(PortolanUnderTest.url(sound).toString());
    assertThat(heard.headers()).containsEntry("content-type", "audio/wav");
    assertThat(heard.body()).isEqualTo(wav(2));
    assertThat(worker.locator("#progress")).containsText("1 of");
    screenshot(worker, "prompts");
    assertAccessible(worker);

    mood.locator("summary").click();
    mood.locator("input[type=checkbox]").check();
    upload(mood, "another", wav(3));
    assertThat(mood).containsText("3 seconds");
  }

  @Test
  void recordings_are_looked_after_on_a_phone_in_arabic_and_not_by_officers() {
    Page officer = StaffDesk.signIn(page(Device.PHONE, "ar"), "officer-ar");
    String address = PortolanUnderTest.url("/staff/prompts").toString();
    assertThat(officer.request().get(address).status()).isEqualTo(404);

    Page admin = StaffDesk.signIn(page(Device.PHONE, "en"), "admin");
    admin.navigate(address + "?language=fa");
    assertThat(admin.locator("#voice-opening-unnamed .sentence")).hasAttribute("dir", "rtl");
    screenshot(admin, "prompts-phone");
    assertAccessible(admin);
    Page handsets = open(Device.PHONE, "/handset");
    screenshot(handsets, "handset-phone");
  }

  private static void upload(Locator row, String name, byte[] content) {
    row.locator("input[type=file]")
        .setInputFiles(new FilePayload(name, "application/octet-stream", content));
    row.locator("form button").click();
    row.page().waitForLoadState();
  }

  private static byte[] wav(int seconds) {
    int bytes = 8_000 * seconds;
    ByteBuffer file = ByteBuffer.allocate(44 + bytes).order(ByteOrder.LITTLE_ENDIAN);
    file.put("RIFF".getBytes(StandardCharsets.US_ASCII)).putInt(36 + bytes);
    file.put("WAVEfmt ".getBytes(StandardCharsets.US_ASCII)).putInt(16);
    file.putShort((short) 7).putShort((short) 1).putInt(8_000).putInt(8_000);
    file.putShort((short) 1).putShort((short) 8);
    file.put("data".getBytes(StandardCharsets.US_ASCII)).putInt(bytes);
    return file.array();
  }
}
