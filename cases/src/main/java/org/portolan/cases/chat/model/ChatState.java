package org.portolan.cases.chat.model;

import java.util.Locale;

/** How a chat stands. */
public enum ChatState {
  /** Nobody has taken it, or whoever had it has handed it back. */
  WAITING,
  /** Somebody has it. */
  TALKING,
  /** It is over; what the visitor writes next begins another. */
  ENDED;

  /** As stored, and as keys of texts end. */
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** From what {@link #key()} wrote. */
  public static ChatState ofKey(String key) {
    return valueOf(key.toUpperCase(Locale.ROOT));
  }
}
