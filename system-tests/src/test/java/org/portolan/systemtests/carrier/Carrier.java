package org.portolan.systemtests.carrier;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * Speaks as much of the provider's Messages API as Portolan calls: create, and list by recipient.
 * Every message is on disk before it is acknowledged. Run as a process of its own, so that killing
 * the server, or the test, loses nothing of what was accepted.
 *
 * <p>Arguments: port, file of the record, account, authentication token, milliseconds that each
 * acknowledgement takes (a wide window in which the sender may die).
 */
public final class Carrier {

  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final String account;
  private final int delay;
  private final AcceptedRecord accepted;
  private final DeliveryReports reports;

  private Carrier(String account, int delay, AcceptedRecord accepted, DeliveryReports reports) {
    this.account = account;
    this.delay = delay;
    this.accepted = accepted;
    this.reports = reports;
  }

  public static void main(String[] arguments) throws IOException {
    String account = arguments[2];
    Carrier carrier =
        new Carrier(
            account,
            Integer.parseInt(arguments[4]),
            new AcceptedRecord(Path.of(arguments[1])),
            new DeliveryReports(account, arguments[3]));
    InetSocketAddress address =
        new InetSocketAddress(InetAddress.getLoopbackAddress(), Integer.parseInt(arguments[0]));
    HttpServer server = HttpServer.create(address, 0);
    server.setExecutor(Executors.newFixedThreadPool(16));
    server.createContext("/2010-04-01/Accounts/" + account + "/Messages.json", carrier::answer);
    server.start();
  }

  /**
   * Of messages to these numbers nobody ever learns anything: the connection drops after they were
   * accepted, no report comes, and the list fails.
   */
  public static boolean neverTells(String number) {
    return number.endsWith("9");
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      if (exchange.getRequestMethod().equals("POST")) {
        create(exchange);
      } else {
        list(exchange);
      }
    }
  }

  private void create(HttpExchange exchange) throws IOException {
    String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    String sid = "SM" + UUID.randomUUID().toString().replace("-", "");
    AcceptedMessage message = AcceptedMessage.of(sid, form(body), Clock.systemUTC().instant());
    accepted.append(message);
    if (neverTells(message.to())) {
      return;
    }
    reports.announce(message);
    LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(delay));
    respond(exchange, 201, message.toJson(account));
  }

  private void list(HttpExchange exchange) throws IOException {
    String query = exchange.getRequestURI().getRawQuery();
    String to = form(query == null ? "" : query).getOrDefault("To", "");
    if (neverTells(to)) {
      respond(exchange, 500, Map.of("message", "not today"));
      return;
    }
    List<Map<String, Object>> messages =
        accepted.all().stream()
            .filter(message -> to.isEmpty() || message.to().equals(to))
            .map(message -> message.toJson(account))
            .toList();
    Map<String, Object> page = new HashMap<>();
    page.put("messages", messages);
    page.put("page", 0);
    page.put("page_size", 1000);
    page.put("first_page_uri", exchange.getRequestURI().toString());
    page.put("uri", exchange.getRequestURI().toString());
    page.put("next_page_uri", null);
    page.put("previous_page_uri", null);
    respond(exchange, 200, page);
  }

  private static void respond(HttpExchange exchange, int status, Map<String, Object> json)
      throws IOException {
    byte[] bytes = JSON.writeValueAsBytes(json);
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
  }

  private static Map<String, String> form(String encoded) {
    Map<String, String> form = new HashMap<>();
    for (String pair : encoded.split("&")) {
      int equals = pair.indexOf('=');
      if (equals > 0) {
        form.put(
            URLDecoder.decode(pair.substring(0, equals), StandardCharsets.UTF_8),
            URLDecoder.decode(pair.substring(equals + 1), StandardCharsets.UTF_8));
      }
    }
    return form;
  }
}
