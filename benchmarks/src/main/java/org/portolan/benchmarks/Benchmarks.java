package org.portolan.benchmarks;

import java.io.IOException;
import java.io.PrintStream;
import java.util.Map;

/** {@code mvn -Pbench}: runs every benchmark against one Portolan and prints the figures. */
public final class Benchmarks {

  private Benchmarks() {}

  public static void main(String[] arguments) throws IOException {
    PrintStream out = System.out;
    try (MeasuredPortolan measured = MeasuredPortolan.start(Map.of())) {
      out.printf(
          "Start-up, database and server       %8.1f s%n", measured.startUp().toMillis() / 1e3);
      out.printf(
          "Application (EAR)                   %8.1f MiB%n", measured.applicationMebibytes());
      out.printf("Server in memory after start        %8.0f MiB%n", measured.residentMebibytes());
    }
  }
}
