package org.portolan.cases.visa;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.portolan.cases.papers.TravelDocument;
import org.portolan.cases.papers.mrz.Mrz.Sex;
import org.portolan.cases.papers.mrz.VisaZone;
import org.portolan.cases.seal.model.SealContent;
import org.portolan.cases.seal.model.Stay;
import org.portolan.cases.visa.model.Decision;
import org.portolan.cases.visa.model.GivenAnswer;
import org.portolan.cases.visa.model.Member;
import org.portolan.i18n.Language;
import org.portolan.i18n.names.IcaoTransliteration;

/** What the visa of somebody says, taken from what they answered and what was decided. */
final class VisaContent {

  /** Of a person whose nationality is not said (Doc 9303 part 3, section 5). */
  private static final String UNSPECIFIED = "XXX";

  private static final int LONGEST_PASSPORT = 9;
  private static final int LONGEST_STAY = 255;
  private static final int YEAR = 365;
  private static final String UNKNOWN = "<<";

  private VisaContent() {}

  /**
   * What it says.
   *
   * @param issuer the code of the issuing state, as in zones
   * @param number of the visa
   * @return empty when the name cannot be written in the letters of a zone, or the stay not in a
   *     seal
   */
  static Optional<SealContent> of(
      Member member, Decision decision, String issuer, String number, LocalDate issuedOn) {
    Optional<String> names = member.answers().of("name").flatMap(VisaContent::names);
    Optional<Stay> stay = stay(decision);
    if (names.isEmpty() || stay.isEmpty()) {
      return Optional.empty();
    }
    VisaZone zone =
        VisaZone.of(
            issuer,
            names.get(),
            number,
            nationality(member),
            member.answers().of("birth").map(VisaContent::born).orElse(""),
            Sex.UNSPECIFIED,
            decision.until());
    return Optional.of(
        new SealContent(
            zone.upper(),
            zone.lower(),
            Optional.of(decision.entries()),
            stay.get(),
            member.answers().of("passport-number").flatMap(VisaContent::passport).orElse(number),
            Optional.empty(),
            issuedOn));
  }

  /**
   * The name field. Which part is the surname is known where a comma says so; else all of it is the
   * primary identifier (Doc 9303 part 3, section 4.6).
   */
  private static Optional<String> names(GivenAnswer name) {
    String latin = name.latin() == null ? name.text() : name.latin();
    int comma = latin.indexOf(',');
    String surname = comma < 0 ? latin : latin.substring(0, comma);
    String given = comma < 0 ? "" : latin.substring(comma + 1);
    return letters(surname)
        .map(
            first ->
                IcaoTransliteration.field(
                    first, letters(given).orElse(""), VisaZone.ROOM_FOR_NAMES));
  }

  private static Optional<String> letters(String name) {
    return IcaoTransliteration.letters(name, Language.ENGLISH);
  }

  /** Germany is the one state whose code in zones is another. */
  private static String nationality(Member member) {
    String code = member.answers().of("nationality").map(GivenAnswer::text).orElse(UNSPECIFIED);
    return code.equals("DEU") ? "D" : code;
  }

  /** Year, month and day as far as they are known: what was given may be any of several days. */
  private static String born(GivenAnswer answer) {
    String[] days = answer.text().split("/");
    LocalDate first = LocalDate.parse(days[0]);
    LocalDate last = LocalDate.parse(days[days.length - 1]);
    boolean year = first.getYear() == last.getYear();
    boolean month = year && first.getMonth() == last.getMonth();
    return (year ? digits(first.getYear() % 100) : UNKNOWN)
        + (month ? digits(first.getMonthValue()) : UNKNOWN)
        + (first.equals(last) ? digits(first.getDayOfMonth()) : UNKNOWN);
  }

  private static String digits(int number) {
    return "%02d".formatted(number);
  }

  /** The first nine characters, as in a passport's own zone; of a number in other letters none. */
  private static Optional<String> passport(GivenAnswer answer) {
    return TravelDocument.normalised(answer.text())
        .filter(number -> number.matches("[A-Z0-9]+"))
        .map(number -> number.substring(0, Math.min(number.length(), LONGEST_PASSPORT)));
  }

  /** A seal has room for 255 days, for years, and for "until the visa ends". */
  private static Optional<Stay> stay(Decision decision) {
    long valid = ChronoUnit.DAYS.between(decision.from(), decision.until()) + 1;
    if (decision.days() <= LONGEST_STAY) {
      return Optional.of(Stay.ofDays(decision.days()));
    }
    if (decision.days() >= valid) {
      return Optional.of(Stay.UNTIL_THE_VISA_ENDS);
    }
    return decision.days() % YEAR == 0
        ? Optional.of(new Stay(0, 0, decision.days() / YEAR))
        : Optional.empty();
  }
}
