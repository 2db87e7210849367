package org.portolan.cases.visa;

import java.util.stream.IntStream;

/** Two lines at the foot of a passport, with check digits that fit (ICAO Doc 9303 part 4). */
public final class PassportZone {

  private PassportZone() {}

  /**
   * Such a zone.
   *
   * @param names such as {@code GEBRE<<SELAM}
   * @param birth six digits, year first; so the day of expiry
   */
  public static String of(String state, String names, String number, String birth, String expiry) {
    String digits = checked(filled(number, 9)) + state + checked(birth) + "F" + checked(expiry);
    String optional = "<".repeat(14) + "<";
    String all = digits + optional;
    String checkedAgain = all.substring(0, 10) + all.substring(13, 20) + all.substring(21, 43);
    return "P<" + state + filled(names, 39) + "\n" + all + digit(checkedAgain);
  }

  private static String filled(String text, int length) {
    return text + "<".repeat(length - text.length());
  }

  private static String checked(String field) {
    return field + digit(field);
  }

  private static int digit(String field) {
    int[] weights = {7, 3, 1};
    return IntStream.range(0, field.length())
            .map(at -> weights[at % 3] * Math.max(0, Character.digit(field.charAt(at), 36)))
            .sum()
        % 10;
  }
}
