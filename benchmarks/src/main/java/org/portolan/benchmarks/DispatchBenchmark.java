package org.portolan.benchmarks;

import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.portolan.benchmarks.StubProvider.Taken;
import org.portolan.cases.people.Endpoint;
import org.portolan.cases.wording.Wording;
import org.portolan.i18n.Language;
import org.portolan.i18n.phone.PhoneNumber;
import org.portolan.messaging.PublicAddress;
import org.portolan.messaging.channel.Outgoing;
import org.portolan.messaging.channel.Submission;
import org.portolan.messaging.outbox.Rendering;
import org.portolan.messaging.twilio.TwilioAccount;
import org.portolan.messaging.twilio.TwilioChannel;

/**
 * The day's questions go out to a provider that takes 50 ms to answer: from the outbox, by the
 * provider's SDK without a database, and by a bare HTTP client, with as many calls at a time. Then
 * the provider tells of each what became of it, and it is recorded, against inserts of one row.
 */
final class DispatchBenchmark {

  private static final int PEOPLE = Integer.getInteger("benchmarks.people", 20_000);

  /** The compiler needs about 100,000 messages before the rate stays. */
  private static final int ROUNDS_TO_WARM = Integer.getInteger("benchmarks.rounds", 5);

  private static final int CALLS = 100;
  private static final int CONNECTIONS = 16;
  private static final int BARE_TRANSACTIONS = 40_000;
  private static final Duration ANSWER = Duration.ofMillis(50);
  private static final Duration LONGEST = Duration.ofSeconds(10);
  private static final String ACCOUNT = "AC00000000000000000000000000000001";
  private static final String TOKEN = "a token of the benchmark's own";
  private static final String FROM = "+15005550006";
  private static final List<String> STATUSES = List.of("sent", "delivered");
  private static final String PUBLIC = "http://localhost:8080";
  private static final Wording QUESTION =
      Wording.question("question.mood", List.of("option.well", "option.unwell"), false);

  /** As if no question had ever been sent: the last round does what a first one does. */
  private static final List<String> NEVER_SENT =
      List.of(
          "DELETE FROM timeline_entry",
          "VACUUM outbox, timeline_entry",
          """
          UPDATE outbox SET state = 'waiting', attempts = 0, sending_since = NULL,
            text_hash = NULL, shown_hash = NULL, provider_id = NULL, delivery = NULL,
            accepted_at = NULL, ended_at = NULL, deadline = created_at + interval '2 days'
          """);

  /** As if the provider had told nothing since it took them. */
  private static final List<String> NOTHING_TOLD =
      List.of(
          "UPDATE outbox SET state = 'accepted', delivery = 'accepted', ended_at = NULL",
          "UPDATE timeline_entry SET delivery = 'queued', delivery_rank = 1",
          "UPDATE check_in SET state = 'asked', reached_at = NULL",
          "VACUUM outbox, timeline_entry, check_in, case_file");

  private final PrintStream out;

  DispatchBenchmark(PrintStream out) {
    this.out = out;
  }

  void run() throws Exception {
    try (StubProvider provider = StubProvider.answeringAfter(ANSWER)) {
      prepare(provider);
      double bare = bare(provider);
      double alone = withoutDatabase(provider);
      provider.taken();
      try (MeasuredPortolan measured = MeasuredPortolan.again(settings(provider))) {
        dispatch(provider, measured, bare, alone);
        callbacks(provider, measured);
      }
    }
  }

  /** Everybody is asked; the questions wait, since nobody sends. */
  private static void prepare(StubProvider provider) throws Exception {
    Map<String, String> settings = settings(provider);
    settings.put("PORTOLAN_OUTBOX_WORKERS", "0");
    try (MeasuredPortolan measured = MeasuredPortolan.start(settings)) {
      Population.register(measured.portolan().databases(), measured.masterPassword(), PEOPLE);
      measured.await("SELECT count(*) >= " + PEOPLE + " FROM check_in WHERE state = 'asked'");
      measured.execute("VACUUM ANALYZE");
    }
  }

  private static Map<String, String> settings(StubProvider provider) {
    Map<String, String> settings = new HashMap<>();
    settings.put("PORTOLAN_SANDBOX", "false");
    settings.put("PORTOLAN_TWILIO_ACCOUNT_SID", ACCOUNT);
    settings.put("PORTOLAN_TWILIO_AUTH_TOKEN", TOKEN);
    settings.put("PORTOLAN_TWILIO_FROM", FROM);
    settings.put("PORTOLAN_TWILIO_API_URL", provider.address().toString());
    settings.put("PORTOLAN_OUTBOX_CALLS", Integer.toString(CALLS));
    return settings;
  }

  /** The same messages go out several times, as if never sent before; the last time counts. */
  private void dispatch(StubProvider provider, MeasuredPortolan measured, double bare, double alone)
      throws Exception {
    int before = provider.answered() - provider.taken().size();
    double rate = 0;
    for (int round = 0; round <= ROUNDS_TO_WARM; round++) {
      if (round > 0) {
        before = provider.answered();
        provider.taken();
        execute(measured, NEVER_SENT);
      }
      rate = round(provider, before, measured);
      out.printf("  round %d                            %8.0f messages/s%n", round, rate);
    }
    out.printf(
        "Dispatch from the outbox            %8.0f messages/s, ratio %.3f of a bare HTTP client,"
            + " %.3f of the same without database%n",
        rate, rate / bare, rate / alone);
    out.printf(
        "Messages sent more than once        %8d of %d%n",
        provider.answered() - before - PEOPLE, PEOPLE);
  }

