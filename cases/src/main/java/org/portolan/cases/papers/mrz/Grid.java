package org.portolan.cases.papers.mrz;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.portolan.cases.papers.mrz.MrzFormat.Place;

/** The characters of a zone of some format, while it is being read. */
final class Grid {

  private final MrzFormat format;
  private final List<StringBuilder> lines = new ArrayList<>();

  Grid(MrzFormat format, List<String> lines) {
    this.format = format;
    lines.forEach(line -> this.lines.add(new StringBuilder(line)));
  }

  MrzFormat format() {
    return format;
  }

  boolean has(MrzField field) {
    return format.places().containsKey(field);
  }

  /** What stands in a field; nothing where the format has no such. */
  String get(MrzField field) {
    Place place = format.places().get(field);
    return place == null ? "" : lines.get(place.line()).substring(place.from(), place.until());
  }

  void set(MrzField field, int within, char character) {
    Place place = format.places().get(field);
    lines.get(place.line()).setCharAt(place.from() + within, character);
  }

  void apply(Correction correction) {
    lines
        .get(correction.line() - 1)
        .setCharAt(correction.column() - 1, correction.read().charAt(0));
  }

  void undo(Correction correction) {
    lines
        .get(correction.line() - 1)
        .setCharAt(correction.column() - 1, correction.typed().charAt(0));
  }

  /**
   * The end of a number that is longer than its field: a filler for the check digit, and the rest
   * with its check digit at the beginning of the optional data (parts 5 and 6).
   */
  private Optional<String> overflow() {
    boolean possible = format == MrzFormat.TD1 || format == MrzFormat.TD2;
    if (!possible
        || !get(MrzField.NUMBER_CHECK).equals("<")
        || get(MrzField.NUMBER).endsWith("<")) {
      return Optional.empty();
    }
    String rest = get(MrzField.OPTIONAL).split("<", 2)[0];
    return rest.length() < 2 ? Optional.empty() : Optional.of(rest);
  }

  /** The whole number of the paper. */
  String number() {
    String number = get(MrzField.NUMBER);
    return overflow()
        .map(rest -> number + rest.substring(0, rest.length() - 1))
        .orElse(number)
        .replace("<", "");
  }

  /** What the issuer added, without the end of a number. */
  String optional() {
    String first = get(MrzField.OPTIONAL).substring(overflow().map(String::length).orElse(0));
    return (first + get(MrzField.FURTHER)).replaceAll("^<+|<+$", "");
  }

  /** The check digits that do not fit; that of the whole only when all the others do. */
  List<MrzField> wrongDigits() {
    List<MrzField> wrong = new ArrayList<>();
    if (!isNumberRight()) {
      wrong.add(MrzField.NUMBER_CHECK);
    }
    addWrong(wrong, MrzField.BIRTH, MrzField.BIRTH_CHECK);
    addWrong(wrong, MrzField.EXPIRY, MrzField.EXPIRY_CHECK);
    addWrong(wrong, MrzField.OPTIONAL, MrzField.OPTIONAL_CHECK);
    if (wrong.isEmpty() && has(MrzField.WHOLE_CHECK) && !isWholeRight()) {
      wrong.add(MrzField.WHOLE_CHECK);
    }
    return wrong;
  }

  private boolean isNumberRight() {
    String number = get(MrzField.NUMBER);
    return overflow()
        .map(
            rest -> {
              int last = rest.length() - 1;
              return CheckDigit.of(number + rest.substring(0, last)) == rest.charAt(last);
            })
        .orElseGet(() -> CheckDigit.of(number) == get(MrzField.NUMBER_CHECK).charAt(0));
  }

  private boolean isWholeRight() {
    String whole = format.whole().stream().map(this::get).collect(Collectors.joining());
    return CheckDigit.of(whole) == get(MrzField.WHOLE_CHECK).charAt(0);
  }

  private void addWrong(List<MrzField> wrong, MrzField field, MrzField digit) {
    if (has(digit) && !CheckDigit.fits(get(field), get(digit).charAt(0))) {
      wrong.add(digit);
    }
  }
}
