package org.portolan.systemtests.carrier;

import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * Reports deliveries to the sender's callback address, signed as the provider signs them. A sender
 * that does not answer is tried again every second for a minute: longer than it takes to come back.
 */
final class DeliveryReports {

  private static final int TRIES = 60;

  private final HttpClient http =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();
  private final ScheduledExecutorService later = Executors.newScheduledThreadPool(4);
  private final String account;
  private final String token;

  DeliveryReports(String account, String token) {
    this.account = account;
    this.token = token;
  }

  void announce(AcceptedMessage message) {
    if (!message.callback().isEmpty()) {
      later.schedule(() -> report(message, 1), 300, TimeUnit.MILLISECONDS);
    }
  }

  private void report(AcceptedMessage message, int attempt) {
    Map<String, String> form =
        Map.of(
            "MessageSid", message.sid(),
            "MessageStatus", "delivered",
            "AccountSid", account,
            "From", message.from(),
            "To", message.to());
    HttpRequest request = CarrierSignature.post(message.callback(), token, form);
    http.sendAsync(request, HttpResponse.BodyHandlers.discarding())
        .whenComplete(
            (response, failure) -> {
              boolean taken = failure == null && response.statusCode() < 300;
              if (!taken && attempt < TRIES) {
                later.schedule(() -> report(message, attempt + 1), 1, TimeUnit.SECONDS);
              }
            });
  }
}
