package org.portolan.cases.portal.model;

import java.util.Locale;

/** What a page is for, as far as it is shown differently. */
public enum PageKind {
  /** Most pages. */
  INFORMATION,
  /** About danger: in a language nobody has checked, it carries the original and a number. */
  CRISIS,
  /** For people in distress. */
  SUPPORT;

  /** Whether somebody who reads it may have to leave it quickly. */
  public boolean needsQuickExit() {
    return this != INFORMATION;
  }

  /** As stored: {@code crisis}. */
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** From what {@link #key()} wrote. */
  public static PageKind ofKey(String key) {
    return valueOf(key.toUpperCase(Locale.ROOT));
  }
}
