package org.portolan.cases.seal;

import java.util.Locale;

/** States as machine readable zones name them (ICAO Doc 9303 part 3, section 5). */
final class IssuingState {

  private static final String UTOPIA = "UT";
  private static final String GERMANY = "DE";

  private IssuingState() {}

  /**
   * From a country as certificates name it.
   *
   * @param country ISO 3166-1 alpha-2, or that of specimens
   * @throws java.util.MissingResourceException for a code that ISO does not know
   */
  static String ofCountry(String country) {
    return switch (country) {
      case UTOPIA -> "UTO";
      case GERMANY -> "D";
      default -> new Locale("", country).getISO3Country();
    };
  }
}
