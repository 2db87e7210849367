package org.portolan.messaging.sandbox;

import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Where a webhook goes, and how often it is repeated, as Twilio reads it from the part after {@code
 * #}: that part is neither called nor signed.
 *
 * @param url what is called
 * @param retries how often it is tried again
 * @param policy after which failures: {@code ct}, {@code rt}, {@code 4xx}, {@code 5xx}, {@code all}
 * @see <a href="https://www.twilio.com/docs/usage/webhooks/webhooks-connection-overrides">Twilio's
 *     connection overrides</a>
 */
record WebhookAddress(String url, int retries, Set<String> policy) {

  /** Within which all of it happens, the repetitions too. */
  static final Duration WITHIN = Duration.ofSeconds(15);

  private static final int MOST_RETRIES = 5;

  static WebhookAddress of(String address) {
    int hash = address.indexOf('#');
    if (hash < 0) {
      return new WebhookAddress(address, 1, Set.of("ct"));
    }
    Map<String, String> overrides =
        Arrays.stream(address.substring(hash + 1).split("&"))
            .map(pair -> pair.split("=", 2))
            .filter(pair -> pair.length == 2)
            .collect(Collectors.toMap(pair -> pair[0], pair -> pair[1], (one, other) -> other));
    int retries = Integer.parseInt(overrides.getOrDefault("rc", "1"));
    return new WebhookAddress(
        address.substring(0, hash),
        Math.min(MOST_RETRIES, Math.max(0, retries)),
        Set.of(overrides.getOrDefault("rp", "ct").split(",")));
  }

  /**
   * Whether it is tried again.
   *
   * @param attempts how often it was tried
   * @param status what it was answered with; empty when it was not
   * @param since how long ago it was first tried
   */
  boolean repeats(int attempts, OptionalInt status, Duration since) {
    if (attempts > retries || since.compareTo(WITHIN) >= 0) {
      return false;
    }
    if (status.isEmpty()) {
      return policy.contains("ct") || policy.contains("rt") || policy.contains("all");
    }
    return policy.contains("all") || policy.contains(status.getAsInt() / 100 + "xx");
  }
}
