package org.portolan.benchmarks;

import java.io.PrintStream;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;

/**
 * People answer their check-in while a broadcast for 100,000 others goes out through a provider
 * that takes 50 ms for each text: from the webhook to the reply's arrival at the provider.
 */
final class RepliesBenchmark {

  private static final int OTHERS = Integer.getInteger("benchmarks.others", 100_000);
  private static final int ANSWERS = 600;
  private static final double PER_SECOND = 15;
  private static final String MANY = "benchmark/many";
  private static final String ACCOUNT = "AC00000000000000000000000000000001";
  private static final String TOKEN = "a token of the benchmark's own";
  private static final String FROM = "+15005550006";
  private static final Duration TAKES = Duration.ofMillis(50);
  private static final Duration PATIENCE = Duration.ofMinutes(10);

  private final PrintStream out;
  private final Map<String, Long> waiting = new ConcurrentHashMap<>();
  private final Latencies latencies = new Latencies(ANSWERS);

  RepliesBenchmark(PrintStream out) {
    this.out = out;
  }

  void run() throws Exception {
    try (StubProvider provider = StubProvider.answeringAfter(TAKES, this::arrived);
        MeasuredPortolan measured = MeasuredPortolan.start(settings(provider))) {
      char[] password = measured.masterPassword();
      Population.register(measured.portolan().databases(), password, ANSWERS);
      Population.registerOthers(measured.portolan().databases(), password, OTHERS, MANY);
      await(measured, "SELECT count(*) FROM check_in WHERE state = 'asked'", ANSWERS);
      await(measured, "SELECT count(*) FROM outbox WHERE state = 'accepted'", ANSWERS);
      BroadcastBenchmark.execute(
          measured, "UPDATE check_in SET state = 'reached', reached_at = asked_at");
      BroadcastBenchmark.execute(measured, "VACUUM ANALYZE");
      ABroadcast.approve(measured.portolan().databases(), password, MANY, OTHERS);
      await(measured, "SELECT count(*) FROM broadcast WHERE queued_at IS NOT NULL", 1);
      answer(measured, provider);
    }
  }

  private static Map<String, String> settings(StubProvider provider) {
    Map<String, String> settings = new HashMap<>();
    settings.put("PORTOLAN_SANDBOX", "false");
    settings.put("PORTOLAN_TWILIO_ACCOUNT_SID", ACCOUNT);
    settings.put("PORTOLAN_TWILIO_AUTH_TOKEN", TOKEN);
    settings.put("PORTOLAN_TWILIO_FROM", FROM);
    settings.put("PORTOLAN_TWILIO_API_URL", provider.address().toString());
    settings.put("PORTOLAN_BROADCAST_PER_SECOND", "1000");
    settings.put("PORTOLAN_QUIET_FROM_HOUR", "0");
    settings.put("PORTOLAN_QUIET_UNTIL_HOUR", "0");
    return settings;
  }

  private void arrived(String form) {
    String to = "";
    for (String field : form.split("&")) {
      if (field.startsWith("To=")) {
        to = URLDecoder.decode(field.substring(3), StandardCharsets.UTF_8);
      }
    }
    Long since = waiting.remove(to);
    if (since != null) {
      latencies.add(System.nanoTime() - since);
    }
  }

  private void answer(MeasuredPortolan measured, StubProvider provider) throws Exception {
    URI address = URI.create(measured.portolan().launch().publicUrl());
    Webhooks webhooks = new Webhooks(address.getAuthority(), ACCOUNT, TOKEN, FROM);
    int port = measured.portolan().launch().ports().http();
    long before = provider.answered();
    long start = System.nanoTime();
    try (KeepAliveConnection connection = new KeepAliveConnection("127.0.0.1", port)) {
      for (int person = 0; person < ANSWERS; person++) {
        long due = start + (long) (person / PER_SECOND * 1e9);
        while (System.nanoTime() < due) {
          LockSupport.parkNanos(due - System.nanoTime());
        }
        String phone = Population.phone(person);
        waiting.put(phone, System.nanoTime());
        connection.exchange(webhooks.text(phone, "1"));
      }
    }
    long left =
        BroadcastBenchmark.number(
            measured, "SELECT count(*) FROM outbox WHERE state = 'waiting' AND rank = 2");
    if (left == 0) {
      throw new IllegalStateException(
          "The broadcast was over before the last answer: replies had nothing to wait behind");
    }
    LockSupport.parkNanos(Duration.ofSeconds(5).toNanos());
    double seconds = (System.nanoTime() - start) / 1e9;
    out.printf(
        "Reply to a check-in during a broadcast  %s; without a reply %d%n",
        latencies, waiting.size());
    out.printf(
        "  meanwhile to the provider           %8.0f texts/s; of the broadcast left at the last"
            + " answer %d of %d%n",
        (provider.answered() - before) / seconds, left, OTHERS);
  }

  private static void await(MeasuredPortolan measured, String question, long wanted)
      throws Exception {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (BroadcastBenchmark.number(measured, question) < wanted) {
      if (System.nanoTime() > deadline) {
        throw new IllegalStateException("Not within " + PATIENCE + ": " + question);
      }
      LockSupport.parkNanos(Duration.ofMillis(200).toNanos());
    }
  }
}
