package org.portolan.systemtests;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.portolan.systemtests.carrier.AcceptedMessage;
import org.portolan.systemtests.carrier.CarrierProcess;
import org.portolan.systemtests.carrier.CarrierSignature;

/**
 * Every third person, or every one, answers the first text that reaches them, within two seconds.
 * The provider repeats each answer until it is acknowledged, and once more after that.
 */
final class AnsweringPhones implements AutoCloseable {

  private final String url;
  private final CarrierProcess carrier;
  private final int oneIn;
  private final HttpClient http =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();
  private final ScheduledExecutorService provider = Executors.newScheduledThreadPool(4);
  private final Set<String> answering = ConcurrentHashMap.newKeySet();
  private final Set<String> acknowledged = ConcurrentHashMap.newKeySet();
  private final Set<Integer> statuses = ConcurrentHashMap.newKeySet();
  private final AtomicInteger posts = new AtomicInteger();

  /**
   * @param oneIn how many of them one answers
   */
  AnsweringPhones(String publicUrl, CarrierProcess carrier, int oneIn) {
    this.oneIn = oneIn;
    this.url = publicUrl + "/hooks/twilio/message";
    this.carrier = carrier;
    provider.scheduleWithFixedDelay(this::look, 100, 100, TimeUnit.MILLISECONDS);
  }

  private void look() {
    try {
      for (String number : among(carrier.accepted())) {
        if (answering.add(number)) {
          provider.schedule(() -> post(number, false), thinks(number), TimeUnit.MILLISECONDS);
        }
      }
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  /** Some answer while the server is there, some when it has been killed. */
  private static int thinks(String number) {
    return Math.floorMod(number.hashCode() * 31, 2_000);
  }

  private void post(String number, boolean again) {
    posts.incrementAndGet();
    Map<String, String> form =
        Map.of(
            "MessageSid",
            "SM" + "0".repeat(21) + number.substring(1),
            "From",
            number,
            "To",
            CarrierProcess.NUMBER,
            "Body",
            "1",
            "NumMedia",
            "0");
    HttpRequest request = CarrierSignature.post(url, CarrierProcess.TOKEN, form);
    http.sendAsync(request, HttpResponse.BodyHandlers.discarding())
        .whenComplete((response, failure) -> ended(number, again, response, failure));
  }

  private void ended(String number, boolean again, HttpResponse<Void> response, Throwable failure) {
    if (failure == null) {
      statuses.add(response.statusCode());
    }
    if (failure == null && response.statusCode() == 200) {
      if (again) {
        acknowledged.add(number);
      } else {
        provider.execute(() -> post(number, true));
      }
      return;
    }
    provider.schedule(() -> post(number, again), 500, TimeUnit.MILLISECONDS);
  }

  /** Who of those that got a text answers it. */
  Set<String> among(List<AcceptedMessage> accepted) {
    return accepted.stream()
        .map(AcceptedMessage::to)
        .filter(number -> Character.digit(number.charAt(11), 10) % oneIn == 1 % oneIn)
        .collect(Collectors.toSet());
  }

  /** Whose answer the server has taken, and its repetition too. */
  Set<String> acknowledged() {
    return Set.copyOf(acknowledged);
  }

  /** What the server has answered so far, as HTTP has it. */
  Set<Integer> statuses() {
    return Set.copyOf(statuses);
  }

  /** How often the provider called. */
  int posts() {
    return posts.get();
  }

  @Override
  public void close() {
    provider.shutdownNow();
  }
}
