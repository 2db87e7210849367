package org.portolan.cases.alerts;

import java.util.Locale;

/** How soon a person must look. */
public enum Severity {
  /** Now: somebody's life or safety may depend on it. */
  ALARM,
  /** Today, within the time the rule gives. */
  ATTENTION;

  /** As stored. */
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** From what {@link #key()} wrote. */
  public static Severity ofKey(String key) {
    return valueOf(key.toUpperCase(Locale.ROOT));
  }
}
