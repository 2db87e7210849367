package org.portolan.benchmarks;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.Signature;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import org.portolan.cases.seal.SealKeys;
import org.portolan.cases.seal.SealSigner;
import org.portolan.cases.seal.SpecimenSigner;
import org.portolan.cases.seal.model.CheckSeal;
import org.portolan.cases.seal.model.Seal;
import org.portolan.cases.seal.model.SealContent;
import org.portolan.cases.seal.model.SealHeader;
import org.portolan.cases.seal.model.SealVerdict;
import org.portolan.cases.seal.model.SealWriter;
import org.portolan.cases.seal.model.Stay;
import org.portolan.cases.seal.model.VisaSeal;
import org.portolan.cases.settings.Settings;

/**
 * How many seals of visas are checked in a second, from bytes to verdict, on two threads; against
 * the signature alone verified by the JDK's provider over the same bytes in the same run.
 */
final class SealsBenchmark {

  private static final int SEALS = 200;
  private static final int CHECKS = 40_000;
  private static final int OF_THE_JDK = 8_000;
  private static final int ROUNDS = 5;
  private static final int THREADS = 2;
  private static final String PASSWORD = "benchmark";

  private final PrintStream out;
  private final LocalDate today = LocalDate.now(ZoneOffset.UTC);

  SealsBenchmark(PrintStream out) {
    this.out = out;
  }

  void run() throws Exception {
    SealKeys keys = keys();
    List<byte[]> seals = seals(keys.signer(today).orElseThrow());
    List<Seal> read = seals.stream().map(SealsBenchmark::read).toList();
    PublicKey key = keys.signers().all().get(0).certificate().getPublicKey();
    CheckSeal check = new CheckSeal(keys.signers(), reference -> false);
    double ours = 0;
    double theirs = 0;
    // the first round warms both, and what is compared alternates
    for (int round = 0; round <= ROUNDS; round++) {
      double one = rate(CHECKS, at -> check(check, seals.get(at)));
      double other = rate(OF_THE_JDK, at -> verify(key, read.get(at)));
      ours += round == 0 ? 0 : one / ROUNDS;
      theirs += round == 0 ? 0 : other / ROUNDS;
    }
    out.printf(
        "Seals checked, from bytes to verdict %7.0f /s on %d threads, JDK %s's signatures alone %.0f"
            + " /s (%.1f times)%n",
        ours, THREADS, Runtime.version().feature(), theirs, ours / theirs);
  }

  /** What is timed; given which of the seals. */
  @FunctionalInterface
  private interface Work {
    void run(int at) throws GeneralSecurityException;
  }

  private static double rate(int times, Work work) throws Exception {
    AtomicInteger left = new AtomicInteger(times);
    Callable<Void> checker =
        () -> {
          for (int one = left.getAndDecrement(); one > 0; one = left.getAndDecrement()) {
            work.run(one % SEALS);
          }
          return null;
        };
    return times / (Threads.timed(THREADS, () -> checker) / 1e9);
  }

  private void check(CheckSeal check, byte[] seal) {
    if (check.check(seal, today).verdict() != SealVerdict.VALID) {
      throw new IllegalStateException("A good seal was found otherwise");
    }
  }

  private static void verify(PublicKey key, Seal seal) throws GeneralSecurityException {
    Signature signature = Signature.getInstance("SHA256withECDSAinP1363Format");
    signature.initVerify(key);
    signature.update(seal.signed());
    if (!signature.verify(seal.signature())) {
      throw new IllegalStateException("A good signature was found otherwise");
    }
  }

  private static Seal read(byte[] seal) {
    return Seal.read(seal)
        .fold(
            one -> one,
            fault -> {
              throw new IllegalStateException(fault.key());
            });
  }

  private static SealKeys keys() throws IOException {
    Path file = Files.createTempFile("seals", ".p12");
    try {
      Files.write(file, SpecimenSigner.keystore("PT", 1, Instant.now(), PASSWORD.toCharArray()));
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

  private List<byte[]> seals(SealSigner signer) {
    List<byte[]> seals = new ArrayList<>();
    for (int i = 0; i < SEALS; i++) {
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
      byte[] unsigned = SealWriter.unsigned(header, VisaSeal.features(visa(i)));
      seals.add(SealWriter.sealed(unsigned, signer.sign(unsigned)));
    }
    return seals;
  }

  /** Of a holder of Utopia, until the end of a year to come. */
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
