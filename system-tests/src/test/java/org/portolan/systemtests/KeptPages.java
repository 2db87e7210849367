package org.portolan.systemtests;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions.IsVisibleOptions;
import java.util.List;

/** Public pages that somebody keeps on their phone. */
final class KeptPages {

  private static final String STORED =
      """
      async () => {
        const found = [];
        for (const name of await caches.keys()) {
          const cache = await caches.open(name);
          for (const request of await cache.keys()) {
            found.push(name + ' ' + new URL(request.url).pathname + new URL(request.url).search
              + '\\n' + await (await cache.match(request)).text());
          }
        }
        return found;
      }
      """;

  private KeptPages() {}

  /** Keeps them, at the address where that is chosen; {@code also} those that tell of somebody. */
  static void keep(Page page, String address, boolean also) {
    page.navigate(address);
    if (also) {
      page.check("#also");
    }
    page.click("#keep input[type=submit]");
    assertThat(said(page, "done")).isVisible(new IsVisibleOptions().setTimeout(20_000));
  }

  /** What the page of the choice says. */
  static Locator said(Page page, String what) {
    return page.locator("[data-when=" + what + "]");
  }

  /**
   * What is in the browser's caches: name and address of each, and after a line end its content.
   */
  @SuppressWarnings("unchecked")
  static List<String> stored(Page page) {
    return (List<String>) page.evaluate(STORED);
  }

  /** Name and address of what is in the browser's caches. */
  static List<String> addresses(Page page) {
    return stored(page).stream().map(each -> each.split("\n", 2)[0]).toList();
  }
}
