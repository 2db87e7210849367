package org.portolan.benchmarks;

import java.io.PrintStream;
import java.net.URI;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.portolan.benchmarks.WebhookLoad.Result;

/**
 * Ten thousand people answer their check-in: signed webhooks into the running server, on the
 * embedded durable PostgreSQL, against the bare work on the same database with as many connections.
 */
final class CheckInBenchmark {

  private static final int PEOPLE = Integer.getInteger("benchmarks.people", 10_000);
  private static final int CONNECTIONS = 16;
  private static final int BARE_TRANSACTIONS = 40_000;
  private static final int WARM_UP_ROUNDS = 4;
  private static final String ACCOUNT = "AC00000000000000000000000000000001";
  private static final String TOKEN = "a token of the benchmark's own";
  private static final String FROM = "+15005550006";

  private final PrintStream out;
  private List<List<byte[]>> answered = List.of();

  CheckInBenchmark(PrintStream out) {
    this.out = out;
  }

  void run() throws Exception {
    double baseline;
    try (MeasuredPortolan measured = MeasuredPortolan.start(settings(0))) {
      printStart(measured);
      Population.register(measured.portolan().databases(), measured.masterPassword(), PEOPLE);
      askEverybody(measured);
      baseline = baseline(measured);
      webhooks(measured, baseline);
    }
    try (MeasuredPortolan measured = MeasuredPortolan.again(settings(4))) {
      backlog(measured, baseline);
      warmUpWithRepeats(measured);
      wholeWay(measured, baseline);
      out.printf("Server in memory after the run      %8.0f MiB%n", measured.residentMebibytes());
    }
  }

  /** Nothing is sent: what is measured ends with the reply in the outbox. */
  private static Map<String, String> settings(int inboxWorkers) {
    Map<String, String> settings = new HashMap<>();
    settings.put("PORTOLAN_SANDBOX", "false");
    settings.put("PORTOLAN_TWILIO_ACCOUNT_SID", ACCOUNT);
    settings.put("PORTOLAN_TWILIO_AUTH_TOKEN", TOKEN);
    settings.put("PORTOLAN_TWILIO_FROM", FROM);
    settings.put("PORTOLAN_TWILIO_API_URL", "http://127.0.0.1:9");
    settings.put("PORTOLAN_OUTBOX_WORKERS", "0");
    settings.put("PORTOLAN_INBOX_WORKERS", Integer.toString(inboxWorkers));
    return settings;
  }

  private void printStart(MeasuredPortolan measured) throws Exception {
    out.printf(
        "Start-up, database and server       %8.1f s%n", measured.startUp().toMillis() / 1e3);
    out.printf("Application (EAR)                   %8.1f MiB%n", measured.applicationMebibytes());
    out.printf("Server in memory after start        %8.0f MiB%n", measured.residentMebibytes());
  }

  private static void askEverybody(MeasuredPortolan measured) throws SQLException {
    measured.await("SELECT count(*) >= " + PEOPLE + " FROM check_in WHERE state = 'asked'");
    measured.execute("UPDATE check_in SET state = 'reached', reached_at = asked_at");
    measured.execute("VACUUM ANALYZE");
  }

  private double baseline(MeasuredPortolan measured) throws Exception {
    BareWork bare = new BareWork(measured.portolan().databases().owner().dataSource(), CONNECTIONS);
    bare.rate(BARE_TRANSACTIONS / 4);
    double rate = bare.rate(BARE_TRANSACTIONS);
    out.printf(
        "Baseline: insert + outbox row, JDBC %8.0f transactions/s, %d connections%n",
        rate, CONNECTIONS);
    return rate;
  }

  private void webhooks(MeasuredPortolan measured, double baseline) throws Exception {
    warmUp(measured);
    answered = texts(measured, 0, PEOPLE / 2);
    Result full = load(measured).atFullSpeed(answered);
    print("Webhooks at full speed", full, baseline);
    Result half =
        load(measured).atRate(texts(measured, PEOPLE / 2, 7 * PEOPLE / 10), full.perSecond() / 2);
    print("Webhooks at half that load", half, baseline);
  }

  /**
   * What the compiler does in the first minute is not what a server costs; thrown away. About
   * 100,000 requests have to pass before the rate stays.
   */
  private static void warmUp(MeasuredPortolan measured) throws Exception {
    for (int round = 0; round < WARM_UP_ROUNDS; round++) {
      load(measured).atFullSpeed(texts(measured, 0, PEOPLE));
      measured.execute("TRUNCATE inbox");
    }
    measured.execute("VACUUM ANALYZE");
  }

  /** Warms the second server with texts that it has: each is read, known and acknowledged. */
  private void warmUpWithRepeats(MeasuredPortolan measured) throws Exception {
    for (int round = 0; round < 2 * WARM_UP_ROUNDS; round++) {
      load(measured).atFullSpeed(answered);
    }
  }

  private void backlog(MeasuredPortolan measured, double baseline) throws SQLException {
    long start = System.nanoTime();
    long waiting = measured.number("SELECT count(*) FROM inbox WHERE state = 'waiting'");
    measured.await("SELECT NOT EXISTS (SELECT FROM inbox WHERE state = 'waiting')");
    double rate = waiting / ((System.nanoTime() - start) / 1e9);
    out.printf(
        "Backlog to stored answer and reply  %8.0f messages/s (n=%d), ratio %.3f%n",
        rate, waiting, rate / baseline);
  }

  private void wholeWay(MeasuredPortolan measured, double baseline) throws Exception {
    List<List<byte[]>> texts = texts(measured, 7 * PEOPLE / 10, PEOPLE);
    long start = System.nanoTime();
    Result sent = load(measured).atFullSpeed(texts);
    measured.await("SELECT NOT EXISTS (SELECT FROM inbox WHERE state = 'waiting')");
    double seconds = (System.nanoTime() - start) / 1e9;
    print("Webhooks with handling beside them", sent, baseline);
    out.printf(
        "Whole way: receipt to reply queued  %8.0f messages/s, ratio %.3f%n",
        sent.requests() / seconds, sent.requests() / seconds / baseline);
    out.printf("           people a second          %8.0f check-ins/s%n", texts.size() / seconds);
    out.printf(
        "Not handled, or held for a person   %8d%n",
        measured.number("SELECT count(*) FROM inbox WHERE state <> 'handled'"));
  }

  private void print(String what, Result result, double baseline) {
    out.printf(
        "%-35s %8.0f /s, ratio %.3f; %s; refused %d%n",
        what,
        result.perSecond(),
        result.perSecond() / baseline,
        result.latencies(),
        result.refused());
  }

  private static WebhookLoad load(MeasuredPortolan measured) {
    return new WebhookLoad("127.0.0.1", measured.portolan().launch().ports().http(), CONNECTIONS);
  }

  private static List<List<byte[]>> texts(MeasuredPortolan measured, int from, int to) {
    URI address = URI.create(measured.portolan().launch().publicUrl());
    Webhooks webhooks = new Webhooks(address.getAuthority(), ACCOUNT, TOKEN, FROM);
    List<List<byte[]>> people = new ArrayList<>();
    for (int person = from; person < to; person++) {
      String phone = Population.phone(person);
      people.add(AnswerMix.of(person).stream().map(text -> webhooks.text(phone, text)).toList());
    }
    return people;
  }
}
