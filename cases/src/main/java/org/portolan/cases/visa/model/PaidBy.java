package org.portolan.cases.visa.model;

import java.util.Optional;
import org.portolan.i18n.Keyed;

/** In which way a fee was paid. */
public enum PaidBy implements Keyed {
  BANK,
  DESK;

  /** The way with a key; empty when there is none. */
  public static Optional<PaidBy> find(String key) {
    return Keyed.find(PaidBy.class, key);
  }

  /** The key of what it is called. */
  public String textKey() {
    return "apply.pay." + key();
  }
}
