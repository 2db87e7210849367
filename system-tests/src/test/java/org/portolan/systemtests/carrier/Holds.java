package org.portolan.systemtests.carrier;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;

/**
 * Holds messages at each step of being taken, until the test lets them go: of each channel the
 * first at the first step, the second at the second, and what comes after all steps at the first.
 */
final class Holds {

  private final boolean holding;
  private final Map<String, Integer> seen = new HashMap<>();
  private final List<Held> held = new ArrayList<>();
  private final Map<Step, CountDownLatch> gates = new EnumMap<>(Step.class);

  Holds(boolean holding) {
    this.holding = holding;
    for (Step step : Step.values()) {
      gates.put(step, new CountDownLatch(1));
    }
  }

  /** Where the test asks what is held, and lets it go. */
  void answerAt(HttpServer server) {
    server.createContext(CarrierProcess.HELD, this::tell);
    server.createContext(CarrierProcess.ANSWER, exchange -> letGo(exchange, Step.ANSWERED));
    server.createContext(CarrierProcess.GO_ON, exchange -> letGo(exchange, Step.values()));
  }

  /** What is to be done with the next message of a channel. */
  synchronized Handling next(String channel) {
    boolean free = !holding || gates.get(Step.UNREAD).getCount() == 0;
    int number = seen.merge(channel, 1, Integer::sum) - 1;
    Step step = number < Step.values().length ? Step.values()[number] : Step.UNREAD;
    return new Handling(channel, free ? null : step);
  }

  private synchronized List<Held> held() {
    return List.copyOf(held);
  }

  private void tell(HttpExchange exchange) throws IOException {
    StringBuilder lines = new StringBuilder();
    held().forEach(one -> lines.append(one.toLine()));
    respond(exchange, lines.toString());
  }

  private void letGo(HttpExchange exchange, Step... steps) throws IOException {
    for (Step step : steps) {
      gates.get(step).countDown();
    }
    respond(exchange, "");
  }

  private static void respond(HttpExchange exchange, String text) throws IOException {
    try (exchange) {
      byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
      exchange.sendResponseHeaders(200, bytes.length == 0 ? -1 : bytes.length);
      if (bytes.length > 0) {
        exchange.getResponseBody().write(bytes);
      }
    }
  }

  /** What is done with one message. */
  final class Handling {

    private final String channel;
    private final Step step;

    private Handling(String channel, Step step) {
      this.channel = channel;
      this.step = step;
    }

    /** Whether this message is held at a step. */
    boolean isHeldAt(Step one) {
      return step == one;
    }

    /**
     * Waits, if this is the step at which this message is held, until the test lets it go.
     *
     * @param id the sender's own; empty as long as nothing was read
     */
    void reached(Step now, String id) throws IOException {
      if (step != now) {
        return;
      }
      Held one = new Held(channel, step, id);
      synchronized (Holds.this) {
        held.add(one);
      }
      try {
        gates.get(step).await();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IOException("The carrier ends.", e);
      }
      synchronized (Holds.this) {
        held.remove(one);
      }
    }
  }
}
