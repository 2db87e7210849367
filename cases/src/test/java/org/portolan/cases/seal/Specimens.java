package org.portolan.cases.seal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import org.portolan.cases.seal.model.SealContent;
import org.portolan.cases.seal.model.SealHeader;
import org.portolan.cases.seal.model.SealWriter;
import org.portolan.cases.seal.model.Stay;
import org.portolan.cases.seal.model.VisaSeal;
import org.portolan.cases.settings.Settings;

/** Signers and visas of Utopia, for tests. */
public final class Specimens {

  public static final Instant NOW = Instant.parse("2026-11-27T10:00:00Z");
  public static final LocalDate TODAY = LocalDate.of(2026, 11, 27);
  public static final String PASSWORD = "specimen";

  private Specimens() {}

  /** The keys of a file with one signer. */
  public static SealKeys keys(Path directory, String common, long number, Instant now) {
    return SealKeys.of(settings(keystore(directory, common, number, now)));
  }

  public static Path keystore(Path directory, String common, long number, Instant now) {
    Path file = directory.resolve(common + number + ".p12");
    try {
      Files.write(file, SpecimenSigner.keystore(common, number, now, PASSWORD.toCharArray()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return file;
  }

  public static Settings settings(Path keystore) {
    return Settings.of(
        Map.of(
            "PORTOLAN_SEAL_KEYSTORE",
            keystore.toString(),
            "PORTOLAN_SEAL_KEYSTORE_PASSWORD",
            PASSWORD));
  }

  /** The example of Doc 9303 part 7, with a last day of its own. */
  public static SealContent visaUntil(LocalDate last) {
    String lastDay =
        "%02d%02d%02d".formatted(last.getYear() % 100, last.getMonthValue(), last.getDayOfMonth());
    return new SealContent(
        "V<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<",
        "L898902C<3UTO6908061F" + lastDay + "6ZE184226B<<<<<<<",
        Optional.of(1),
        Stay.ofDays(30),
        "L898902C",
        Optional.of("C1"),
        TODAY);
  }

  /** A seal made without the case store. */
  public static byte[] sealed(SealKeys keys, SealContent visa) {
    SealSigner signer = keys.signer(TODAY).orElseThrow();
    SealHeader header =
        new SealHeader(
            4,
            "UTO",
            signer.name().signer(),
            signer.name().number(),
            visa.issuedOn(),
            TODAY,
            VisaSeal.DEFINITION,
            VisaSeal.CATEGORY);
    byte[] unsigned = SealWriter.unsigned(header, VisaSeal.features(visa));
    return SealWriter.sealed(unsigned, signer.sign(unsigned));
  }
}
