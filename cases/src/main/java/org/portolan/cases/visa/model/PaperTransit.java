package org.portolan.cases.visa.model;

import java.time.LocalDate;
import java.util.Optional;
import org.portolan.i18n.Keyed;

/**
 * Originals went from one to another.
 *
 * @param on the day on which they did
 * @param number of the courier's label, as {@code TravelDocument.normalised} writes it
 */
public record PaperTransit(Way way, LocalDate on, String number) {

  /** Which way. */
  public enum Way implements Keyed {
    /** From the applicant. */
    SENT,
    /** They are at the post. */
    RECEIVED,
    /** Back to the applicant. */
    RETURNED;

    /** The way with a key; empty when there is none. */
    public static Optional<Way> find(String key) {
      return Keyed.find(Way.class, key);
    }
  }

  @Override
  public String toString() {
    return "PaperTransit[" + way + "]";
  }
}
