package org.portolan.systemtests;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.function.BiConsumer;
import org.portolan.cases.settings.Settings;
import org.portolan.cases.visa.PassportZone;

/** The zone of a passport that an applicant copies, or has read from their photograph. */
final class CopiedZone {

  private static final String NAMES = "HADDAD<<LAYLA";

  private final Page page;
  private final VisaApplicant applicant;
  private final BiConsumer<Page, String> look;

  /**
   * @param look checks accessibility and keeps a picture under a name
   */
  CopiedZone(Page page, VisaApplicant applicant, BiConsumer<Page, String> look) {
    this.page = page;
    this.applicant = applicant;
    this.look = look;
  }

  /**
   * In the place of Tesseract: a program that sees the zone of {@link VisaApplicant}'s passport in
   * whatever it is shown, below what else stands on such a page, with an O for a 0.
   */
  static void makeReader(Settings settings) throws IOException {
    Path program = Path.of(settings.require("TESSERACT"));
    String zone = zone(expiry()).replace("RL12345670", "RL1234567O");
    Files.writeString(
        program,
        "#!/bin/sh\ncat > /dev/null\ncat <<'THE END'\nPASSPORT LBN\n\n" + zone + "\nTHE END\n");
    Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwx------"));
  }

  /** As {@link VisaApplicant} answers. */
  private static String expiry() {
    return "%02d0102".formatted((VisaApplicant.ARRIVAL.getYear() + 5) % 100);
  }

  private static String zone(String expiry) {
    return zone(NAMES, expiry);
  }

  /** Of her passport, with whatever names and day of expiry. */
  static String zone(String names, String expiry) {
    return PassportZone.of("LBN", names, "RL1234567", "910430", expiry);
  }

  /** Wrong, different, and read from the photograph: nothing is kept that was not agreed to. */
  void isHeldAgainstTheAnswers() {
    assertThat(page.locator("h1")).hasText(applicant.text("apply.zone.title"));
    look.accept(page, "visa-zone-phone-ar");
    page.click("#look-1");
    assertThat(page.locator("#wrong")).containsText(applicant.text("apply.zone.problem.nothing"));

    String wrong = zone(expiry()).replace("LBN9104", "LBN9114");
    page.fill("#lines-1", wrong);
    page.click("#look-1");
    assertThat(page.locator("#lines-1-error"))
        .containsText(applicant.text("apply.zone.field.birth"));
    assertThat(page.locator("#lines-1")).hasValue(wrong);
    assertThat(page.locator("#keep-1")).hasCount(0);
    look.accept(page, "visa-zone-wrong-phone-ar");

    page.fill("#lines-1", zone("300101"));
    page.click("#look-1");
    assertThat(page.locator(".differs li")).hasCount(1);
    assertThat(page.locator(".differs li.expiry a")).isVisible();
    look.accept(page, "visa-zone-differs-phone-ar");
    page.navigate(applicant.url("/visa/mine/1/zone"));
    assertThat(page.locator("section .status")).hasCount(0);

    page.click("#photo-1");
    assertThat(page.locator("section .status"))
        .containsText(applicant.text("apply.zone.from-photo"));
    assertThat(page.locator(".corrected li")).hasCount(1);
    assertThat(page.locator(".differs")).hasCount(0);
    look.accept(page, "visa-zone-photo-phone-ar");
    page.click("#keep-1");
    assertThat(page.locator("section .status")).containsText(applicant.text("apply.zone.kept"));
    assertThat(page.locator("section .status")).containsText(applicant.text("apply.zone.same"));
    look.accept(page, "visa-zone-kept-phone-ar");
  }
}
