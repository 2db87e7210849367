package org.portolan.benchmarks;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Takes messages as the provider does, and answers each after the same time. At addresses of their
 * own it takes those of Kannel's HTTP carrier as well, and stands in for the application that
 * Kannel hands over to, which answers at once.
 */
final class StubProvider implements AutoCloseable {

  private static final Pattern OUTBOX_ID = Pattern.compile("status\\?o=([0-9a-f-]{36})");

  /** Where Kannel hands texts over to its carrier. */
  static final String TEXTS_OF_KANNEL = "/kannel/carrier";

  /** Where Kannel hands over what came in. */
  static final String APPLICATION_OF_KANNEL = "/kannel/application";

  private static final int WAITING_TO_BE_ACCEPTED = 1_000;
  private static final int THREADS = 2;

  private final HttpServer server;
  private final ExecutorService readers = Executors.newFixedThreadPool(THREADS);
  private final ScheduledExecutorService answers = Executors.newScheduledThreadPool(THREADS);
  private final Duration delay;
  private final AtomicInteger answered = new AtomicInteger();
  private final AtomicInteger heard = new AtomicInteger();
  private final Queue<Taken> taken = new ConcurrentLinkedQueue<>();
  private final Consumer<String> told;

  private StubProvider(Duration delay, Consumer<String> told) throws IOException {
    this.delay = delay;
    this.told = told;
    // else each answer waits for the other side's acknowledgement
    System.setProperty("sun.net.httpserver.nodelay", "true");
    server =
        HttpServer.create(
            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), WAITING_TO_BE_ACCEPTED);
    server.setExecutor(readers);
    server.createContext("/", this::take);
    server.createContext(TEXTS_OF_KANNEL, exchange -> later(exchange, 200, "queued"));
    server.createContext(
        APPLICATION_OF_KANNEL,
        exchange -> {
          heard.incrementAndGet();
          respond(exchange, 200, "");
        });
    server.start();
  }

  /** Starts one that answers after a time. */
  static StubProvider answeringAfter(Duration delay) throws IOException {
    return new StubProvider(delay, unused -> {});
  }

  /**
   * Starts one that answers after a time.
   *
   * @param told hears each request's form as it arrives
   */
  static StubProvider answeringAfter(Duration delay, Consumer<String> told) throws IOException {
    return new StubProvider(delay, told);
  }

  /** Where it is. */
  URI address() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  /** How many messages it has answered. */
  int answered() {
    return answered.get();
  }

  /** How many messages it was handed as Kannel's application. */
  int heard() {
    return heard.get();
  }

  /** What it took of the outbox, and forgets it. */
  List<Taken> taken() {
    List<Taken> all = List.copyOf(taken);
    taken.clear();
    return all;
  }

  private void take(HttpExchange exchange) throws IOException {
    String form = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    told.accept(form);
    String sid = "SM" + UUID.randomUUID().toString().replace("-", "");
    Matcher id = OUTBOX_ID.matcher(URLDecoder.decode(form, StandardCharsets.UTF_8));
    if (id.find()) {
      taken.add(new Taken(id.group(1), sid));
    }
    later(exchange, 201, "{\"sid\":\"%s\",\"status\":\"queued\"}".formatted(sid));
  }

  private void later(HttpExchange exchange, int status, String body) {
    answers.schedule(
        () -> {
          respond(exchange, status, body);
          answered.incrementAndGet();
        },
        delay.toMillis(),
        TimeUnit.MILLISECONDS);
  }

  private static void respond(HttpExchange exchange, int status, String text) {
    byte[] body = text.getBytes(StandardCharsets.UTF_8);
    try (exchange) {
      exchange.getResponseHeaders().add("Content-Type", "application/json");
      exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
      exchange.getResponseBody().write(body);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    server.stop(0);
    readers.shutdownNow();
    answers.shutdownNow();
  }

  /**
   * A message of the outbox that it took.
   *
   * @param sid its own name of it
   */
  record Taken(String outboxId, String sid) {}
}
