package org.portolan.benchmarks;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/** Sends prepared webhooks over a fixed number of connections, each person's texts in order. */
final class WebhookLoad {

  private final String host;
  private final int port;
  private final int connections;

  WebhookLoad(String host, int port, int connections) {
    this.host = host;
    this.port = port;
    this.connections = connections;
  }

  /**
   * Sends all as fast as the server takes them.
   *
   * @param people for each person the requests of their texts
   */
  Result atFullSpeed(List<List<byte[]>> people) throws Exception {
    return atRate(people, 0);
  }

  /**
   * Sends all at a steady rate over all connections.
   *
   * @param perSecond requests per second; 0 for as fast as possible. A request that is late because
   *     the server was slow counts from when it was due, so that no wait is left out.
   */
  Result atRate(List<List<byte[]>> people, double perSecond) throws Exception {
    int total = people.stream().mapToInt(List::size).sum();
    Latencies latencies = new Latencies(total);
    AtomicInteger refused = new AtomicInteger();
    AtomicInteger nextPerson = new AtomicInteger();
    AtomicInteger sent = new AtomicInteger();
    long start = System.nanoTime();
    long nanos =
        Threads.timed(
            connections,
            () -> {
              KeepAliveConnection connection = new KeepAliveConnection(host, port);
              return client(
                  connection, people, nextPerson, sent, start, perSecond, latencies, refused);
            });
    return new Result(total, total / (nanos / 1e9), latencies, refused.get());
  }

  private static Callable<Void> client(
      KeepAliveConnection connection,
      List<List<byte[]>> people,
      AtomicInteger nextPerson,
      AtomicInteger sent,
      long start,
      double perSecond,
      Latencies latencies,
      AtomicInteger refused) {
    return () -> {
      try (connection) {
        for (int p = nextPerson.getAndIncrement();
            p < people.size();
            p = nextPerson.getAndIncrement()) {
          for (byte[] request : people.get(p)) {
            long due = due(start, sent.getAndIncrement(), perSecond);
            if (connection.exchange(request) / 100 != 2) {
              refused.incrementAndGet();
            }
            latencies.add(System.nanoTime() - due);
          }
        }
      }
      return null;
    };
  }

  private static long due(long start, int number, double perSecond) {
    if (perSecond == 0) {
      return System.nanoTime();
    }
    long due = start + (long) (number / perSecond * 1e9);
    for (long wait = due - System.nanoTime(); wait > 0; wait = due - System.nanoTime()) {
      LockSupport.parkNanos(wait);
    }
    return due;
  }

  /**
   * What came of a load.
   *
   * @param perSecond requests answered per second
   * @param refused requests that were not answered with success
   */
  record Result(int requests, double perSecond, Latencies latencies, int refused) {}
}
