package org.portolan.cases.portal.rumours;

import java.util.Locale;

/** What was found out about a rumour. */
public enum Verdict {
  FALSE,
  /** Partly right, or right elsewhere or at another time. */
  MISLEADING,
  TRUE,
  /** Nobody can tell yet; what people should do meanwhile can be said all the same. */
  UNPROVEN;

  /** As stored and in the key of its name: {@code misleading}. */
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * The one with a key.
   *
   * @throws IllegalArgumentException when there is none
   */
  public static Verdict ofKey(String key) {
    return valueOf(key.toUpperCase(Locale.ROOT));
  }
}
