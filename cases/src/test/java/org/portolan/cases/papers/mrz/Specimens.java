package org.portolan.cases.papers.mrz;

import java.time.LocalDate;

/** The zones that ICAO prints as examples: Doc 9303 parts 4 to 7, and part 11, appendix D. */
final class Specimens {

  static final LocalDate TODAY = LocalDate.of(2026, 11, 27);

  static final String PASSPORT =
      """
      P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<
      L898902C36UTO7408122F1204159ZE184226B<<<<<10
      """;

  static final String CARD =
      """
      I<UTOD231458907<<<<<<<<<<<<<<<
      7408122F1204159UTO<<<<<<<<<<<6
      ERIKSSON<<ANNA<MARIA<<<<<<<<<<
      """;

  static final String CARD_WITH_LONG_NUMBER =
      """
      I<UTOD23145890<7349<<<<<<<<<<<
      3407127M9507122UTO<<<<<<<<<<<2
      STEVENSON<<PETER<JOHN<<<<<<<<<
      """;

  static final String LARGE_CARD =
      """
      I<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<
      D231458907UTO7408122F1204159<<<<<<<6
      """;

  static final String LARGE_CARD_WITH_LONG_NUMBER =
      """
      I<UTOSTEVENSON<<PETER<JOHN<<<<<<<<<<
      D23145890<UTO3407127M95071227349<<<8
      """;

  static final String VISA =
      """
      V<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<
      L8988901C4XXX4009078F96121096ZE184226B<<<<<<
      """;

  static final String SMALL_VISA =
      """
      V<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<
      L8988901C4XXX4009078F9612109<<<<<<<<
      """;

  private Specimens() {}

  /** A passport with the right check digits; what it says is given as it stands in the zone. */
  static String passport(String issuer, String name, String number, String birth, String expiry) {
    String first = pad("P<" + pad(issuer, 3) + name, 44);
    String checked =
        pad(number, 9)
            + CheckDigit.of(pad(number, 9))
            + pad(issuer, 3)
            + birth
            + CheckDigit.of(birth)
            + "F"
            + expiry
            + CheckDigit.of(expiry)
            + "<".repeat(15);
    String whole = checked.substring(0, 10) + checked.substring(13, 20) + checked.substring(21);
    return first + "\n" + checked + CheckDigit.of(whole) + "\n";
  }

  private static String pad(String text, int length) {
    return text + "<".repeat(length - text.length());
  }
}
