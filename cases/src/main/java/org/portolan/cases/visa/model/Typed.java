package org.portolan.cases.visa.model;

import java.io.Serializable;

/**
 * An answer as it was typed or chosen, not yet read.
 *
 * @param text of a date year, month and day, in the digits of any script
 * @param latin of a name, in Latin letters; null elsewhere
 * @param calendar of a date, a key of {@code Reckoning}; null for the Gregorian
 */
public record Typed(String text, String latin, String calendar) implements Serializable {

  private static final long serialVersionUID = 1;

  /** An answer that is one text. */
  public static Typed of(String text) {
    return new Typed(text, null, null);
  }

  @Override
  public String toString() {
    return "Typed";
  }
}
