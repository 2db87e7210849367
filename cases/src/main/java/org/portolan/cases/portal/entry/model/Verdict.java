package org.portolan.cases.portal.entry.model;

import java.util.Locale;

/** What a rule says of those whom it is for. */
public enum Verdict {
  ALLOWED,
  /** Allowed for who brings what is asked, or stays in quarantine. */
  CONDITIONS,
  NOT_ALLOWED;

  /** As in the keys of its texts: {@code not-allowed}. */
  public String key() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
