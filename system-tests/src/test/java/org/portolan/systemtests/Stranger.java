package org.portolan.systemtests;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Collectors;
import org.portolan.cases.keys.Keys;
import org.portolan.messaging.sandbox.Sandbox;
import org.portolan.messaging.twilio.TwilioAccount;
import org.portolan.messaging.twilio.TwilioSignature;

/** Somebody with a telephone that nobody knows, at the sandbox's network. */
final class Stranger {

  private static final String HOOK = "/hooks/twilio/message";

  private final String phone = "+336" + ThreadLocalRandom.current().nextInt(10_000_000, 99_999_999);

  private final TwilioAccount account =
      Sandbox.account(
          PortolanUnderTest.settings(),
          Keys.open(
              PortolanUnderTest.keyDatabase(), PortolanUnderTest.settings().masterPassword(), 10));

  /** Texts something to our number. */
  void texts(String body) {
    Map<String, String> fields =
        new TreeMap<>(
            Map.of(
                "MessageSid",
                "SM" + UUID.randomUUID().toString().replace("-", ""),
                "From",
                phone,
                "To",
                account.from(),
                "NumMedia",
                "0",
                "Body",
                body));
    String form =
        fields.entrySet().stream()
            .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), UTF_8))
            .collect(Collectors.joining("&"));
    String url = PortolanUnderTest.url(HOOK).toString();
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(url))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .header("X-Twilio-Signature", new TwilioSignature(account.authToken()).of(url, fields))
            .POST(BodyPublishers.ofString(form));
    assertThat(send(request)).isNotNull();
  }

  /** Waits until a text has come with some words in it. */
  void awaitsText(String words) {
    await()
        .atMost(Duration.ofSeconds(30))
        .untilAsserted(() -> assertThat(received()).contains(words));
  }

  /** All texts that came, as the network lists them. */
  String received() {
    String credentials = account.sid() + ":" + account.authToken();
    return send(
        HttpRequest.newBuilder(
                URI.create(
                    account.api()
                        + "/2010-04-01/Accounts/"
                        + account.sid()
                        + "/Messages.json?To="
                        + URLEncoder.encode(phone, UTF_8)))
            .header(
                "Authorization",
                "Basic " + Base64.getEncoder().encodeToString(credentials.getBytes(UTF_8))));
  }

  private static String send(HttpRequest.Builder request) {
    try {
      return PortolanUnderTest.http().send(request.build(), BodyHandlers.ofString()).body();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Nobody waits for the network any more", e);
    }
  }
}