  /** From when a tenth is answered, so that all workers are at it, until all are recorded. */
  private static double round(StubProvider provider, int before, MeasuredPortolan measured)
      throws Exception {
    while (provider.answered() - before < PEOPLE / 10) {
      LockSupport.parkNanos(Duration.ofMillis(5).toNanos());
    }
    int first = provider.answered() - before;
    long start = System.nanoTime();
    measured.await("SELECT NOT EXISTS (SELECT FROM outbox WHERE state IN ('waiting', 'sending'))");
    return (PEOPLE - first) / ((System.nanoTime() - start) / 1e9);
  }

  /** The same requests by a bare HTTP client. */
  private double bare(StubProvider provider) throws Exception {
    HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    URI messages = provider.address().resolve("/2010-04-01/Accounts/" + ACCOUNT + "/Messages.json");
    String form =
        "StatusCallback=http%3A%2F%2Flocalhost%3A8080&To=%2B33612000001&From=%2B15005550006"
            + "&ValidityPeriod=36000&Body=How+are+you+today%3F";
    HttpRequest request =
        HttpRequest.newBuilder(messages)
            .header("Content-Type", "application/x-www-form-urlencoded; charset=UTF-8")
            .POST(HttpRequest.BodyPublishers.ofString(form))
            .build();
    double rate =
        rate(
            number -> {
              if (client.send(request, HttpResponse.BodyHandlers.ofString()).statusCode() != 201) {
                throw new IllegalStateException("Not taken");
              }
            });
    out.printf("Bare HTTP client, %d at a time     %8.0f messages/s%n", CALLS, rate);
    return rate;
  }

  /** Rendered and handed over by the provider's SDK as the outbox does, from nowhere to nowhere. */
  private double withoutDatabase(StubProvider provider) throws Exception {
    TwilioChannel channel =
        new TwilioChannel(
            new TwilioAccount(ACCOUNT, TOKEN, FROM, provider.address()),
            new PublicAddress(PUBLIC),
            LONGEST);
    double rate =
        rate(
            number -> {
              Language language = Population.language(number);
              Outgoing message =
                  new Outgoing(
                      UUID.randomUUID(),
                      Endpoint.sms(new PhoneNumber(Population.phone(number))),
                      Rendering.of(QUESTION, language),
                      language,
                      "check-in",
                      LONGEST,
                      Optional.empty());
              if (!(channel.submit(message) instanceof Submission.Accepted)) {
                throw new IllegalStateException("Not accepted");
              }
            });
    out.printf("The same without database           %8.0f messages/s%n", rate);
    return rate;
  }

  private static double rate(Call call) throws Exception {
    round(call, PEOPLE / 2);
    return PEOPLE / (round(call, PEOPLE) / 1e9);
  }

  private static long round(Call call, int times) throws Exception {
    AtomicInteger next = new AtomicInteger();
    Callable<Void> caller =
        () -> {
          for (int i = next.getAndIncrement(); i < times; i = next.getAndIncrement()) {
            call.make(i);
          }
          return null;
        };
    return Threads.timed(CALLS, () -> caller);
  }

  /** One call of the provider. */
  @FunctionalInterface
  private interface Call {
    void make(int number) throws Exception;
  }

  /** The provider tells of each message that it was sent, which warms, and that it arrived. */
  private void callbacks(StubProvider provider, MeasuredPortolan measured) throws Exception {
    List<Taken> taken = provider.taken();
    BareWork bare = new BareWork(measured.portolan().databases().owner().dataSource(), CONNECTIONS);
    bare.rateOfRows(BARE_TRANSACTIONS / 4);
    double baseline = bare.rateOfRows(BARE_TRANSACTIONS);
    out.printf("Baseline: inserts of one row, JDBC  %8.0f /s%n", baseline);
    for (int round = 0; round < ROUNDS_TO_WARM; round++) {
      for (String status : STATUSES) {
        out.printf(
            "  round %d, '%-9s'               %8.0f /s%n",
            round, status, tell(measured, taken, status).perSecond());
      }
      execute(measured, NOTHING_TOLD);
    }
    for (String status : STATUSES) {
      long start = System.nanoTime();
      WebhookLoad.Result result = tell(measured, taken, status);
      measured.await("SELECT NOT EXISTS (SELECT FROM delivery_callback)");
      double recorded = PEOPLE / ((System.nanoTime() - start) / 1e9);
      out.printf(
          "Callbacks '%-9s'               %8.0f /s, ratio %.3f; %s; refused %d%n",
          status,
          result.perSecond(),
          result.perSecond() / baseline,
          result.latencies(),
          result.refused());
      out.printf(
          "  from the first until all recorded %8.0f /s, ratio %.3f%n",
          recorded, recorded / baseline);
    }
    out.printf(
        "Messages recorded as delivered      %8d of %d%n",
        measured.number("SELECT count(*) FROM outbox WHERE state = 'delivered'"), PEOPLE);
  }

  private static WebhookLoad.Result tell(
      MeasuredPortolan measured, List<Taken> taken, String status) throws Exception {
    URI address = URI.create(measured.portolan().launch().publicUrl());
    Webhooks webhooks = new Webhooks(address.getAuthority(), ACCOUNT, TOKEN, FROM);
    List<List<byte[]>> requests =
        taken.stream()
            .map(one -> List.of(webhooks.status(one.outboxId(), one.sid(), status)))
            .toList();
    int port = measured.portolan().launch().ports().http();
    return new WebhookLoad("127.0.0.1", port, CONNECTIONS).atFullSpeed(requests);
  }

  private static void execute(MeasuredPortolan measured, List<String> statements)
      throws SQLException {
    for (String statement : statements) {
      measured.execute(statement);
    }
  }
}
