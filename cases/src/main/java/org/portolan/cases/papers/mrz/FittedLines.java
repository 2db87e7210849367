package org.portolan.cases.papers.mrz;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.portolan.cases.papers.mrz.Correction.Why;
import org.portolan.cases.papers.mrz.MrzProblem.Reason;

/**
 * Lines of the length of their format: where fillers at a line's end, or before its last check
 * digits, are too many or too few, they are taken out or put in, and that is told.
 *
 * @param problems lines that no such fillers make right
 */
record FittedLines(List<String> lines, List<Correction> corrections, List<MrzProblem> problems) {

  static FittedLines of(List<String> typed, MrzFormat format) {
    FittedLines fitted = new FittedLines(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
    for (int line = 0; line < typed.size(); line++) {
      Optional<String> fits = fitted.fit(typed.get(line), line, format);
      fitted.lines.add(fits.orElse(typed.get(line)));
      if (fits.isEmpty()) {
        fitted.problems.add(MrzProblem.at(Reason.WRONG_LENGTH, line + 1, typed.get(line).length()));
      }
    }
    return fitted;
  }

  private Optional<String> fit(String typed, int line, MrzFormat format) {
    int missing = format.length() - typed.length();
    int end = endOfFillers(typed, format.behindFillers(line));
    if (missing > format.mostFillers(line)) {
      return Optional.empty();
    }
    if (missing > 0) {
      String fillers = "<".repeat(missing);
      corrections.add(new Correction(Why.FILLERS_ADDED, line + 1, end + 1, "", fillers));
      return Optional.of(typed.substring(0, end) + fillers + typed.substring(end));
    }
    if (missing == 0) {
      return Optional.of(typed);
    }
    String fillers = "<".repeat(-missing);
    int from = end + missing;
    if (from < 0 || !typed.startsWith(fillers, from)) {
      return Optional.empty();
    }
    corrections.add(new Correction(Why.FILLERS_LEFT_OUT, line + 1, from + 1, fillers, ""));
    return Optional.of(typed.substring(0, from) + typed.substring(end));
  }

  /**
   * Behind the last filler that has no more characters behind it than may be; else before those.
   */
  private static int endOfFillers(String typed, int behind) {
    int least = Math.max(0, typed.length() - behind);
    for (int end = typed.length(); end >= least && end > 0; end--) {
      boolean lastOnly = behind > 0 && end == typed.length();
      if (typed.charAt(end - 1) == '<' && !lastOnly) {
        return end;
      }
    }
    return behind == 0 ? typed.length() : Math.max(0, typed.length() - 1);
  }
}
