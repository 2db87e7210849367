package org.portolan.benchmarks;

import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/**
 * Messages through Portolan and through Kannel, in both directions, with the same stub for a
 * carrier and the same number of connections and calls. Portolan has committed each message when it
 * says that it has it; Kannel keeps them in memory.
 */
final class KannelBenchmark {

  private static final int MESSAGES = Integer.getInteger("benchmarks.people", 20_000);

  /** The compiler needs about 100,000 messages before the rate stays. */
  private static final int ROUNDS_TO_WARM = Integer.getInteger("benchmarks.rounds", 5);

  private static final int CALLS = 100;
  private static final int CONNECTIONS = 16;
  private static final int MOST_STARTS = 5;
  private static final Duration ANSWER = Duration.ofMillis(50);
  private static final Duration PATIENCE = Duration.ofMinutes(5);
  private static final String POST = "benchmark/many";
  private static final String ACCOUNT = "AC00000000000000000000000000000001";
  private static final String TOKEN = "a token of the benchmark's own";
  private static final String NUMBER = "+15005550006";
  private static final String WRITTEN = "I am well, thank you";

  private final PrintStream out;

  KannelBenchmark(PrintStream out) {
    this.out = out;
  }

  void run() throws Exception {
    if (!Kannel.isInstalled()) {
      out.println("Kannel: not measured. Install the package kannel (1.4), and run it again.");
      return;
    }
    try (StubProvider carrier = StubProvider.answeringAfter(ANSWER)) {
      double[] theirs = kannel(carrier);
      try (MeasuredPortolan measured = MeasuredPortolan.start(settings(carrier))) {
        print("in, committed", incoming(measured), theirs[0]);
        print("out, drained and recorded", outgoing(measured), theirs[1]);
      }
    }
  }

  private void print(String what, double ours, double theirs) {
    out.printf(
        "Portolan %-26s %8.0f messages/s, ratio %.3f of Kannel%n", what, ours, ours / theirs);
  }

  /** Nothing that comes in is handled, as Kannel handles nothing. */
  private static Map<String, String> settings(StubProvider carrier) {
    Map<String, String> settings = new HashMap<>();
    settings.put("PORTOLAN_SANDBOX", "false");
    settings.put("PORTOLAN_TWILIO_ACCOUNT_SID", ACCOUNT);
    settings.put("PORTOLAN_TWILIO_AUTH_TOKEN", TOKEN);
    settings.put("PORTOLAN_TWILIO_FROM", NUMBER);
    settings.put("PORTOLAN_TWILIO_API_URL", carrier.address().toString());
    settings.put("PORTOLAN_INBOX_WORKERS", "0");
    settings.put("PORTOLAN_OUTBOX_CALLS", Integer.toString(CALLS));
    settings.put("PORTOLAN_BROADCAST_PER_SECOND", "100000");
    settings.put("PORTOLAN_QUIET_FROM_HOUR", "0");
    settings.put("PORTOLAN_QUIET_UNTIL_HOUR", "0");
    return settings;
  }

  /** Kannel ends now and then in the middle of its work; then it is started and measured anew. */
  private double[] kannel(StubProvider carrier) throws Exception {
    for (int started = 1; ; started++) {
      try (Kannel kannel = start(carrier)) {
        try {
          return kannel(kannel, carrier);
        } catch (IOException | ExecutionException | IllegalStateException e) {
          if (kannel.isAlive() || started == MOST_STARTS) {
            throw e;
          }
          out.printf("Kannel ended in the middle of its work, %d times now%n", started);
        }
      }
    }
  }

  private static Kannel start(StubProvider carrier) throws IOException {
    Path directory = Path.of(System.getProperty("benchmarks.directory")).resolveSibling("kannel");
    return Kannel.start(directory, carrier.address(), CALLS);
  }

