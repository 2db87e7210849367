package org.portolan.cases.portal.rumours;

import java.time.LocalDate;
import java.util.Optional;

/**
 * Once that a rumour was heard.
 *
 * @param on the day, where it was heard
 * @param country ISO 3166-1 alpha-3; empty where nobody knows
 * @param place as colleagues call it, at most {@link #LONGEST_PLACE} characters; may be empty
 * @param language BCP 47 tag of the language it is told in
 */
public record Hearing(
    LocalDate on,
    Optional<String> country,
    String place,
    String language,
    Medium medium,
    Reach reach) {

  /** The longest name of a place, in UTF-16 units. */
  public static final int LONGEST_PLACE = 200;

  @Override
  public String toString() {
    return "Hearing[" + on + "]";
  }
}
