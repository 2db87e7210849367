package org.portolan.systemtests;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType.LaunchOptions;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.Playwright.CreateOptions;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The one Chromium of this test run, started when the first test needs it. */
final class Chromium {

  /**
   * What Playwright turns off, since Chromium heeds one such list only; pages of the browser's own
   * window, which nobody sees and each new person's browser draws anew; and the question whether a
   * page of this machine may call this machine.
   */
  private static final List<String> TURNED_OFF =
      List.of(
          "AvoidUnnecessaryBeforeUnloadCheckSync",
          "BoundaryEventDispatchTracksNodeRemoval",
          "DestroyProfileOnBrowserClose",
          "DialMediaRouteProvider",
          "GlobalMediaControls",
          "HttpsUpgrades",
          "LensOverlay",
          "MediaRouter",
          "PaintHolding",
          "ThirdPartyStoragePartitioning",
          "BlockOriginHeaderModificationOnRedirect",
          "Translate",
          "OptimizationHints",
          "PreloadTopChromeWebUI",
          "LocalNetworkAccessChecks");

  private static final List<String> ARGUMENTS =
      List.of(
          "--no-sandbox",
          "--disable-features=" + String.join(",", TURNED_OFF),
          "--disable-background-networking",
          "--disable-component-update",
          "--disable-sync",
          "--no-first-run",
          "--use-fake-device-for-media-stream",
          "--use-fake-ui-for-media-stream");

  private static Playwright playwright;
  private static Browser browser;

  private Chromium() {}

  static synchronized Browser browser() {
    if (browser == null) {
      Optional<Path> installed = ChromiumInstallation.find();
      LaunchOptions options = new LaunchOptions().setArgs(ARGUMENTS);
      installed.ifPresent(options::setExecutablePath);
      playwright =
          Playwright.create(
              new CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
      browser = playwright.chromium().launch(options);
    }
    return browser;
  }

  static synchronized void close() {
    if (playwright != null) {
      playwright.close();
      playwright = null;
      browser = null;
    }
  }
}
