package org.portolan.systemtests;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions.ContainsTextOptions;
import java.time.Duration;
import java.util.function.BiConsumer;

/** What officers look into before a visa is decided, at a browser. */
final class LookedInto {

  private static final ContainsTextOptions SOON = new ContainsTextOptions().setTimeout(20_000);

  private final Page page;

  private final BiConsumer<Page, String> look;

  /**
   * @param look checks accessibility and keeps a picture under a name
   */
  LookedInto(Page page, BiConsumer<Page, String> look) {
    this.page = page;
    this.look = look;
  }

  /**
   * The passport ends too soon, which was found by itself; the officer says what there is to it.
   */
  void aSignalIsSettled() {
    Locator signal = page.locator(".signal.validity");
    await()
        .atMost(Duration.ofSeconds(40))
        .until(
            () -> {
              page.reload();
              return signal.count() == 1;
            });
    assertThat(signal).containsText("three months");
    signal.locator("summary").click();
    look.accept(page, "visa-signals-desk");
    signal.locator("textarea").fill("The consulate of Ghana is closed <b>here</b>.");
    signal.locator("button.settle-explained").click();
    assertThat(page.locator(".signal.validity.settled"))
        .containsText("The consulate of Ghana is closed <b>here</b>.", SOON);
  }
}
