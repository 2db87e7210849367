package org.portolan.cases.papers.mrz;

import java.time.LocalDate;
import org.portolan.cases.papers.mrz.Mrz.Sex;

/**
 * The machine readable zone of a visa that fills a page (MRV-A, ICAO Doc 9303 part 7, section 4),
 * as it is written.
 */
public record VisaZone(String upper, String lower) {

  /** Characters of the name field. */
  public static final int ROOM_FOR_NAMES = 39;

  private static final int NUMBER = 9;
  private static final int CODE = 3;
  private static final int OPTIONAL = 16;

  /**
   * Writes it.
   *
   * @param issuer the code of the state that issues the visa; Germany's is {@code D}
   * @param names the whole name field
   * @param number of the visa, at most nine capital letters and digits
   * @param nationality as the issuer's code
   * @param born six characters, of which those that are not known are fillers
   */
  public static VisaZone of(
      String issuer,
      String names,
      String number,
      String nationality,
      String born,
      Sex sex,
      LocalDate expires) {
    String ends =
        "%02d%02d%02d"
            .formatted(expires.getYear() % 100, expires.getMonthValue(), expires.getDayOfMonth());
    return new VisaZone(
        "V<" + filled(issuer, CODE) + filled(names, ROOM_FOR_NAMES),
        checked(filled(number, NUMBER))
            + filled(nationality, CODE)
            + checked(filled(born, ends.length()))
            + letter(sex)
            + checked(ends)
            + "<".repeat(OPTIONAL));
  }

  private static char letter(Sex sex) {
    return switch (sex) {
      case FEMALE -> 'F';
      case MALE -> 'M';
      case UNSPECIFIED -> '<';
    };
  }

  private static String checked(String field) {
    return field + CheckDigit.of(field);
  }

  private static String filled(String value, int length) {
    if (value.length() > length) {
      throw new IllegalArgumentException("Longer than its field of a visa's zone");
    }
    return value + "<".repeat(length - value.length());
  }

  /** What is in it is somebody's. */
  @Override
  public String toString() {
    return "VisaZone";
  }
}
