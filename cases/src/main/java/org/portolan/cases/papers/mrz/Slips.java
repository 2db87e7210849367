package org.portolan.cases.papers.mrz;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.portolan.cases.papers.mrz.Correction.Why;
import org.portolan.cases.papers.mrz.MrzFormat.Place;
import org.portolan.cases.papers.mrz.MrzProblem.Reason;

/**
 * Letters and digits that are taken for each other: O and 0, I and 1, Z and 2, S and 5, G and 6, B
 * and 8. Where only one kind can stand, that decides. Where both can, the check digits do, if they
 * can: one such character in a field, or all letters of a kind, were taken for their other. A 6 and
 * a G count the same modulo ten, so that between those two no check digit ever decides.
 *
 * <p>One check digit in ten fits by chance. A letter among digits is a likely slip; a digit that
 * should be a letter is not, and most numbers have many of those that could be. So such a way is
 * looked for, to be asked about, and never taken.
 */
final class Slips {

  private static final String LETTERS = "OIZSGB";
  private static final String DIGITS = "012568";

  private Slips() {}

  /** Puts right what cannot stand where it does, and returns what cannot be put right. */
  static List<MrzProblem> putRight(Grid grid, List<Correction> corrections) {
    List<MrzProblem> problems = new ArrayList<>();
    for (MrzField field : grid.format().places().keySet()) {
      String value = grid.get(field);
      for (int at = 0; at < value.length(); at++) {
        if (!isAllowed(field, value.charAt(at))) {
          char other = other(value.charAt(at));
          if (other != 0 && isAllowed(field, other)) {
            corrections.add(correction(Why.KIND_OF_PLACE, grid, field, at));
            grid.set(field, at, other);
          } else {
            problems.add(MrzProblem.in(Reason.WRONG_KIND, grid.format(), field, at));
          }
        }
      }
    }
    return problems;
  }

  private static boolean isAllowed(MrzField field, char character) {
    boolean digit = character >= '0' && character <= '9';
    return switch (field.letters()) {
      case ANY -> true;
      case ALPHABET -> !digit;
      case DIGITS -> digit || character == '<' && field != MrzField.WHOLE_CHECK;
    };
  }

  /** What a character is taken for, or 0. */
  private static char other(char character) {
    int letter = LETTERS.indexOf(character);
    if (letter >= 0) {
      return DIGITS.charAt(letter);
    }
    int digit = DIGITS.indexOf(character);
    return digit >= 0 ? LETTERS.charAt(digit) : 0;
  }

  private static Correction correction(Why why, Grid grid, MrzField field, int within) {
    Place place = grid.format().places().get(field);
    char typed = grid.get(field).charAt(within);
    return new Correction(
        why,
        place.line() + 1,
        place.from() + within + 1,
        String.valueOf(typed),
        String.valueOf(other(typed)));
  }

  /** Whether a way is likely enough to be taken when it is the only one. */
  static boolean isLikely(List<Correction> way) {
    return way.stream().allMatch(Slips::isLetter);
  }

  private static boolean isLetter(Correction one) {
    return LETTERS.contains(one.typed());
  }

  /** The ways of putting right mixed fields after which every check digit fits. */
  static List<List<Correction>> ways(Grid grid) {
    List<List<Correction>> ways = new ArrayList<>();
    for (MrzField field : grid.format().places().keySet()) {
      if (field.isMixed()) {
        for (List<Correction> way : suspects(grid, field)) {
          way.forEach(grid::apply);
          if (grid.wrongDigits().isEmpty()) {
            ways.add(way);
          }
          way.forEach(grid::undo);
        }
      }
    }
    return List.copyOf(ways);
  }

  /** Each single character of a field that may be another, and all letters that are the same. */
  private static List<List<Correction>> suspects(Grid grid, MrzField field) {
    List<List<Correction>> suspects = new ArrayList<>();
    Map<Character, List<Correction>> alike = new LinkedHashMap<>();
    String value = grid.get(field);
    for (int at = 0; at < value.length(); at++) {
      if (other(value.charAt(at)) != 0) {
        Correction one = correction(Why.CHECK_DIGITS, grid, field, at);
        suspects.add(List.of(one));
        if (isLetter(one)) {
          alike.computeIfAbsent(value.charAt(at), unused -> new ArrayList<>()).add(one);
        }
      }
    }
    alike.values().stream()
        .filter(some -> some.size() > 1)
        .map(List::copyOf)
        .forEach(suspects::add);
    return suspects;
  }
}
