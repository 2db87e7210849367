package org.portolan.cases.people;

import java.util.Locale;

/** Whether a contact point may be used. */
public enum ContactState {
  USABLE,
  /** The person, or whoever holds the phone, wants no messages. */
  OPTED_OUT,
  /** Whoever holds the phone says that it is not theirs whom we mean. */
  WRONG_PERSON,
  /** The carrier says that it is no number that can receive. */
  INVALID;

  /** As stored: {@code opted-out}. */
  public String key() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** From what {@link #key()} wrote. */
  public static ContactState ofKey(String key) {
    return valueOf(key.toUpperCase(Locale.ROOT).replace('-', '_'));
  }
}
