package org.portolan.messaging;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import org.portolan.messaging.twilio.TwilioAccount;
import org.portolan.messaging.twilio.TwilioChannel;
import org.portolan.messaging.twilio.TwilioWhatsApp;
import org.portolan.messaging.twilio.WhatsAppTemplates;

/** A carrier of the tests' own that speaks just enough of Twilio's REST API. */
public final class Carrier implements AutoCloseable {

  private static final DateTimeFormatter DATE =
      DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss Z", Locale.US);

  private final HttpServer server;
  private final List<Accepted> accepted = new CopyOnWriteArrayList<>();
  private final Deque<Behaviour> next = new ConcurrentLinkedDeque<>();

  public Carrier() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.setExecutor(Executors.newCachedThreadPool());
    server.createContext("/", this::answer);
    server.start();
  }

  /** The channel to it, whose addresses are at {@code https://p.example}. */
  public TwilioChannel channel() {
    return new TwilioChannel(
        account(), new PublicAddress("https://p.example"), Duration.ofSeconds(5));
  }

  /** WhatsApp to it. */
  public TwilioWhatsApp whatsApp(WhatsAppTemplates templates, InstantSource clock) {
    return new TwilioWhatsApp(
        account(), new PublicAddress("https://p.example"), Duration.ofSeconds(5), templates, clock);
  }

  public TwilioAccount account() {
    return new TwilioAccount(
        "AC00000000000000000000000000000000",
        "a token",
        "+15005550006",
        URI.create("http://localhost:" + server.getAddress().getPort()),
        Optional.empty(),
        Optional.of("+15005550007"));
  }

  /** What it has accepted, oldest first. */
  public List<Accepted> accepted() {
    return accepted;
  }

  /** How it behaves for the next requests to send; afterwards it accepts again. */
  public void next(Behaviour... behaviours) {
    next.addAll(Arrays.asList(behaviours));
  }

  private void answer(HttpExchange exchange) throws IOException {
    if (exchange.getRequestMethod().equals("GET")
        && !exchange.getRequestURI().getPath().endsWith("/Messages.json")) {
      tell(exchange);
      return;
    }
    if (exchange.getRequestMethod().equals("GET")) {
      String to = decoded(exchange.getRequestURI().getRawQuery()).get("To");
      String all =
          accepted.stream()
              .filter(a -> a.to().equals(to))
              .map(Accepted::json)
              .collect(Collectors.joining(","));
      respond(exchange, 200, "{\"messages\":[" + all + "],\"page\":0,\"page_size\":50}");
      return;
    }
    Map<String, String> form =
        decoded(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
    Behaviour behaviour = next.isEmpty() ? Behaviour.accept() : next.poll();
    String sid = "SM%032x".formatted(System.nanoTime());
    Accepted message =
        new Accepted(
            sid,
            form.get("To"),
            form.getOrDefault("Body", form.get("ContentSid") + form.get("ContentVariables")),
            form.getOrDefault("StatusCallback", "").replaceAll("#.*", ""),
            DATE.format(Clock.systemUTC().instant().atOffset(ZoneOffset.UTC)));
    if (behaviour.accepts()) {
      accepted.add(message);
    }
    if (behaviour.drops()) {
      exchange.close();
    } else if (behaviour.accepts()) {
      respond(exchange, 201, message.json());
    } else {
      respond(
          exchange,
          behaviour.status(),
          "{\"code\":%d,\"message\":\"no\",\"status\":%d}"
              .formatted(behaviour.code(), behaviour.status()));
    }
  }

  /** How one message stands. */
  private void tell(HttpExchange exchange) throws IOException {
    String sid = exchange.getRequestURI().getPath().replaceAll(".*/|\\.json", "");
    Optional<Accepted> found = accepted.stream().filter(a -> a.sid().equals(sid)).findFirst();
    if (found.isPresent()) {
      respond(exchange, 200, found.get().json());
    } else {
      respond(exchange, 404, "{\"code\":20404,\"message\":\"not found\",\"status\":404}");
    }
  }

  private static void respond(HttpExchange exchange, int status, String json) throws IOException {
    byte[] body = json.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().add("Content-Type", "application/json");
    exchange.sendResponseHeaders(status, body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }

  private static Map<String, String> decoded(String form) {
    return Arrays.stream(form.split("&"))
        .map(pair -> pair.split("=", 2))
        .collect(
            Collectors.toMap(
                pair -> URLDecoder.decode(pair[0], StandardCharsets.UTF_8),
                pair -> URLDecoder.decode(pair[1], StandardCharsets.UTF_8),
                (a, b) -> a));
  }

  @Override
  public void close() {
    server.stop(0);
  }

  /** How the carrier meets one request to send. */
  public record Behaviour(boolean accepts, boolean drops, int status, int code) {
    public static Behaviour accept() {
      return new Behaviour(true, false, 201, 0);
    }

    public static Behaviour refuse(int status, int code) {
      return new Behaviour(false, false, status, code);
    }

    public static Behaviour dropBefore() {
      return new Behaviour(false, true, 0, 0);
    }

    public static Behaviour dropAfter() {
      return new Behaviour(true, true, 0, 0);
    }
  }

  /** A message it accepted. */
  public record Accepted(String sid, String to, String body, String callback, String at) {
    String json() {
      return """
      {"sid":"%s","to":"%s","body":"%s","status":"queued","date_created":"%s","date_sent":null}"""
          .formatted(sid, to, body.replace("\n", "\\n").replace("\"", "\\\""), at);
    }
  }
}
