package org.portolan.benchmarks;

import java.io.IOException;
import java.io.PrintStream;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.Signature;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.portolan.cases.seal.model.CheckSeal;
import org.portolan.cases.seal.model.Seal;
import org.portolan.cases.seal.model.SealVerdict;
import org.portolan.cases.seal.model.Signers;

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

  private final PrintStream out;
  private final SpecimenSeals specimens;

  SealsBenchmark(PrintStream out, Clock clock) throws IOException {
    this.out = out;
    this.specimens = new SpecimenSeals(clock);
  }

  void run() throws Exception {
    List<byte[]> seals = IntStream.range(0, SEALS).mapToObj(specimens::seal).toList();
    List<Seal> read = seals.stream().map(SealsBenchmark::read).toList();
    Signers signers = specimens.keys().signers();
    PublicKey key = signers.all().get(0).certificate().getPublicKey();
    CheckSeal check = new CheckSeal(signers, reference -> false);
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
    if (check.check(seal, specimens.today()).verdict() != SealVerdict.VALID) {
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
}
