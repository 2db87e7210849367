package org.portolan.web.hooks;

import static org.assertj.core.api.Assertions.assertThat;

import io.undertow.Undertow;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.portolan.messaging.PublicAddress;
import org.portolan.messaging.twilio.TwilioSignature;

/** The handler in a server of its own, with hooks that answer from another thread. */
class HookHandlerTest {

  private final TwilioSignature signature = new TwilioSignature("a token");
  private final ExecutorService storing = Executors.newSingleThreadExecutor();
  private final ExecutorService callers = Executors.newCachedThreadPool();
  private final AtomicInteger stored = new AtomicInteger();
  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  private volatile Optional<QuickHooks> application = Optional.empty();
  private Undertow server;
  private String base;

  @BeforeEach
  void start() {
    server =
        Undertow.builder()
            .addHttpListener(0, "127.0.0.1")
            .setHandler(new HookHandler(() -> application, exchange -> exchange.setStatusCode(404)))
            .build();
    server.start();
    InetSocketAddress at = (InetSocketAddress) server.getListenerInfo().get(0).getAddress();
    base = "http://127.0.0.1:" + at.getPort();
    SignedRequests requests =
        new SignedRequests(signature, new PublicAddress(base), new RefusedWebhooks());
    application =
        Optional.of(
            new QuickHooks(
                requests,
                Map.of(
                    PublicAddress.MESSAGE_HOOK,
                    this::store,
                    PublicAddress.STATUS_HOOK,
                    this::fail)));
  }

  @AfterEach
  void stop() {
    server.stop();
    storing.shutdownNow();
    callers.shutdownNow();
  }

  private CompletableFuture<HookAnswer> store(Map<String, String> query, Map<String, String> form) {
    return CompletableFuture.supplyAsync(
        () -> {
          stored.incrementAndGet();
          return HookAnswer.of(form.containsKey("Body") ? 200 : 400);
        },
        storing);
  }

  private CompletableFuture<HookAnswer> fail(Map<String, String> query, Map<String, String> form) {
    return CompletableFuture.failedFuture(new IllegalStateException("The database is away"));
  }

  private HttpResponse<String> post(String path, String form) throws Exception {
    Map<String, String> fields = FormBody.decode(form);
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(base + path))
            .timeout(Duration.ofSeconds(10))
            .header(SignedRequests.HEADER, signature.of(base + path, fields))
            .POST(HttpRequest.BodyPublishers.ofString(form))
            .build();
    return client.send(request, HttpResponse.BodyHandlers.ofString());
  }

  @Test
  void a_signed_message_is_answered_when_it_is_stored() throws Exception {
    HttpResponse<String> answer = post(PublicAddress.MESSAGE_HOOK, "MessageSid=SM1&Body=1");

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).isEqualTo("<Response/>");
    assertThat(answer.headers().firstValue("Content-Type")).contains("text/xml;charset=UTF-8");
    assertThat(stored).hasValue(1);
  }

  @Test
  void many_at_the_same_time_are_all_answered() throws Exception {
    List<Future<Integer>> answers = new ArrayList<>();
    for (int i = 0; i < 2_000; i++) {
      String form = "MessageSid=SM" + i + "&Body=" + "x".repeat(i % 1_600);
      answers.add(callers.submit(() -> post(PublicAddress.MESSAGE_HOOK, form).statusCode()));
      if (answers.size() % 20 == 0) {
        answers.get(answers.size() - 20).get();
      }
    }

    for (Future<Integer> answer : answers) {
      assertThat(answer.get()).isEqualTo(200);
    }
    assertThat(stored).hasValue(2_000);
  }

  @Test
  void what_cannot_be_stored_is_to_be_repeated() throws Exception {
    assertThat(post(PublicAddress.STATUS_HOOK, "MessageSid=SM1").statusCode()).isEqualTo(503);
  }

  @Test
  void while_the_application_is_away_it_is_to_be_repeated() throws Exception {
    application = Optional.empty();

    assertThat(post(PublicAddress.MESSAGE_HOOK, "MessageSid=SM1&Body=1").statusCode())
        .isEqualTo(503);
  }

  @Test
  void what_is_refused_says_so_and_is_not_read_by_a_machine_as_an_answer() throws Exception {
    HttpResponse<String> answer = post(PublicAddress.MESSAGE_HOOK, "MessageSid=SM1");

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"/", "/hooks/twilio/voice", "/hooks/twilio/message/x", "/hooks"})
  void everything_else_is_for_the_servlets(String path) throws Exception {
    assertThat(post(path, "MessageSid=SM1&Body=1").statusCode()).isEqualTo(404);
    assertThat(stored).hasValue(0);
  }
}
