package org.portolan.benchmarks;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;

/** Accepts every text after as long as a provider takes, and says to whom it was. */
final class StubProvider implements AutoCloseable {

  private static final Duration TAKES = Duration.ofMillis(50);

  private final HttpServer server;
  private final AtomicLong accepted = new AtomicLong();
  private final Consumer<String> told;

  /**
   * @param told hears the number of each text as its request arrives
   */
  StubProvider(Consumer<String> told) throws IOException {
    this.told = told;
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(Executors.newCachedThreadPool());
    server.createContext("/", this::answer);
    server.start();
  }

  String address() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  long accepted() {
    return accepted.get();
  }

  private void answer(HttpExchange exchange) throws IOException {
    String form = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    String to = "";
    for (String field : form.split("&")) {
      if (field.startsWith("To=")) {
        to = URLDecoder.decode(field.substring(3), StandardCharsets.UTF_8);
      }
    }
    told.accept(to);
    LockSupport.parkNanos(TAKES.toNanos());
    accepted.incrementAndGet();
    String sid = "SM" + UUID.randomUUID().toString().replace("-", "");
    byte[] body =
        ("{\"sid\":\"" + sid + "\",\"status\":\"queued\",\"to\":\"" + to + "\"}")
            .getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().add("Content-Type", "application/json");
    exchange.sendResponseHeaders(201, body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