  private double[] kannel(Kannel kannel, StubProvider carrier) throws Exception {
    double[] rates = new double[2];
    for (int round = 0; round < 2; round++) {
      int heard = carrier.heard() + MESSAGES;
      rates[0] =
          rate(
              kannel.incomingPort(),
              n -> kannel.incoming(Population.phone(n), WRITTEN),
              () -> reached(kannel, carrier.heard(), heard));
      int answered = carrier.answered() + MESSAGES;
      rates[1] =
          rate(
              kannel.sendingPort(),
              n -> kannel.outgoing(Population.phone(n), ABroadcast.TEXT),
              () -> reached(kannel, carrier.answered(), answered));
    }
    out.printf("Kannel   %-26s %8.0f messages/s%n", "in, at its application", rates[0]);
    out.printf("Kannel   %-26s %8.0f messages/s%n", "out, drained", rates[1]);
    return rates;
  }

  private static boolean reached(Kannel kannel, int now, int all) {
    if (now < all && !kannel.isAlive()) {
      throw new IllegalStateException("Kannel has ended");
    }
    return now >= all;
  }

  /** From the first request until all of them are where they go. */
  private static double rate(int port, IntFunction<byte[]> request, BooleanSupplier done)
      throws Exception {
    List<List<byte[]>> requests =
        IntStream.range(0, MESSAGES).mapToObj(n -> List.of(request.apply(n))).toList();
    long start = System.nanoTime();
    WebhookLoad.Result sent = new WebhookLoad(Kannel.HOST, port, CONNECTIONS).atFullSpeed(requests);
    if (sent.refused() > 0) {
      throw new IllegalStateException(sent.refused() + " refused");
    }
    while (!done.getAsBoolean()) {
      if (System.nanoTime() - start > PATIENCE.toNanos()) {
        throw new IllegalStateException("Not all arrived within " + PATIENCE);
      }
      LockSupport.parkNanos(Duration.ofMillis(5).toNanos());
    }
    return MESSAGES / ((System.nanoTime() - start) / 1e9);
  }

  private static double incoming(MeasuredPortolan measured) throws Exception {
    URI address = URI.create(measured.portolan().launch().publicUrl());
    Webhooks webhooks = new Webhooks(address.getAuthority(), ACCOUNT, TOKEN, NUMBER);
    int port = measured.portolan().launch().ports().http();
    double rate = 0;
    for (int round = 0; round <= ROUNDS_TO_WARM; round++) {
      measured.execute("TRUNCATE inbox");
      rate = rate(port, n -> webhooks.text(Population.phone(n), WRITTEN), () -> true);
      if (measured.number("SELECT count(*) FROM inbox") != MESSAGES) {
        throw new IllegalStateException("Some were not stored");
      }
    }
    measured.execute("TRUNCATE inbox");
    return rate;
  }

  /** A broadcast for everybody, from its begin until all of it is recorded as accepted. */
  private static double outgoing(MeasuredPortolan measured) throws Exception {
    char[] password = measured.masterPassword();
    Population.registerOthers(measured.portolan().databases(), password, MESSAGES, POST);
    measured.execute("VACUUM ANALYZE");
    double rate = 0;
    for (int round = 0; round <= ROUNDS_TO_WARM; round++) {
      UUID id = ABroadcast.approve(measured.portolan().databases(), password, POST, MESSAGES);
      rate = MESSAGES / seconds(measured, id);
    }
    return rate;
  }

  private static double seconds(MeasuredPortolan measured, UUID broadcast) throws SQLException {
    measured.await(
        "SELECT count(*) = "
            + MESSAGES
            + " FROM outbox WHERE state = 'accepted' AND broadcast_id = '"
            + broadcast
            + "'");
    return measured.number(
            "SELECT (extract(epoch FROM clock_timestamp() - started_at) * 1000)::bigint"
                + " FROM broadcast WHERE case_id = '"
                + broadcast
                + "'")
        / 1e3;
  }
}
