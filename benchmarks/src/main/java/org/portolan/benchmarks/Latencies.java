package org.portolan.benchmarks;

import java.util.Arrays;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;

/** Durations in nanoseconds, collected from many threads up to a fixed number. */
final class Latencies {

  private final long[] nanos;
  private final AtomicInteger count = new AtomicInteger();

  Latencies(int capacity) {
    nanos = new long[capacity];
  }

  void add(long duration) {
    int place = count.getAndIncrement();
    if (place < nanos.length) {
      nanos[place] = duration;
    }
  }

  int count() {
    return Math.min(count.get(), nanos.length);
  }

  /** The duration that the given share of the samples does not exceed, in milliseconds. */
  double percentile(double share) {
    if (count() == 0) {
      return Double.NaN;
    }
    long[] sorted = Arrays.copyOf(nanos, count());
    Arrays.sort(sorted);
    int place = (int) Math.ceil(share * sorted.length) - 1;
    return sorted[Math.max(0, place)] / 1e6;
  }

  @Override
  public String toString() {
    return String.format(
        Locale.ROOT,
        "p50 %.2f ms, p95 %.2f ms, p99 %.2f ms (n=%d)",
        percentile(0.50),
        percentile(0.95),
        percentile(0.99),
        count());
  }
}
