package org.portolan.cases.seal.model;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What the seal of a visa says (ICAO Doc 9303 part 7, 9.1): the machine readable zone, and what is
 * not in it.
 *
 * @param upperLine of the zone: 44 characters (MRV-A) or 36 (MRV-B)
 * @param lowerLine of the zone; the first 28 characters of it are sealed and kept
 * @param entries how often the holder may enter, 0 for as often as they like; empty when the seal
 *     does not say
 * @param passport the number of the passport, capital letters and digits, at most 9
 * @param type of visa, one to four characters of ASCII, where it is more than the zone's second
 *     letter
 * @param issuedOn the day on which the visa was issued
 */
public record SealContent(
    String upperLine,
    String lowerLine,
    Optional<Integer> entries,
    Stay stay,
    String passport,
    Optional<String> type,
    LocalDate issuedOn) {

  /** The length of the upper line of an MRV-A. */
  public static final int LINE_OF_A = 44;

  /** The length of the upper line of an MRV-B. */
  public static final int LINE_OF_B = 36;

  /** What is sealed of the lower line; behind it stands what an issuer likes to put there. */
  static final int SEALED_OF_LOWER = 28;

  private static final int LONGEST_PASSPORT = 9;
  private static final Pattern LINE = Pattern.compile("[A-Z0-9<]+");
  private static final Pattern NUMBER = Pattern.compile("[A-Z0-9]{1,9}");
  static final Pattern TYPE = Pattern.compile("\\p{Graph}{1,4}");
  private static final Pattern DIGITS = Pattern.compile("[0-9]{6}");

  /** Checks that all of it can be sealed; what is wrong is told without what was given. */
  public SealContent {
    require(upperLine.length() == LINE_OF_A || upperLine.length() == LINE_OF_B, "upper line");
    require(LINE.matcher(upperLine).matches() && upperLine.charAt(0) == 'V', "upper line");
    require(lowerLine.length() >= SEALED_OF_LOWER, "lower line");
    lowerLine = lowerLine.substring(0, SEALED_OF_LOWER);
    require(LINE.matcher(lowerLine).matches(), "lower line");
    require(entries.map(number -> number >= 0 && number <= 255).orElse(true), "entries");
    require(NUMBER.matcher(passport).matches(), "passport");
    require(type.map(text -> TYPE.matcher(text).matches()).orElse(true), "type");
    require(day(lowerLine).isPresent(), "last day");
  }

  private static void require(boolean holds, String what) {
    if (!holds) {
      throw new IllegalArgumentException("Cannot be sealed: the " + what + " of a visa");
    }
  }

  boolean isFormatA() {
    return upperLine.length() == LINE_OF_A;
  }

  /** The last day on which the visa is valid. */
  public LocalDate validUntil() {
    return day(lowerLine).orElseThrow();
  }

  /** Two digits of a year: seals are younger than 2000, and no visa is valid for a century. */
  private static Optional<LocalDate> day(String lower) {
    String digits = lower.substring(21, 27);
    if (!DIGITS.matcher(digits).matches()) {
      return Optional.empty();
    }
    int number = Integer.parseInt(digits);
    try {
      return Optional.of(LocalDate.of(2000 + number / 10_000, number / 100 % 100, number % 100));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  /** The holder's names as the zone has them: {@code ERIKSSON, ANNA MARIA}. */
  public String names() {
    String[] parts = upperLine.substring(5).replaceAll("<+$", "").split("<<", 2);
    String names = parts.length == 1 ? parts[0] : parts[0] + ", " + parts[1];
    return names.replaceAll("<+", " ").strip();
  }

  /** The number of the visa or the passport, as the issuer chose. */
  public String number() {
    return field(0, 9);
  }

  /** Three letters of Doc 9303 part 3, or fewer. */
  public String nationality() {
    return field(10, 13);
  }

  /** As in the zone, with a dash between year, month and day, of which any may be unknown. */
  public String born() {
    String digits = lowerLine.substring(13, 19);
    return digits.substring(0, 2) + "-" + digits.substring(2, 4) + "-" + digits.substring(4);
  }

  /** {@code M}, {@code F}, or {@code X} where it is not said. */
  public String sex() {
    String letter = field(20, 21);
    return letter.isEmpty() ? "X" : letter;
  }

  private String field(int from, int to) {
    return lowerLine.substring(from, to).replace("<", "");
  }

  /** The passport's number with fillers to the length that the seal has. */
  String filledPassport() {
    return passport + "<".repeat(LONGEST_PASSPORT - passport.length());
  }

  /** What is in it is somebody's. */
  @Override
  public String toString() {
    return "SealContent";
  }
}
