package org.portolan.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.util.Locale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The browser that the other tests look through. */
class BrowserIT extends BrowserTest {

  @ParameterizedTest
  @EnumSource(Device.class)
  void shows_every_script_of_the_travellers(Device device) {
    Page page = page(device, "en");
    page.setContent(
        """
        <!doctype html><html lang="en"><head><title>Scripts</title>
        <meta name="viewport" content="width=device-width"></head><body><main>
        <h1>Portolan</h1>
        <p lang="ar" dir="rtl">كيف حالك اليوم؟</p><p lang="am">ዛሬ እንዴት ነዎት?</p>
        <p lang="bn">আজ আপনি কেমন আছেন?</p><p lang="zh-Hans">您今天感觉怎么样?</p>
        <p lang="ru">Как вы себя чувствуете?</p></main></body></html>
        """);

    assertAccessible(page);
    screenshot(page, "scripts-" + device.name().toLowerCase(Locale.ROOT));

    assertThat(page.screenshot()).isNotEmpty();
  }
}
