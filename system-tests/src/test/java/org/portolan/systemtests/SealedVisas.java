package org.portolan.systemtests;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import org.portolan.cases.seal.SealKeys;
import org.portolan.cases.seal.SealSigner;
import org.portolan.cases.seal.SpecimenSigner;
import org.portolan.cases.seal.model.Seal;
import org.portolan.cases.seal.model.SealContent;
import org.portolan.cases.seal.model.SealHeader;
import org.portolan.cases.seal.model.SealWriter;
import org.portolan.cases.seal.model.Stay;
import org.portolan.cases.seal.model.VisaSeal;
import org.portolan.cases.settings.Settings;

/** Visas of Utopia, sealed by the signer that the server under test has. */
final class SealedVisas {

  private SealedVisas() {}

  /** Before the server starts. */
  static void makeSigner(Settings settings) throws IOException {
    Files.write(
        Path.of(settings.require("SEAL_KEYSTORE")),
        SpecimenSigner.keystore(
            "PT", 1, Instant.now(), settings.require("SEAL_KEYSTORE_PASSWORD").toCharArray()));
  }

  /** The seal of a visa with a last day. */
  static byte[] until(LocalDate last) {
    LocalDate today = LocalDate.now(ZoneOffset.UTC);
    SealSigner signer = SealKeys.of(PortolanUnderTest.settings()).signer(today).orElseThrow();
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
    byte[] unsigned = SealWriter.unsigned(header, VisaSeal.features(visa(last, today)));
    return SealWriter.sealed(unsigned, signer.sign(unsigned));
  }

  /** One that was not taken back and does not end soon, whatever day the sandbox has. */
  static byte[] valid() {
    return until(LocalDate.now(ZoneOffset.UTC).plusYears(5));
  }

  private static SealContent visa(LocalDate last, LocalDate today) {
    String digits =
        "%02d%02d%02d".formatted(last.getYear() % 100, last.getMonthValue(), last.getDayOfMonth());
    return new SealContent(
        "V<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<",
        "L898902C<3UTO6908061F" + digits + "6",
        Optional.of(0),
        Stay.ofDays(30),
        "L898902C",
        Optional.of("C1"),
        today);
  }

  /** Takes one back, as the database shows it to everybody. */
  static String revoke(byte[] seal) {
    String reference = Seal.read(seal).fold(Seal::reference, fault -> fault.key());
    Jdbi.create(PortolanUnderTest.asOwner())
        .useHandle(
            owner ->
                owner
                    .createUpdate(
                        """
                        INSERT INTO revoked_seal (reference, valid_until, revoked_at)
                        VALUES (:reference, :until, :now)
                        """)
                    .bind("reference", reference)
                    .bind("until", LocalDate.now(ZoneOffset.UTC).plusYears(5))
                    .bind("now", Instant.now())
                    .execute());
    return reference;
  }
}
