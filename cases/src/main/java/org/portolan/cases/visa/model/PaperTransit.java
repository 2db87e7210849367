package org.portolan.cases.visa.model;

import java.time.LocalDate;
import java.util.List;
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

  /**
   * Whether originals are at the post that went these ways.
   *
   * @param ways the earliest first
   */
  public static boolean areHere(List<PaperTransit> ways) {
    return last(ways).filter(one -> one.way == Way.RECEIVED).isPresent();
  }

  /**
   * The label under which originals come that were scanned: that label, else the one under which
   * they were sent. Empty while they are here: they go back under another.
   *
   * @param ways the earliest first
   * @param scanned the label, as {@code TravelDocument.normalised} writes it, or anything else
   */
  public static String comingUnder(List<PaperTransit> ways, String scanned) {
    if (areHere(ways)) {
      return "";
    }
    return ways.stream().anyMatch(one -> one.number.equals(scanned))
        ? scanned
        : last(ways).filter(one -> one.way == Way.SENT).map(PaperTransit::number).orElse("");
  }

  private static Optional<PaperTransit> last(List<PaperTransit> ways) {
    return ways.isEmpty() ? Optional.empty() : Optional.of(ways.get(ways.size() - 1));
  }

  @Override
  public String toString() {
    return "PaperTransit[" + way + "]";
  }
}
