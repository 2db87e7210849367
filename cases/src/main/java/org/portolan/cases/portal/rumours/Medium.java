package org.portolan.cases.portal.rumours;

import java.util.Locale;

/** By what a rumour goes round. */
public enum Medium {
  CONVERSATION,
  MESSENGER,
  SOCIAL_MEDIA,
  VIDEO,
  BROADCAST,
  PRINT,
  TELEPHONE,
  OTHER;

  /** As stored and in the key of its name: {@code social-media}. */
  public String key() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /**
   * The one with a key.
   *
   * @throws IllegalArgumentException when there is none
   */
  public static Medium ofKey(String key) {
    return valueOf(key.toUpperCase(Locale.ROOT).replace('-', '_'));
  }
}
