package org.portolan.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What is installed before browsers start: nothing but what is missing. */
class ChromiumInstallationTest {

  private static final Set<Path> FONTS =
      Set.of(Path.of("/usr/share/fonts/truetype/noto"), Path.of("/usr/share/fonts/opentype/noto"));

  @Test
  void where_any_browser_is_none_is_installed() {
    Path browser = Path.of("/usr/bin/chromium");

    assertThat(ChromiumInstallation.missing(path -> path.equals(browser) || FONTS.contains(path)))
        .isEmpty();
  }

  @Test
  void what_is_missing_is_installed() {
    assertThat(ChromiumInstallation.missing(FONTS::contains))
        .containsExactly("chromium-headless-shell");
    assertThat(ChromiumInstallation.missing(path -> false)).hasSize(3);
  }
}
