package org.portolan.systemtests;

import com.microsoft.playwright.Page;
import java.time.Clock;
import java.util.HashSet;
import java.util.Set;
import org.portolan.launcher.sample.SampleStaff.SampleAccount;

/** A member of the sample staff at a browser. */
final class StaffDesk {

  /** A code works once, so each account signs in at most once in a run. */
  private static final Set<String> USED = new HashSet<>();

  private StaffDesk() {}

  /** Signs in on a page, as the account whose address begins with the name. */
  static Page signIn(Page page, String name) {
    SampleAccount account =
        PortolanUnderTest.sample().staff().accounts().stream()
            .filter(each -> each.email().startsWith(name + "@"))
            .findFirst()
            .orElseThrow();
    if (!USED.add(name)) {
      throw new IllegalStateException(name + " has signed in already in this run");
    }
    page.navigate(PortolanUnderTest.url("/staff").toString());
    page.fill("[id='form:email']", account.email());
    page.fill("[id='form:password']", account.password());
    page.fill("[id='form:code']", account.oneTime().codeAt(Clock.systemUTC().instant()));
    page.click("[id='form:submit']");
    page.waitForURL(url -> url.contains("/staff/") && !url.contains("/sign-in"));
    return page;
  }
}
