package org.portolan.systemtests;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Frame;
import com.microsoft.playwright.Page;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Deque's axe-core, in the page that it checks. Its own builder opens a further page for each check
 * and brings every rule that was kept; this brings only what is wrong.
 */
final class Axe {

  private static final String PROGRAM = program();

  private static final String RUN =
      """
      async () => {
        const found = await axe.run(document, {
          runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'],
          resultTypes: ['violations'],
          preload: false
        });
        return found.violations.map(one =>
          one.id + ' (' + one.help + ') at ' + one.nodes.map(node => node.target.join(' ')));
      }
      """;

  private Axe() {}

  private static String program() {
    try (InputStream file = AxeBuilder.class.getResourceAsStream("/axe.min.js")) {
      return new String(file.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What of a page does not meet WCAG 2.2 AA, as far as a program can tell. */
  @SuppressWarnings("unchecked")
  static List<String> violations(Page page) {
    for (Frame frame : page.frames()) {
      if (Boolean.TRUE.equals(frame.evaluate("typeof axe === 'undefined'"))) {
        frame.evaluate(PROGRAM + "; true");
      }
    }
    return (List<String>) page.evaluate(RUN);
  }
}
