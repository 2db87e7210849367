package org.portolan.messaging.twilio;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/**
 * Twilio as its own published description of its API has it, knowing nothing of Portolan: what does
 * not fit the description is answered with 422 and the reasons, anything else with an answer made
 * from the description's schemas. The description is Twilio's, under the Apache License 2.0.
 */
final class DescribedTwilio implements AutoCloseable {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String MESSAGES = "/2010-04-01/Accounts/{AccountSid}/Messages.json";

  private final JsonNode description = description();
  private final List<String> refusals = new ArrayList<>();
  private final HttpServer server;

  DescribedTwilio() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::answer);
    server.start();
  }

  private static JsonNode description() {
    JsonNode all = description("messages-openapi.json");
    JsonNode calls = description("calls-openapi.json");
    ((ObjectNode) all.path("paths")).setAll((ObjectNode) calls.path("paths"));
    ((ObjectNode) all.at("/components/schemas"))
        .setAll((ObjectNode) calls.at("/components/schemas"));
    return all;
  }

  private static JsonNode description(String file) {
    try (InputStream in = DescribedTwilio.class.getResourceAsStream(file)) {
      return JSON.readTree(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  URI address() {
    return URI.create("http://localhost:" + server.getAddress().getPort());
  }

  /** What did not fit, of all requests so far. */
  List<String> refusals() {
    return refusals;
  }

  private void answer(HttpExchange exchange) throws IOException {
    List<String> wrong = new ArrayList<>();
    String account = exchange.getRequestURI().getPath().replaceAll(".*/Accounts/([^/]*)/.*", "$1");
    String path = exchange.getRequestURI().getPath().replace(account, "{AccountSid}");
    JsonNode operation =
        description.path("paths").path(path).path(exchange.getRequestMethod().toLowerCase());
    if (operation.isMissingNode()) {
      wrong.add(exchange.getRequestMethod() + " " + path + " is not described");
    } else if (exchange.getRequestMethod().equals("POST")) {
      check(operation, body(exchange), wrong);
    } else {
      parameters(operation, query(exchange), account, wrong);
    }
    refusals.addAll(wrong);
    ObjectNode answer = JSON.createObjectNode();
    if (!wrong.isEmpty()) {
      respond(exchange, 422, answer.put("message", String.join("; ", wrong)).put("status", 422));
    } else if (exchange.getRequestMethod().equals("GET")) {
      list(exchange, answer.putArray(path.equals(MESSAGES) ? "messages" : "calls"), answer);
      respond(exchange, 200, answer.put("page", 0).put("page_size", 50));
    } else {
      String kind = path.equals(MESSAGES) ? "SM" : "CA";
      answer.put("sid", kind + "0".repeat(32)).put("status", "queued");
      respond(exchange, 201, answer);
    }
  }

  /** Of a time there are two pages, of an address there is nothing. */
  private static void list(HttpExchange exchange, ArrayNode items, ObjectNode answer) {
    Map<String, String> query = query(exchange);
    if (query.keySet().stream().noneMatch(name -> name.endsWith("<"))) {
      return;
    }
    answer.put("uri", exchange.getRequestURI().toString());
    boolean first = !query.containsKey("Page");
    items.addObject().put("sid", first ? "SM1" : "SM2").put("price", "-0.00750");
    items.addObject().put("sid", "SM3").putNull("price").put("price_unit", "usd");
    ((ObjectNode) items.get(0)).put("price_unit", first ? "usd" : "EUR");
    if (first) {
      answer.put("next_page_uri", exchange.getRequestURI() + "&Page=1&PageToken=PASM1");
    }
  }

  private void check(JsonNode operation, Map<String, String> form, List<String> wrong) {
    JsonNode schema =
        operation
            .path("requestBody")
            .path("content")
            .path("application/x-www-form-urlencoded")
            .path("schema");
    schema
        .path("required")
        .forEach(
            name -> {
              if (!form.containsKey(name.asText())) {
                wrong.add(name.asText() + " is missing");
              }
            });
    form.forEach((name, value) -> fits(name, value, schema.path("properties").path(name), wrong));
  }

  private void parameters(
      JsonNode operation, Map<String, String> query, String account, List<String> wrong) {
    Map<String, JsonNode> described =
        StreamSupport.stream(operation.path("parameters").spliterator(), false)
            .collect(Collectors.toMap(p -> p.path("name").asText(), p -> p.path("schema")));
    fits("AccountSid", account, described.get("AccountSid"), wrong);
    query.forEach((name, value) -> fits(name, value, described.get(name), wrong));
  }

  private void fits(String name, String value, JsonNode described, List<String> wrong) {
    JsonNode schema = resolved(described);
    if (schema.isMissingNode()) {
      wrong.add(name + " is not described");
    } else if (!ofType(value, schema)
        || !ofFormat(value, schema.path("format").asText())
        || schema.has("pattern") && !value.matches(schema.path("pattern").asText())
        || schema.has("enum")
            && StreamSupport.stream(schema.path("enum").spliterator(), false)
                .noneMatch(one -> one.asText().equals(value))) {
      wrong.add(name + " does not fit");
    }
  }

  private JsonNode resolved(JsonNode schema) {
    JsonNode found = Objects.requireNonNullElse(schema, JSON.missingNode());
    return found.has("$ref") ? description.at(found.path("$ref").asText().substring(1)) : found;
  }

  private static boolean ofType(String value, JsonNode schema) {
    return switch (schema.path("type").asText()) {
      case "integer" ->
          value.matches("-?\\d{1,18}")
              && Long.parseLong(value) >= schema.path("minimum").asLong(Long.MIN_VALUE)
              && Long.parseLong(value) <= schema.path("maximum").asLong(Long.MAX_VALUE);
      case "boolean" -> value.equals("true") || value.equals("false");
      default -> true;
    };
  }

  private static boolean ofFormat(String value, String format) {
    try {
      return switch (format) {
        // its words beside the format: or a channel address, such as whatsapp:+15552229999
        case "phone-number", "endpoint" -> value.matches("(whatsapp:)?\\+[1-9]\\d{1,14}");
        case "uri" -> URI.create(value).isAbsolute();
        case "date-time" -> OffsetDateTime.parse(value) != null;
        default -> true;
      };
    } catch (IllegalArgumentException | DateTimeParseException e) {
      return false;
    }
  }

  private static Map<String, String> body(HttpExchange exchange) throws IOException {
    return decoded(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
  }

  private static Map<String, String> query(HttpExchange exchange) {
    String raw = exchange.getRequestURI().getRawQuery();
    return raw == null ? Map.of() : decoded(raw);
  }

  private static Map<String, String> decoded(String form) {
    return List.of(form.split("&")).stream()
        .map(pair -> pair.split("=", 2))
        .collect(
            Collectors.toMap(
                pair -> URLDecoder.decode(pair[0], StandardCharsets.UTF_8),
                pair -> URLDecoder.decode(pair[1], StandardCharsets.UTF_8),
                (one, again) -> again));
  }

  private static void respond(HttpExchange exchange, int status, JsonNode answer)
      throws IOException {
    byte[] bytes = JSON.writeValueAsBytes(answer);
    exchange.getResponseHeaders().add("Content-Type", "application/json");
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
