package org.portolan.messaging.sandbox;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.portolan.messaging.twilio.TwilioAccount;
import org.portolan.messaging.twilio.TwilioSignature;

/** Posts a form to an address of ours, signed as the provider signs, and takes home the answer. */
final class SignedPost {

  /** Twilio's own limit for an answer to a webhook. */
  private static final Duration LONGEST_ANSWER = Duration.ofSeconds(15);

  private final TwilioSignature signature;
  private final HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(2))
          .build();

  SignedPost(TwilioAccount account) {
    this.signature = new TwilioSignature(account.authToken());
  }

  /** The answer; empty when none came. */
  Optional<HttpResponse<String>> to(String address, Map<String, String> form) {
    String url = WebhookAddress.of(address).url();
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(url))
            .timeout(LONGEST_ANSWER)
            .header("Content-Type", "application/x-www-form-urlencoded; charset=UTF-8")
            .header("X-Twilio-Signature", signature.of(url, form))
            .POST(HttpRequest.BodyPublishers.ofString(encoded(form)))
            .build();
    try {
      return Optional.of(http.send(request, HttpResponse.BodyHandlers.ofString()));
    } catch (IOException e) {
      return Optional.empty();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
  }

  private static String encoded(Map<String, String> form) {
    return form.entrySet().stream()
        .map(e -> encoded(e.getKey()) + "=" + encoded(e.getValue()))
        .collect(Collectors.joining("&"));
  }

  private static String encoded(String value) {
    return URLEncoder.encode(value, StandardCharsets.UTF_8);
  }
}
