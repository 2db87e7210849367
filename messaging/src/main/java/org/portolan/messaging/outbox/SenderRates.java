package org.portolan.messaging.outbox;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import org.portolan.cases.settings.Settings;

/**
 * How many texts each of our numbers takes in a second, on this node: a network lets a number send
 * so many, and queues or drops what comes beyond. Messages to many leave half of it to the others,
 * so that whoever waits for a code or a reply does not wait for them.
 */
final class SenderRates {

  private final int perSecond;
  private final InstantSource realTime;
  private final Map<String, Bucket> buckets = new HashMap<>();

  SenderRates(Settings settings, InstantSource realTime) {
    this.perSecond = settings.number("SMS_PER_SECOND_AND_SENDER", 0);
    this.realTime = realTime;
  }

  /**
   * Takes a turn of a number of ours.
   *
   * @param sender empty for the one of the settings
   * @param many whether it is one of a message to many
   * @return zero when it may go now; else how long there is no turn
   */
  synchronized Duration take(String sender, boolean many) {
    if (perSecond <= 0) {
      return Duration.ZERO;
    }
    Instant now = realTime.instant();
    Bucket bucket = buckets.computeIfAbsent(sender, unused -> new Bucket(perSecond, now));
    bucket.fill(now);
    double needed = many ? Math.min(perSecond, 1 + perSecond / 2.0) : 1;
    if (bucket.left >= needed) {
      bucket.left--;
      return Duration.ZERO;
    }
    return Duration.ofMillis((long) Math.ceil((needed - bucket.left) * 1_000 / perSecond));
  }

  /** Turns that are left; they come back with time. */
  private final class Bucket {
    private double left;
    private Instant filledAt;

    Bucket(double left, Instant filledAt) {
      this.left = left;
      this.filledAt = filledAt;
    }

    void fill(Instant now) {
      double seconds = Math.max(0, Duration.between(filledAt, now).toNanos() / 1e9);
      left = Math.min(perSecond, left + seconds * perSecond);
      filledAt = now;
    }
  }
}
