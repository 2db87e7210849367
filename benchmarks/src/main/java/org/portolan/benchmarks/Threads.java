package org.portolan.benchmarks;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** As many clients as asked for, started together and waited for. */
final class Threads {

  private Threads() {}

  /**
   * Makes the clients first, then runs them all; the time from their start to the last one's end.
   */
  static long timed(int number, Callable<Callable<Void>> maker) throws Exception {
    List<Callable<Void>> clients = new ArrayList<>();
    for (int i = 0; i < number; i++) {
      clients.add(maker.call());
    }
    ExecutorService pool = Executors.newFixedThreadPool(number);
    try {
      long start = System.nanoTime();
      for (Future<Void> end : pool.invokeAll(clients)) {
        end.get();
      }
      return System.nanoTime() - start;
    } finally {
      pool.shutdownNow();
    }
  }
}
