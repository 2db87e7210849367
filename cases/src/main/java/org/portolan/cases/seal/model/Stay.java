package org.portolan.cases.seal.model;

/**
 * How long the holder of a visa may stay (ICAO Doc 9303 part 7, table 1): so many days, months and
 * years from the day of entry, together; or one of three that say something else.
 *
 * @param days 0 to 255
 * @param months 0 to 255
 * @param years 0 to 255
 */
public record Stay(int days, int months, int years) {

  /** To the last day of the visa. */
  public static final Stay UNTIL_THE_VISA_ENDS = new Stay(0, 0, 0);

  /** The authorities decide at the border. */
  public static final Stay DECIDED_AT_ENTRY = new Stay(255, 255, 255);

  /** A transit that does not include entering the country. */
  public static final Stay TRANSIT_WITHOUT_ENTRY = new Stay(254, 254, 254);

  /** Checks that each fits into a byte. */
  public Stay {
    if (!fits(days) || !fits(months) || !fits(years)) {
      throw new IllegalArgumentException("A stay of 0 to 255 days, months and years");
    }
  }

  /** A stay of some days. */
  public static Stay ofDays(int days) {
    if (days < 1) {
      throw new IllegalArgumentException("A stay has at least a day");
    }
    return new Stay(days, 0, 0);
  }

  private static boolean fits(int number) {
    return number >= 0 && number <= 255;
  }

  byte[] bytes() {
    return new byte[] {(byte) days, (byte) months, (byte) years};
  }

  static Stay of(byte[] three) {
    return new Stay(three[0] & 0xFF, three[1] & 0xFF, three[2] & 0xFF);
  }
}
