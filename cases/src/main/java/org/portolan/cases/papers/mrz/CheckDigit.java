package org.portolan.cases.papers.mrz;

/**
 * The check digit of ICAO Doc 9303 part 3, section 4.9: the values of the characters, weighted 7,
 * 3, 1 and so on, summed up, modulo 10. A digit counts as itself, A to Z as 10 to 35, the filler as
 * 0.
 *
 * <p>It finds one character that was taken for another unless their values differ by a multiple of
 * ten (a 6 for a G is not found), and two neighbours that were swapped unless theirs differ by a
 * multiple of five.
 */
final class CheckDigit {

  private static final int[] WEIGHTS = {7, 3, 1};
  private static final int TEN = 10;

  private CheckDigit() {}

  /** The digit, as it stands in a zone. */
  static char of(String field) {
    int sum = 0;
    for (int at = 0; at < field.length(); at++) {
      sum += value(field.charAt(at)) * WEIGHTS[at % WEIGHTS.length];
    }
    return (char) ('0' + sum % TEN);
  }

  /** What a character of a zone counts. */
  static int value(char character) {
    if (character >= '0' && character <= '9') {
      return character - '0';
    }
    return character == '<' ? 0 : character - 'A' + TEN;
  }

  /** Whether a digit belongs to a field; an empty one may have a filler for its 0. */
  static boolean fits(String field, char digit) {
    return of(field) == digit || digit == '<' && field.chars().allMatch(each -> each == '<');
  }
}
