package org.portolan.cases.visa.model;

import java.util.Optional;
import org.portolan.i18n.Keyed;

/** What somebody needs so that they are treated fairly; it follows their application. */
public enum Need implements Keyed {
  INTERPRETER,
  SIGN_LANGUAGE,
  /** A child without an adult who looks after them. */
  CHILD_ALONE,
  DISABILITY,
  /** In danger where they are. */
  AT_RISK,
  /** Nobody may learn that they apply. */
  ANONYMITY;

  /** The need with a key; empty when there is none. */
  public static Optional<Need> find(String key) {
    return Keyed.find(Need.class, key);
  }
}
