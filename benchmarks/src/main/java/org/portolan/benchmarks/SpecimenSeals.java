package org.portolan.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import org.portolan.cases.seal.SealKeys;
import org.portolan.cases.seal.SealSigner;
import org.portolan.cases.seal.SpecimenSigner;
import org.portolan.cases.seal.model.SealContent;
import org.portolan.cases.seal.model.SealHeader;
import org.portolan.cases.seal.model.SealWriter;
import org.portolan.cases.seal.model.Stay;
import org.portolan.cases.seal.model.VisaSeal;
import org.portolan.cases.settings.Settings;

/** Visas of Utopia, sealed with a key that is made for the run. */
final class SpecimenSeals {

  private static final String PASSWORD = "benchmark";

  private final SealKeys keys;
  private final SealSigner signer;
  private final LocalDate today;

  SpecimenSeals(Clock clock) throws IOException {
    keys = keys(clock);
    today = LocalDate.now(clock);
    signer = keys.signer(today).orElseThrow();
  }

  private static SealKeys keys(Clock clock) throws IOException {
    Path file = Files.createTempFile("seals", ".p12");
    try {
      Files.write(file, SpecimenSigner.keystore("PT", 1, clock.instant(), PASSWORD.toCharArray()));
      return SealKeys.of(
          Settings.of(
              Map.of(
                  "PORTOLAN_SEAL_KEYSTORE",
                  file.toString(),
                  "PORTOLAN_SEAL_KEYSTORE_PASSWORD",
                  PASSWORD)));
    } finally {
      Files.delete(file);
    }
  }

  SealKeys keys() {
    return keys;
  }

  /** The day on which they are sealed. */
  LocalDate today() {
    return today;
  }

  /** The seal of somebody's visa, until the end of a year to come. */
  byte[] seal(int number) {
    SealHeader header =
        new SealHeader(
            SealHeader.NEWEST,
            "UTO",
            signer.name().signer(),
            signer.name().number(),
            today,
            today,
            VisaSeal.DEFINITION,
            VisaSeal.CATEGORY);
    byte[] unsigned = SealWriter.unsigned(header, VisaSeal.features(visa(number)));
    return SealWriter.sealed(unsigned, signer.sign(unsigned));
  }

  private SealContent visa(int number) {
    return new SealContent(
        "V<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<",
        "L898902C<3UTO6908061F%02d12316".formatted((today.getYear() + 1) % 100),
        Optional.of(1),
        Stay.ofDays(30),
        "L%08d".formatted(number),
        Optional.empty(),
        today);
  }
}
