package org.portolan.cases.papers.mrz;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.portolan.cases.papers.mrz.Correction.Why;
import org.portolan.cases.papers.mrz.MrzProblem.Reason;

/**
 * What somebody typed, as lines of capital letters, digits and fillers. Case, spaces, width and the
 * script of digits mean nothing; letters of other scripts that look like Latin ones are put right
 * and told.
 *
 * @param lines without empty ones
 * @param corrections of letters; their columns are those of these lines
 * @param problem the first character that is none of a zone's
 */
record TypedLines(List<String> lines, List<Correction> corrections, Optional<MrzProblem> problem) {

  /** Lines that were put in one: their lengths, and how many there are then. */
  private static final Map<Integer, Integer> TOGETHER = Map.of(88, 2, 72, 2, 90, 3);

  /** What keyboards, word processors and web pages make of {@code <<} and {@code <}. */
  private static final String TWO_FILLERS = "«《";

  private static final String FILLERS = "‹〈⟨˂ᐸ";

  /** Cyrillic and Greek capitals, and below each the Latin one that looks the same. */
  private static final String OTHER_SCRIPTS = "АВЕКМНОРСТУХІЅЈΑΒΕΖΗΙΚΜΝΟΡΤΥΧ";

  private static final String LATIN = "ABEKMHOPCTYXISJABEZHIKMNOPTYX";

  static TypedLines of(String typed) {
    List<String> lines = new ArrayList<>();
    List<Correction> corrections = new ArrayList<>();
    MrzProblem problem = null;
    for (String line : Normalizer.normalize(typed, Normalizer.Form.NFKC).split("\\R")) {
      StringBuilder tidy = new StringBuilder();
      for (int point : line.toUpperCase(Locale.ROOT).codePoints().toArray()) {
        String characters = characters(point);
        if (characters == null) {
          problem =
              problem == null
                  ? MrzProblem.at(Reason.NO_SUCH_CHARACTER, lines.size() + 1, tidy.length() + 1)
                  : problem;
          continue;
        }
        if (OTHER_SCRIPTS.indexOf(point) >= 0) {
          corrections.add(
              new Correction(
                  Why.LOOKS_ALIKE,
                  lines.size() + 1,
                  tidy.length() + 1,
                  Character.toString(point),
                  characters));
        }
        tidy.append(characters);
      }
      if (!tidy.isEmpty()) {
        lines.add(tidy.toString());
      }
    }
    return parted(new TypedLines(lines, corrections, Optional.ofNullable(problem)));
  }

  /** What a character is in a zone: nothing, one or two; null for one that cannot be there. */
  private static String characters(int point) {
    if (point >= 'A' && point <= 'Z' || point >= '0' && point <= '9' || point == '<') {
      return Character.toString(point);
    }
    if (Character.isDigit(point)) {
      return String.valueOf(Character.digit(point, 10));
    }
    if (TWO_FILLERS.indexOf(point) >= 0) {
      return "<<";
    }
    if (FILLERS.indexOf(point) >= 0) {
      return "<";
    }
    int same = OTHER_SCRIPTS.indexOf(point);
    if (same >= 0) {
      return LATIN.substring(same, same + 1);
    }
    boolean unseen =
        Character.isWhitespace(point)
            || Character.isSpaceChar(point)
            || Character.getType(point) == Character.FORMAT;
    return unseen ? "" : null;
  }

  private static TypedLines parted(TypedLines typed) {
    Integer parts = typed.lines.size() == 1 ? TOGETHER.get(typed.lines.get(0).length()) : null;
    if (parts == null) {
      return typed;
    }
    String all = typed.lines.get(0);
    int length = all.length() / parts;
    List<String> lines =
        IntStream.range(0, parts)
            .mapToObj(part -> all.substring(part * length, (part + 1) * length))
            .toList();
    List<Correction> moved =
        typed.corrections.stream()
            .map(
                one ->
                    new Correction(
                        one.why(),
                        (one.column() - 1) / length + 1,
                        (one.column() - 1) % length + 1,
                        one.typed(),
                        one.read()))
            .toList();
    return new TypedLines(lines, moved, typed.problem);
  }

  /** How far the lengths of these lines are from a format's, all in all. */
  int distance(MrzFormat format) {
    return lines.stream().mapToInt(line -> Math.abs(line.length() - format.length())).sum();
  }

  /** The formats that they may have, likeliest first; none where their number fits none. */
  List<MrzFormat> formats() {
    boolean visa = !lines.isEmpty() && lines.get(0).startsWith("V");
    return Arrays.stream(MrzFormat.values())
        .filter(format -> format.lines() == lines.size() && format.isVisa() == visa)
        .sorted((one, other) -> Integer.compare(distance(one), distance(other)))
        .toList();
  }
}
