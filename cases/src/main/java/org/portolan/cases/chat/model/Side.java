package org.portolan.cases.chat.model;

import java.util.Locale;

/** Who says something in a chat. */
public enum Side {
  VISITOR,
  DESK;

  /** As stored. */
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** From what {@link #key()} wrote. */
  public static Side ofKey(String key) {
    return valueOf(key.toUpperCase(Locale.ROOT));
  }
}
