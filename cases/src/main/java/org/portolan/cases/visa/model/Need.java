package org.portolan.cases.visa.model;

import java.util.Locale;
import java.util.Optional;

/** What somebody needs so that they are treated fairly; it follows their application. */
public enum Need {
  INTERPRETER,
  SIGN_LANGUAGE,
  /** A child without an adult who looks after them. */
  CHILD_ALONE,
  DISABILITY,
  /** In danger where they are. */
  AT_RISK,
  /** Nobody may learn that they apply. */
  ANONYMITY;

  /** As stored, and as in the key of its words: {@code child-alone}. */
  public String key() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The need with a key; empty when there is none. */
  public static Optional<Need> find(String key) {
    for (Need need : values()) {
      if (need.key().equals(key)) {
        return Optional.of(need);
      }
    }
    return Optional.empty();
  }
}
