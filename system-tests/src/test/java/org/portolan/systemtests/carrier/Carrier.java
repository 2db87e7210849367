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
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * Speaks as much of the provider's API as Portolan calls: create messages and calls, and list them
 * by recipient; and takes mails. Everything is on disk before it is acknowledged. Run as a process
 * of its own, so that killing the server, or the test, loses nothing of what was accepted.
 *
 * <p>Arguments: port, port for mails, directory of the records, account, authentication token,
 * milliseconds that each acknowledgement takes (a wide window in which the sender may die), and
 * whether messages are held at each step until the test lets them go.
 */
public final class Carrier {

  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final String account;
  private final int delay;
  private final Holds holds;
  private final DeliveryReports reports;

  private Carrier(String account, int delay, Holds holds, DeliveryReports reports) {
    this.account = account;
    this.delay = delay;
    this.holds = holds;
    this.reports = reports;
  }

  public static void main(String[] arguments) throws IOException {
    Path directory = Path.of(arguments[2]);
    String account = arguments[3];
    Holds holds = new Holds(Boolean.parseBoolean(arguments[6]));
    Carrier carrier =
        new Carrier(
            account,
            Integer.parseInt(arguments[5]),
            holds,
            new DeliveryReports(account, arguments[4]));
    InetSocketAddress address =
        new InetSocketAddress(InetAddress.getLoopbackAddress(), Integer.parseInt(arguments[0]));
    HttpServer server = HttpServer.create(address, 0);
    server.setExecutor(Executors.newCachedThreadPool());
    String api = "/2010-04-01/Accounts/" + account;
    AcceptedRecord texts = new AcceptedRecord(directory.resolve(CarrierProcess.TEXTS));
    AcceptedRecord calls = new AcceptedRecord(directory.resolve(CarrierProcess.CALLS));
    AcceptedRecord mails = new AcceptedRecord(directory.resolve(CarrierProcess.MAILS));
    server.createContext(api + "/Messages.json", at -> carrier.answer(at, Kind.MESSAGE, texts));
    server.createContext(api + "/Calls.json", at -> carrier.answer(at, Kind.CALL, calls));
    holds.answerAt(server);
    new MailCarrier(mails, holds).listen(Integer.parseInt(arguments[1]));
    server.start();
  }

  /**
   * Of messages to these numbers nobody ever learns anything: the connection drops after they were
   * accepted, no report comes, and the list fails.
   */
  public static boolean neverTells(String number) {
    return number.endsWith("9");
  }

  private void answer(HttpExchange exchange, Kind kind, AcceptedRecord accepted)
      throws IOException {
    try (exchange) {
      if (exchange.getRequestMethod().equals("POST")) {
        create(exchange, kind, accepted);
      } else {
        list(exchange, kind, accepted);
      }
    }
  }

  private void create(HttpExchange exchange, Kind kind, AcceptedRecord accepted)
      throws IOException {
    Holds.Handling handling = holds.next(kind.channel);
    handling.reached(Step.UNREAD, "");
    String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    String sid = kind.sid + UUID.randomUUID().toString().replace("-", "");
    AcceptedMessage message = AcceptedMessage.of(sid, form(body), Clock.systemUTC().instant());
    handling.reached(Step.READ, message.outboxId());
    if (handling.isHeldAt(Step.READ)) {
      return;
    }
    accepted.append(message);
    if (neverTells(message.to())) {
      return;
    }
    handling.reached(Step.ACCEPTED, message.outboxId());
    boolean told = !handling.isHeldAt(Step.ANSWERED);
    handling.reached(Step.ANSWERED, message.outboxId());
    if (told && kind == Kind.MESSAGE) {
      reports.announce(message);
    }
    LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(delay));
    respond(exchange, 201, kind.json(message, account));
  }

  private void list(HttpExchange exchange, Kind kind, AcceptedRecord accepted) throws IOException {
    String query = exchange.getRequestURI().getRawQuery();
    String to = form(query == null ? "" : query).getOrDefault("To", "");
    if (neverTells(to)) {
      respond(exchange, 500, Map.of("message", "not today"));
      return;
    }
    Map<String, Object> page = new HashMap<>();
    page.put(
        kind.listed,
        accepted.all().stream()
            .filter(message -> to.isEmpty() || message.to().equals(to))
            .map(message -> kind.json(message, account))
            .toList());
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

  /** What the provider carries. */
  private enum Kind {
    MESSAGE("sms", "SM", "messages"),
    CALL("voice", "CA", "calls");

    private final String channel;
    private final String sid;
    private final String listed;

    Kind(String channel, String sid, String listed) {
      this.channel = channel;
      this.sid = sid;
      this.listed = listed;
    }

    private Map<String, Object> json(AcceptedMessage message, String account) {
      return this == CALL ? message.toCallJson(account) : message.toJson(account);
    }
  }
}
