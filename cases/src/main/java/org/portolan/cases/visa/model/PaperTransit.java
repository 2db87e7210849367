package org.portolan.cases.visa.model;

import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;

/**
 * Originals went from one to another.
 *
 * @param on the day on which they did
 * @param number of the courier's label, as {@code TravelDocument.normalised} writes it
 */
public record PaperTransit(Way way, LocalDate on, String number) {

  /** Which way. */
  public enum Way {
    /** From the applicant. */
    SENT,
    /** They are at the post. */
    RECEIVED,
    /** Back to the applicant. */
    RETURNED;

    /** As stored, and as in the key of its words. */
    public String key() {
      return name().toLowerCase(Locale.ROOT);
    }

    /** The way with a key; empty when there is none. */
    public static Optional<Way> find(String key) {
      for (Way way : values()) {
        if (way.key().equals(key)) {
          return Optional.of(way);
        }
      }
      return Optional.empty();
    }
  }

  @Override
  public String toString() {
    return "PaperTransit[" + way + "]";
  }
}
