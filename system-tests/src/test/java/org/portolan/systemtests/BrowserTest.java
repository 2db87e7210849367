package org.portolan.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.ScreenshotOptions;
import com.microsoft.playwright.Route.FulfillOptions;
import com.microsoft.playwright.options.ServiceWorkerPolicy;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;

/**
 * Tests that look at pages in a real Chromium. Each browser opened is another person's: no cookies
 * are shared, and all are closed after the test. What a page's console reports as an error, a
 * violated Content-Security-Policy for instance, fails the test.
 */
@WholeSystem
public abstract class BrowserTest {

  /** {@code -Dpictures} */
  private static final boolean PICTURES = !System.getProperty("pictures").equals("false");

  private final List<BrowserContext> contexts = new ArrayList<>();
  private final List<String> errors = new ArrayList<>();
  private final Set<Page> withoutScript = new HashSet<>();

  /** A fresh browser of one person, at the address of {@code path}. */
  protected Page open(Device device, String path) {
    Page page = page(device, "en");
    page.navigate(PortolanUnderTest.url(path).toString());
    return page;
  }

  /** A fresh browser of one person who reads {@code locale}, without a page yet. */
  protected Page page(Device device, String locale) {
    return page(device.options().setLocale(locale));
  }

  /** The same in a browser that runs no script. */
  protected Page pageWithoutScript(Device device, String locale) {
    Page page = page(device.options().setLocale(locale).setJavaScriptEnabled(false));
    withoutScript.add(page);
    return page;
  }

  /** The same in a browser that keeps nothing of pages for later. */
  protected Page pageWithoutWorkers(Device device, String locale) {
    return page(device.options().setLocale(locale).setServiceWorkers(ServiceWorkerPolicy.BLOCK));
  }

  private Page page(NewContextOptions options) {
    BrowserContext context = Chromium.browser().newContext(options.setIgnoreHTTPSErrors(true));
    contexts.add(context);
    Page page = context.newPage();
    page.onConsoleMessage(
        message -> {
          if (message.type().equals("error")) {
            errors.add(message.text() + " " + message.location());
          }
        });
    page.onPageError(errors::add);
    return page;
  }

  /**
   * Keeps a picture of the whole page among the build's screenshots, if it was asked for: to draw
   * them takes a tenth of the time of all these tests.
   */
  protected void screenshot(Page page, String name) {
    if (!PICTURES) {
      return;
    }
    Path file = Path.of(System.getProperty("test.screenshots"), name + ".png");
    page.screenshot(new ScreenshotOptions().setPath(file).setFullPage(true));
  }

  /** Checks a page against WCAG 2.2 AA, as far as a program can. */
  protected void assertAccessible(Page page) {
    Page checked = withoutScript.contains(page) ? withScript(page) : page;
    assertThat(Axe.violations(checked)).as("accessibility of " + page.url()).isEmpty();
  }

  /** The same page where the check can run, which is a script. */
  private Page withScript(Page page) {
    String html = page.content();
    Page copy = page(new NewContextOptions().setServiceWorkers(ServiceWorkerPolicy.BLOCK));
    copy.setViewportSize(page.viewportSize().width, page.viewportSize().height);
    // pictures on it may be for that person alone
    copy.context().addCookies(page.context().cookies());
    copy.route(
        page.url(),
        route -> route.fulfill(new FulfillOptions().setContentType("text/html").setBody(html)));
    copy.navigate(page.url());
    return copy;
  }

  /** The errors the browser's console has reported so far; clear what a test expects. */
  protected List<String> consoleErrors() {
    return errors;
  }

  @AfterEach
  void close_browsers() {
    contexts.forEach(BrowserContext::close);
    contexts.clear();
    withoutScript.clear();
    assertThat(errors).as("errors on the browser's console").isEmpty();
  }
}
