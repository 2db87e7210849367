package org.portolan.cases.alerts;

import java.time.Duration;
import java.util.Locale;

/** Somebody calls for a person, in so many words or in words that a person must read at once. */
public enum Call {
  /** "Help." */
  HELP,
  /**
   * Words of danger to life or freedom; whether there is any, the person who reads them decides.
   */
  CRISIS;

  /** As for somebody who cannot breathe: nobody knows yet what is wrong. */
  public static final Duration ANSWER_WITHIN = Duration.ofMinutes(15);

  /** The kind of the alert, and how the message is shown as understood. */
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }
}
