package org.portolan.benchmarks;

import java.time.Clock;
import java.util.List;

/**
 * {@code mvn -Pbench}: runs every benchmark and prints the figures; {@code
 * -Dbenchmarks.only=journal,seals} runs some.
 */
public final class Benchmarks {

  private Benchmarks() {}

  public static void main(String[] arguments) throws Exception {
    if (wanted("check-in")) {
      new CheckInBenchmark(System.out).run();
    }
    if (wanted("dispatch")) {
      new DispatchBenchmark(System.out).run();
    }
    if (wanted("journal")) {
      new JournalBenchmark(System.out).run();
    }
    if (wanted("sealing")) {
      new SealingBenchmark(System.out).run();
    }
    if (wanted("page")) {
      new PageBenchmark(System.out).run();
    }
    if (wanted("broadcast")) {
      new BroadcastBenchmark(System.out).run();
    }
    if (wanted("replies")) {
      new RepliesBenchmark(System.out).run();
    }
    if (wanted("checker")) {
      new CheckerBenchmark(System.out).run();
    }
    if (wanted("pages")) {
      new PagesBenchmark(System.out).run();
    }
    if (wanted("kannel")) {
      new KannelBenchmark(System.out).run();
    }
    if (wanted("names")) {
      new NamesBenchmark(System.out).run();
    }
    if (wanted("search")) {
      new SearchBenchmark(System.out).run();
    }
    if (wanted("texts")) {
      new TextsBenchmark(System.out).run();
    }
    if (wanted("sms-parts")) {
      new SmsPartsBenchmark(System.out).run();
    }
    if (wanted("chat")) {
      new ChatBenchmark(System.out).run();
    }
    visas(Clock.systemUTC());
  }

  private static void visas(Clock clock) throws Exception {
    if (wanted("seals")) {
      new SealsBenchmark(System.out, clock).run();
    }
    if (wanted("letters")) {
      new LettersBenchmark(System.out, clock).run();
    }
    if (wanted("worklist")) {
      new WorklistBenchmark(System.out, clock).run();
    }
    if (wanted("applications")) {
      new ApplicationsBenchmark(System.out, clock).run();
    }
  }

  private static boolean wanted(String name) {
    String only = System.getProperty("benchmarks.only", "");
    return only.isBlank() || List.of(only.split(",")).contains(name);
  }
}
