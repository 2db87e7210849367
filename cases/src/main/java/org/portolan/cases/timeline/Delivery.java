package org.portolan.cases.timeline;

import java.util.Locale;

/**
 * How far a message has come. A later report never takes it back: reports arrive repeatedly and out
 * of order, and only a higher rank counts.
 */
public enum Delivery {
  /** Handed to the provider. */
  QUEUED(1, false),
  /** Handed to the carrier. */
  SENT(2, false),
  /** The carrier gave up. */
  UNDELIVERED(3, true),
  /** The provider gave up. */
  FAILED(3, true),
  /** On the phone. */
  DELIVERED(4, false),
  /** Opened, on channels that tell. */
  READ(5, false);

  private final int rank;
  private final boolean failure;

  Delivery(int rank, boolean failure) {
    this.rank = rank;
    this.failure = failure;
  }

  /** Higher is further. */
  public int rank() {
    return rank;
  }

  /** Whether it did not and will not arrive. */
  public boolean isFailure() {
    return failure;
  }

  /** Whether it is known to have arrived. */
  public boolean hasArrived() {
    return rank >= DELIVERED.rank;
  }

  /** As stored, and as the key of its name in {@code i18n}. */
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** From what {@link #key()} wrote. */
  public static Delivery ofKey(String key) {
    return valueOf(key.toUpperCase(Locale.ROOT));
  }
}
