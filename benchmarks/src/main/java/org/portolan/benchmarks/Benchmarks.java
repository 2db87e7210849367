package org.portolan.benchmarks;

/** {@code mvn -Pbench}: runs every benchmark against one Portolan and prints the figures. */
public final class Benchmarks {

  private Benchmarks() {}

  public static void main(String[] arguments) throws Exception {
    new CheckInBenchmark(System.out).run();
  }
}
