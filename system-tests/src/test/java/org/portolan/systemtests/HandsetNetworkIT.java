package org.portolan.systemtests;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions.ContainsTextOptions;
import com.microsoft.playwright.options.SelectOption;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;

/** Whoever plays with the handsets chooses what goes wrong in the network. */
class HandsetNetworkIT extends BrowserTest {

  private static final ContainsTextOptions SOON = new ContainsTextOptions().setTimeout(20_000);
  private static final String CHINESE = ".phone[lang=zh-Hans]";

  @Test
  void a_telephone_that_was_switched_off_is_tried_again() throws SQLException {
    Page handsets = open(Device.DESK, "/handset");
    Locator pending = handsets.locator("#pending");
    assertThat(pending).containsText("works");
    String number = handsets.locator(CHINESE + " .number").innerText();

    choose(handsets, "undelivered", number);
    assertThat(pending).containsText("finds the telephone off (30003) (1)");
    assertAccessible(handsets);

    int before = handsets.locator(CHINESE + " .theirs").count();
    handsets.locator(CHINESE + " input[type=text]").fill("你好");
    handsets.locator(CHINESE + " input[type=submit]").click();
    handsets.waitForLoadState();

    assertThat(pending).containsText("works", SOON);
    handsets
        .locator(CHINESE + " .theirs")
        .nth(before + 1)
        .waitFor(new Locator.WaitForOptions().setTimeout(60_000));
    assertThat(undelivered()).isOne();
    screenshot(handsets, "handset-network");
  }

  @Test
  void all_works_again_when_the_person_says_so() {
    Page handsets = open(Device.PHONE, "/handset");
    choose(handsets, "server-error", handsets.locator(CHINESE + " .number").innerText());
    assertThat(handsets.locator("#pending")).containsText("is broken (503) (1)");

    handsets.locator("#network summary").click();
    handsets.click("[id='well:clear']");

    assertThat(handsets.locator("#pending")).containsText("works");
  }

  private static void choose(Page handsets, String what, String number) {
    handsets.locator("#network summary").click();
    handsets.selectOption("[id='carrier:kind']", what);
    handsets.selectOption("[id='carrier:phone']", new SelectOption().setValue(number));
    handsets.click("[id='carrier:choose']");
    handsets.waitForLoadState();
  }

  private static int undelivered() throws SQLException {
    try (Connection connection = PortolanUnderTest.asSuperuser().getConnection();
        Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery(
                "SELECT count(*) FROM sandbox_message WHERE error_code = 30003")) {
      row.next();
      return row.getInt(1);
    }
  }
}
