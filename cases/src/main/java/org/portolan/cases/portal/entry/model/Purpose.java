package org.portolan.cases.portal.entry.model;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Why somebody travels. */
public enum Purpose {
  VISIT,
  WORK,
  STUDY,
  FAMILY,
  TRANSIT,
  RETURN,
  PROTECTION;

  /** As in a form and the keys of its texts: {@code visit}. */
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** From what {@link #key()} wrote; empty for anything else. */
  public static Optional<Purpose> ofKey(String key) {
    return Arrays.stream(values()).filter(one -> one.key().equals(key)).findFirst();
  }
}
