package org.portolan.systemtests;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;
import org.portolan.launcher.Ports;

/**
 * Twilio as Stoplight's Prism makes it from Twilio's published description of its API: a mock that
 * others wrote and that knows nothing of Portolan. Its log tells what it thinks of each request.
 */
final class PrismTwilio implements AutoCloseable {

  /** Seventy megabytes. */
  private static final NpmProgram PRISM =
      new NpmProgram("@stoplight/prism-cli", "5.16.0", "dist/index.js");

  private static final Duration STARTING = Duration.ofMinutes(1);

  /** Such as {@code ^(SM|MM)[0-9a-fA-F]{32}$}. */
  private static final Pattern KIND_OF_ID =
      Pattern.compile("\\^\\(?([A-Z]{2})(?:\\|[A-Z]{2})*\\)?\\[0-9a-fA-F]\\{32}\\$");

  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final int port = Ports.freePort();
  private final Path log;
  private final Process process;

  private PrismTwilio(Path directory) throws IOException {
    Path description = directory.resolve("twilio.json");
    Files.writeString(
        description,
        JSON.writeValueAsString(readable(sayingHowListsAreSent(onePage(description())))));
    log = directory.resolve("prism.log");
    process =
        new ProcessBuilder(
                "node",
                PRISM.in(directory).toString(),
                "mock",
                "-p",
                Integer.toString(port),
                description.toString())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start();
    Awaitility.await().atMost(STARTING).until(() -> log().contains("Prism is listening"));
  }

  /** Why it cannot be had on this machine; empty when it is there. */
  static Optional<String> missing(Path directory) throws IOException, InterruptedException {
    return PRISM.missing(directory);
  }

  static PrismTwilio start(Path directory) throws IOException {
    return new PrismTwilio(directory);
  }

  /**
   * Twilio's whole description where {@code -Dtwilio.description} says where it is; else the parts
   * of it that we keep beside the tests of messaging.
   */
  private static JsonNode description() throws IOException {
    String whole = System.getProperty("twilio.description", "");
    if (!whole.isBlank()) {
      return JSON.readTree(Path.of(whole).toFile());
    }
    Path parts = Path.of("../messaging/src/test/resources/org/portolan/messaging/twilio");
    JsonNode all = JSON.readTree(parts.resolve("messages-openapi.json").toFile());
    JsonNode calls = JSON.readTree(parts.resolve("calls-openapi.json").toFile());
    ((ObjectNode) all.path("paths")).setAll((ObjectNode) calls.path("paths"));
    ((ObjectNode) all.at("/components/schemas"))
        .setAll((ObjectNode) calls.at("/components/schemas"));
    return all;
  }

  /** A name that comes again for each value is OpenAPI's default; the mock wants it said. */
  private static JsonNode sayingHowListsAreSent(JsonNode description) {
    for (JsonNode content : description.findValues("application/x-www-form-urlencoded")) {
      content
          .at("/schema/properties")
          .properties()
          .forEach(
              property -> {
                if (property.getValue().path("type").asText().equals("array")) {
                  ((ObjectNode) content)
                      .withObjectProperty("encoding")
                      .putObject(property.getKey())
                      .put("style", "form")
                      .put("explode", true);
                }
              });
    }
    return description;
  }

  /** Lists that end: else the mock makes up a further page, which lies at another host. */
  private static JsonNode onePage(JsonNode description) {
    description
        .findParents("next_page_uri")
        .forEach(properties -> ((ObjectNode) properties).remove("next_page_uri"));
    return description;
  }

  /**
   * What is made up can be read: else a time is "string", and what we ask because of an answer is
   * never asked.
   */
  private static JsonNode readable(JsonNode description) {
    for (JsonNode format : description.findParents("format")) {
      switch (format.path("format").asText()) {
        case "date-time-rfc-2822" -> example(format, "Mon, 23 Nov 2026 10:00:00 +0000");
        case "currency" -> example(format, "USD");
        default -> {}
      }
    }
    for (JsonNode pattern : description.findParents("pattern")) {
      Matcher kind = KIND_OF_ID.matcher(pattern.path("pattern").asText());
      if (kind.matches()) {
        example(pattern, kind.group(1) + "0".repeat(32));
      }
    }
    return description;
  }

  private static void example(JsonNode schema, String value) {
    ((ObjectNode) schema).put("example", value);
  }

  URI address() {
    return URI.create("http://127.0.0.1:" + port);
  }

  /** How many requests it has had. */
  long requests() throws IOException {
    return lines("Request received").size();
  }

  /** What it had to say against requests, as it says it. */
  List<String> refusals() throws IOException {
    return lines("Request terminated with error");
  }

  private List<String> lines(String containing) throws IOException {
    return log().lines().filter(line -> line.contains(containing)).toList();
  }

  private String log() throws IOException {
    return Files.readString(log);
  }

  @Override
  public void close() {
    process.destroy();
    process.onExit().join();
  }
}
