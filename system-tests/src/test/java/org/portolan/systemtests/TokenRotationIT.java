package org.portolan.systemtests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.portolan.launcher.Launch;
import org.portolan.launcher.Portolan;
import org.portolan.launcher.Tree;
import org.portolan.systemtests.MessageStores.Outbound;
import org.portolan.systemtests.carrier.AcceptedMessage;
import org.portolan.systemtests.carrier.CarrierProcess;
import org.portolan.systemtests.carrier.CarrierSignature;

/**
 * The provider's token is replaced while messages are in flight: what it tells of them is signed
 * with the old one for a while, and believed for as long as the operator says; after that it is
 * not.
 */
@ServerApart
class TokenRotationIT {

  private static final String OLD = CarrierProcess.TOKEN;
  private static final String NEW = "another token that only the test knows";
  private static final int PEOPLE = 6;
  private static final Duration SOON = Duration.ofSeconds(90);

  /** The carrier tells of a message 300 ms after this: it is in flight when we are killed. */
  private static final Duration SHORT = Duration.ofMillis(20);

  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  @Test
  void nothing_in_flight_is_lost_and_the_old_token_is_worth_nothing_in_the_end() throws Exception {
    Path directory = Path.of(System.getProperty("test.directory"), "token");
    Tree.delete(directory);
    Files.createDirectories(directory);
    Apart.beginAnew();
    try (CarrierProcess carrier = CarrierProcess.start(directory.resolve("carrier"), SHORT)) {
      Launch old = Apart.launch(settings(carrier, Map.of()));
      List<AcceptedMessage> inFlight = sentAndKilled(old, carrier);

      try (Portolan portolan =
          Portolan.start(
              again(
                  old,
                  settings(
                      carrier,
                      Map.of(
                          "PORTOLAN_TWILIO_AUTH_TOKEN", NEW,
                          "PORTOLAN_TWILIO_AUTH_TOKEN_BEFORE", OLD))))) {
        assertAllDelivered(portolan, inFlight);
        assertThat(told(old, NEW)).isEqualTo(200);
        assertThat(told(old, OLD)).isEqualTo(200);
      }

      Map<String, String> replaced = settings(carrier, Map.of("PORTOLAN_TWILIO_AUTH_TOKEN", NEW));
      try (Portolan portolan = Portolan.start(again(old, replaced))) {
        assertThat(portolan.launch().publicUrl()).isEqualTo(old.publicUrl());
        assertThat(told(old, NEW)).isEqualTo(200);
        assertThat(told(old, OLD)).isEqualTo(403);
      }
    }
  }

  private static Map<String, String> settings(
      CarrierProcess carrier, Map<String, String> otherwise) {
    Map<String, String> settings = new HashMap<>(carrier.settings());
    settings.put("PORTOLAN_JOBS_EVERY_MS", "500");
    settings.put("PORTOLAN_OUTBOX_UNCLEAR_AFTER_SECONDS", "6");
    settings.putAll(otherwise);
    return Apart.quick(settings);
  }

  /** The same Portolan at the same address, with other settings. */
  private static Launch again(Launch before, Map<String, String> settings) {
    return new Launch(before.data(), before.ports(), before.sources(), settings, line -> {});
  }

  /** What the carrier had accepted when the server that asked it to was gone. */
  private static List<AcceptedMessage> sentAndKilled(Launch launch, CarrierProcess carrier)
      throws Exception {
    try (Portolan portolan = Portolan.start(launch)) {
      new Travellers().arrive(portolan, PEOPLE);
      await()
          .atMost(SOON)
          .pollInterval(Duration.ofMillis(10))
          .until(() -> carrier.accepted().size() == PEOPLE);
      portolan.server().kill();
    }
    return carrier.accepted();
  }

  private static void assertAllDelivered(Portolan portolan, List<AcceptedMessage> inFlight) {
    MessageStores stores = new MessageStores(portolan);
    await()
        .atMost(SOON)
        .untilAsserted(
            () ->
                assertThat(stores.outbox())
                    .hasSameSizeAs(inFlight)
                    .extracting(Outbound::state)
                    .containsOnly("delivered"));
  }

  private int told(Launch launch, String token) throws IOException, InterruptedException {
    Map<String, String> form =
        Map.of(
            "MessageSid",
            "SM" + UUID.randomUUID().toString().replace("-", ""),
            "MessageStatus",
            "delivered");
    String url = launch.publicUrl() + "/hooks/twilio/status?o=" + UUID.randomUUID();
    return http.send(
            CarrierSignature.post(url, token, form), HttpResponse.BodyHandlers.discarding())
        .statusCode();
  }
}
