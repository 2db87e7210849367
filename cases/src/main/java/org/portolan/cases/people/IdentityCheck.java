package org.portolan.cases.people;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * How a member of staff made sure that whoever asks for another number is the person: otherwise
 * anybody could have somebody's messages sent to themselves. It stands in the person's journal.
 */
public enum IdentityCheck {
  /** A passport or another paper was shown. */
  PAPER,
  /** They answered what only they know. */
  ANSWERS,
  /** The member of staff knows them and spoke with them. */
  KNOWN;

  /** As stored and as texts' keys end: {@code paper}. */
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** From what a page sends; empty when it is none. */
  public static Optional<IdentityCheck> find(String key) {
    return Arrays.stream(values()).filter(check -> check.key().equals(key)).findFirst();
  }
}
