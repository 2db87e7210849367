package org.portolan.cases.quarantine.model;

import java.util.Locale;

/**
 * How somebody in quarantine stands today. Silence is only ever the person's: what we did not ask,
 * and what the carrier did not deliver, are states of their own.
 */
public enum TodayState {
  /** Asked for food, medicine, a call or help that nobody has dealt with yet. */
  ASKED_FOR_HELP,
  /** Said that they are unwell. */
  UNWELL,
  /** The question arrived, the time to answer is over, and no answer came. */
  SILENT,
  /** Said to a person that they will not answer. */
  REFUSED,
  /** The carrier did not deliver the question, or never confirmed that it did. */
  NOT_REACHED,
  /** We did not ask: our fault. */
  NOT_ASKED,
  /** The person wants no messages. */
  OPTED_OUT,
  /** Asked, with time left to answer. */
  WAITING,
  /** The day's question is not due yet where the person is. */
  NOT_DUE,
  /** Said that they are well. */
  WELL;

  /** As the key of its name in {@code i18n}: {@code not-reached}. */
  public String key() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
