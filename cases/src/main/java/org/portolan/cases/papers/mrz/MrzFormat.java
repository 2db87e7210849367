package org.portolan.cases.papers.mrz;

import static org.portolan.cases.papers.mrz.MrzField.BIRTH;
import static org.portolan.cases.papers.mrz.MrzField.BIRTH_CHECK;
import static org.portolan.cases.papers.mrz.MrzField.DOCUMENT;
import static org.portolan.cases.papers.mrz.MrzField.EXPIRY;
import static org.portolan.cases.papers.mrz.MrzField.EXPIRY_CHECK;
import static org.portolan.cases.papers.mrz.MrzField.FURTHER;
import static org.portolan.cases.papers.mrz.MrzField.ISSUER;
import static org.portolan.cases.papers.mrz.MrzField.NAME;
import static org.portolan.cases.papers.mrz.MrzField.NATIONALITY;
import static org.portolan.cases.papers.mrz.MrzField.NUMBER;
import static org.portolan.cases.papers.mrz.MrzField.NUMBER_CHECK;
import static org.portolan.cases.papers.mrz.MrzField.OPTIONAL;
import static org.portolan.cases.papers.mrz.MrzField.OPTIONAL_CHECK;
import static org.portolan.cases.papers.mrz.MrzField.SEX;
import static org.portolan.cases.papers.mrz.MrzField.WHOLE_CHECK;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Where what stands, in the five forms of zones. */
public enum MrzFormat {
  /** Cards of the size of a bank card, Doc 9303 part 5. */
  TD1(
      30,
      List.of(
          List.of(
              at(DOCUMENT, 2), at(ISSUER, 3), at(NUMBER, 9), at(NUMBER_CHECK, 1), at(OPTIONAL, 15)),
          List.of(
              at(BIRTH, 6),
              at(BIRTH_CHECK, 1),
              at(SEX, 1),
              at(EXPIRY, 6),
              at(EXPIRY_CHECK, 1),
              at(NATIONALITY, 3),
              at(FURTHER, 11),
              at(WHOLE_CHECK, 1)),
          List.of(at(NAME, 30))),
      List.of(NUMBER, NUMBER_CHECK, OPTIONAL, BIRTH, BIRTH_CHECK, EXPIRY, EXPIRY_CHECK, FURTHER)),
  /** Larger cards, Doc 9303 part 6. */
  TD2(
      36,
      List.of(
          List.of(at(DOCUMENT, 2), at(ISSUER, 3), at(NAME, 31)),
          secondLine(at(OPTIONAL, 7), at(WHOLE_CHECK, 1))),
      List.of(NUMBER, NUMBER_CHECK, BIRTH, BIRTH_CHECK, EXPIRY, EXPIRY_CHECK, OPTIONAL)),
  /** Passports, Doc 9303 part 4. */
  TD3(
      44,
      List.of(
          List.of(at(DOCUMENT, 2), at(ISSUER, 3), at(NAME, 39)),
          secondLine(at(OPTIONAL, 14), at(OPTIONAL_CHECK, 1), at(WHOLE_CHECK, 1))),
      List.of(
          NUMBER,
          NUMBER_CHECK,
          BIRTH,
          BIRTH_CHECK,
          EXPIRY,
          EXPIRY_CHECK,
          OPTIONAL,
          OPTIONAL_CHECK)),
  /** Visas that fill a page of a passport, Doc 9303 part 7. */
  MRV_A(
      44,
      List.of(List.of(at(DOCUMENT, 2), at(ISSUER, 3), at(NAME, 39)), secondLine(at(OPTIONAL, 16))),
      List.of()),
  /** Smaller visas, Doc 9303 part 7. */
  MRV_B(
      36,
      List.of(List.of(at(DOCUMENT, 2), at(ISSUER, 3), at(NAME, 31)), secondLine(at(OPTIONAL, 8))),
      List.of());

  private static final List<MrzField> FILLED = List.of(NAME, OPTIONAL, OPTIONAL_CHECK, FURTHER);

  private final int length;
  private final int lines;
  private final Map<MrzField, Place> places = new EnumMap<>(MrzField.class);
  private final List<MrzField> whole;

  MrzFormat(int length, List<List<Width>> lines, List<MrzField> whole) {
    this.length = length;
    this.lines = lines.size();
    this.whole = whole;
    for (int line = 0; line < lines.size(); line++) {
      int from = 0;
      for (Width width : lines.get(line)) {
        places.put(width.field(), new Place(line, from, from + width.characters()));
        from += width.characters();
      }
    }
  }

  private static Width at(MrzField field, int characters) {
    return new Width(field, characters);
  }

  /** All but the TD1 begin their second line alike. */
  private static List<Width> secondLine(Width... end) {
    List<Width> line =
        new ArrayList<>(
            List.of(
                at(NUMBER, 9),
                at(NUMBER_CHECK, 1),
                at(NATIONALITY, 3),
                at(BIRTH, 6),
                at(BIRTH_CHECK, 1),
                at(SEX, 1),
                at(EXPIRY, 6),
                at(EXPIRY_CHECK, 1)));
    line.addAll(List.of(end));
    return List.copyOf(line);
  }

  /** Characters of each line. */
  public int length() {
    return length;
  }

  /** How many lines it has. */
  public int lines() {
    return lines;
  }

  /** Whether it is a visa's. */
  public boolean isVisa() {
    return this == MRV_A || this == MRV_B;
  }

  /** Where each of its fields stands. */
  Map<MrzField, Place> places() {
    return places;
  }

  /** Of what the composite check digit is made, in this order; nothing where there is none. */
  List<MrzField> whole() {
    return whole;
  }

  /** Characters that stand behind the fillers of a line: its last check digits. */
  int behindFillers(int line) {
    boolean checked = places.containsKey(WHOLE_CHECK) && places.get(WHOLE_CHECK).line() == line;
    if (!checked) {
      return 0;
    }
    return places.containsKey(OPTIONAL_CHECK) ? 2 : 1;
  }

  /** As many fillers as can stand at a line's end, or before its last check digits. */
  int mostFillers(int line) {
    return FILLED.stream()
        .map(places::get)
        .filter(place -> place != null && place.line() == line)
        .mapToInt(place -> place.until() - place.from())
        .sum();
  }

  /**
   * A field's place.
   *
   * @param line from 0
   * @param from its first character, from 0
   * @param until the one behind its last
   */
  record Place(int line, int from, int until) {}

  private record Width(MrzField field, int characters) {}
}
