package org.portolan.systemtests;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.Cookie;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.portolan.launcher.sample.SampleStaff.SampleAccount;

/** A member of the sample staff at a browser. */
final class StaffDesk {

  private StaffDesk() {}

  private static final String SESSION = "JSESSIONID";

  /**
   * Sessions that nobody is using, by account. To sign in takes longer than most of what is done
   * then, and how that goes is {@code SignInIT}'s to show: whoever comes next goes on in one of
   * these. Two browsers never share one at the same time.
   */
  private static final Map<String, Queue<List<Cookie>>> FREE = new ConcurrentHashMap<>();

  /** Brings a page to the desk of the account whose address begins with the name, signed in. */
  static Page signIn(Page page, String name) {
    Queue<List<Cookie>> free = FREE.computeIfAbsent(name, unused -> new ConcurrentLinkedQueue<>());
    if (!goesOn(page, free)) {
      signInAnew(page, name);
    }
    List<Cookie> session =
        page.context().cookies().stream().filter(one -> one.name.equals(SESSION)).toList();
    page.context().onClose(unused -> free.add(session));
    return page;
  }

  /** In a session that was left; one that has ended meanwhile leads to the form, and is no more. */
  private static boolean goesOn(Page page, Queue<List<Cookie>> free) {
    for (List<Cookie> left = free.poll(); left != null; left = free.poll()) {
      page.context().addCookies(left);
      page.navigate(PortolanUnderTest.url("/staff").toString());
      if (!page.url().contains("/sign-in")) {
        return true;
      }
    }
    return false;
  }

  private static void signInAnew(Page page, String name) {
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
