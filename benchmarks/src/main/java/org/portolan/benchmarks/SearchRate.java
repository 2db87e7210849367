package org.portolan.benchmarks;

import java.io.PrintStream;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * How fast something is looked for by as many people as asked for, each searching anew as soon as
 * they have an answer.
 *
 * @param out where the figures go
 * @param threads people
 * @param unmeasured one of so many of the searches is made once before, for warming up
 */
record SearchRate(PrintStream out, int threads, int unmeasured) {

  /** A search; how much it found. */
  @FunctionalInterface
  interface Looking {
    int found(int number) throws Exception;
  }

  /** Searches a second, printed with their latencies. */
  double of(String what, int searches, Looking looking) throws Exception {
    run(looking, searches / unmeasured, new Latencies(searches), new AtomicInteger());
    Latencies latencies = new Latencies(searches);
    AtomicInteger nothing = new AtomicInteger();
    double rate = searches / (run(looking, searches, latencies, nothing) / 1e9);
    out.printf(
        "%-35s %8.0f searches/s; %s; %d of %d found nothing%n",
        what, rate, latencies, nothing.get(), searches);
    return rate;
  }

  private long run(Looking looking, int searches, Latencies latencies, AtomicInteger nothing)
      throws Exception {
    AtomicInteger next = new AtomicInteger();
    return Threads.timed(
        threads,
        () ->
            () -> {
              for (int i = next.getAndIncrement(); i < searches; i = next.getAndIncrement()) {
                long began = System.nanoTime();
                if (looking.found(i) == 0) {
                  nothing.incrementAndGet();
                }
                latencies.add(System.nanoTime() - began);
              }
              return null;
            });
  }
}
