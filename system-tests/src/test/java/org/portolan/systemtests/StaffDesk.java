package org.portolan.systemtests;

import com.microsoft.playwright.Page;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import org.portolan.launcher.sample.SampleStaff.SampleAccount;

/** A member of the sample staff at a browser. */
final class StaffDesk {

  private StaffDesk() {}

  /** Signs in on a page, as the account whose address begins with the name. */
  static Page signIn(Page page, String name) {
    SampleAccount account =
        PortolanUnderTest.sample().staff().accounts().stream()
            .filter(each -> each.email().startsWith(name + "@"))
            .findFirst()
            .orElseThrow();
    page.navigate(PortolanUnderTest.url("/staff").toString());
    page.fill("[id='form:email']", account.email());
    page.fill("[id='form:password']", account.password());
    letTheSameCodeWorkAgain();
    page.fill("[id='form:code']", account.oneTime().codeAt(Clock.systemUTC().instant()));
    page.click("[id='form:submit']");
    page.waitForURL(url -> url.contains("/staff/") && !url.contains("/sign-in"));
    return page;
  }

  /**
   * A one-time code works once, and the next comes up to half a minute later: so the store forgets
   * which was the last. What does that refuse is {@code SignInIT}'s to show.
   */
  private static void letTheSameCodeWorkAgain() {
    try (Connection connection = PortolanUnderTest.asSuperuser().getConnection();
        Statement statement = connection.createStatement()) {
      connection.setAutoCommit(false);
      // no trigger: nobody changes an account here
      statement.execute("SET LOCAL session_replication_role = replica");
      statement.execute("UPDATE staff_account SET totp_last_step = 0 WHERE totp_last_step > 0");
      connection.commit();
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}
