package org.portolan.cases.portal.rumours;

import java.util.Locale;

/** How many people a rumour has reached where it was heard, as whoever heard it guesses. */
public enum Reach {
  /** Fewer than ten. */
  FEW,
  /** Ten to a hundred. */
  TENS,
  /** A hundred to a thousand. */
  HUNDREDS,
  /** More than a thousand. */
  THOUSANDS,
  UNKNOWN;

  /** As stored and in the key of its name: {@code hundreds}. */
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * The one with a key.
   *
   * @throws IllegalArgumentException when there is none
   */
  public static Reach ofKey(String key) {
    return valueOf(key.toUpperCase(Locale.ROOT));
  }
}
