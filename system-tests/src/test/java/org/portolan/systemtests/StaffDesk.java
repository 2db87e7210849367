package org.portolan.systemtests;

import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Page;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.portolan.launcher.sample.SampleStaff.SampleAccount;

/** A member of the sample staff at a browser. */
final class StaffDesk {

  private static final long STEP_SECONDS = 30;

  /** A code works once: the step of the last one of each account. */
  private static final Map<String, Long> USED = new HashMap<>();

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
    page.fill("[id='form:code']", account.oneTime().codeAt(freshMoment(name)));
    page.click("[id='form:submit']");
    page.waitForURL(url -> url.contains("/staff/") && !url.contains("/sign-in"));
    return page;
  }

  /** Now or the step after, as the store accepts; waits when both were used. */
  private static Instant freshMoment(String name) {
    long last = USED.getOrDefault(name, 0L);
    await("a code that was not used")
        .atMost(Duration.ofSeconds(2 * STEP_SECONDS))
        .until(() -> step() + 1 > last);
    long fresh = Math.max(step(), last + 1);
    USED.put(name, fresh);
    return Instant.ofEpochSecond(fresh * STEP_SECONDS);
  }

  private static long step() {
    return Clock.systemUTC().instant().getEpochSecond() / STEP_SECONDS;
  }
}
