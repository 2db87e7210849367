package org.portolan.messaging.outbox;

import java.util.Map;
import java.util.Optional;

/**
 * How far a message has come, in the only direction in which it moves. A delivery told after a
 * failure counts; nothing else goes back.
 */
public enum DeliveryProgress {
  /** The provider is being called, or has to be asked whether it was. */
  SENDING(0),
  /** The provider has it. */
  ACCEPTED(1),
  /** The provider gave it to the network. */
  SENT(2),
  /** It will not arrive: refused, undeliverable, too late, or not allowed by the person. */
  FAILED(3),
  /** It is on the phone. */
  DELIVERED(4),
  /** It was looked at. */
  READ(5);

  private static final Map<String, DeliveryProgress> OF_TWILIO =
      Map.ofEntries(
          Map.entry("accepted", ACCEPTED),
          Map.entry("scheduled", ACCEPTED),
          Map.entry("queued", ACCEPTED),
          Map.entry("sending", ACCEPTED),
          Map.entry("sent", SENT),
          Map.entry("undelivered", FAILED),
          Map.entry("failed", FAILED),
          Map.entry("canceled", FAILED),
          Map.entry("delivered", DELIVERED),
          Map.entry("partially_delivered", DELIVERED),
          Map.entry("read", READ));

  private final int rank;

  DeliveryProgress(int rank) {
    this.rank = rank;
  }

  /** From Twilio's word; empty when we do not know it. */
  public static Optional<DeliveryProgress> ofTwilio(String status) {
    return Optional.ofNullable(status).map(OF_TWILIO::get);
  }

  /** Whether this lies beyond the other. */
  public boolean isBeyond(DeliveryProgress other) {
    return rank > other.rank;
  }

  String key() {
    return name().toLowerCase(java.util.Locale.ROOT);
  }

  static DeliveryProgress ofKey(String key) {
    return key == null ? SENDING : valueOf(key.toUpperCase(java.util.Locale.ROOT));
  }
}
