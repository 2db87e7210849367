package org.portolan.systemtests;

import com.microsoft.playwright.assertions.LocatorAssertions.ContainsTextOptions;
import com.microsoft.playwright.options.FilePayload;
import java.nio.charset.StandardCharsets;

/** The words and numbers that must be found nowhere once they were written into a form. */
final class Marked {

  /** Stands in everything that is written. */
  static final String MARK = "zqxmarkzqx";

  /** The same as numbers of papers are written. */
  static final String AS_NUMBER = "ZQXMARKZQX";

  /** The same with what would be SQL, a script or an expression if it were taken for one. */
  static final String HOSTILE =
      MARK + "'); DROP TABLE person;-- <script>hacked=1</script><b onclick=\"x\">#{7*191}${7*191}";

  /**
   * How every number below begins, after its country; however it is written, this stands together.
   */
  static final String NUMBERS = "69871450";

  /** Of somebody who wants to be told when a rule changes; a handset of nobody's. */
  static final String FOLLOWER = "+33" + NUMBERS + "3";

  /** A colleague's own, for alarms. */
  static final String COLLEAGUE = "+33" + NUMBERS + "4";

  /** Of somebody on an uploaded list. */
  static final String LISTED = "+33" + NUMBERS + "5";

  /** Of somebody who helps an applicant. */
  static final String HELPER = "+33" + NUMBERS + "6";

  static final ContainsTextOptions SOON = new ContainsTextOptions().setTimeout(20_000);

  private Marked() {}

  /** A paper that is full of the word and named by it; each of another name is another. */
  static FilePayload paper(String name) {
    String words = (MARK + " " + name + " ").repeat(1_000);
    String content = "%PDF-1.7\n1 0 obj << /Type /Page >> endobj\n" + words + "\n%%EOF";
    return new FilePayload(
        MARK + name + ".pdf", "application/pdf", content.getBytes(StandardCharsets.US_ASCII));
  }

  static String url(String path) {
    return PortolanUnderTest.url(path).toString();
  }
}
