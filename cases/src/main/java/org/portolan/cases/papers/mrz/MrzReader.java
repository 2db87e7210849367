package org.portolan.cases.papers.mrz;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.portolan.cases.papers.mrz.MrzProblem.Reason;
import org.portolan.cases.papers.mrz.MrzReading.Read;
import org.portolan.cases.papers.mrz.MrzReading.Refused;
import org.portolan.cases.papers.mrz.MrzReading.Undecided;

/**
 * Reads a machine readable zone as somebody typed or pasted it. Slips are put right where there is
 * but one way to do so, and told; where there are several nobody guesses.
 */
public final class MrzReader {

  /** The longest zone has 90 characters; with spaces and line breaks it is far from this. */
  public static final int LONGEST = 400;

  private MrzReader() {}

  /**
   * Reads.
   *
   * @param typed two or three lines, or all of them in one
   * @param today decides of which century the years are
   */
  public static MrzReading read(String typed, LocalDate today) {
    if (typed == null || typed.isBlank()) {
      return refused(MrzProblem.of(Reason.NOTHING));
    }
    if (typed.length() > LONGEST) {
      return refused(MrzProblem.of(Reason.TOO_LONG));
    }
    TypedLines lines = TypedLines.of(typed);
    if (lines.problem().isPresent()) {
      return refused(lines.problem().get());
    }
    MrzReading nearest = null;
    for (MrzFormat format : lines.formats()) {
      MrzReading reading = read(lines, format, today);
      if (reading instanceof Read) {
        return reading;
      }
      nearest = nearest == null ? reading : nearest;
    }
    return nearest == null ? refused(MrzProblem.of(Reason.WRONG_LINES)) : nearest;
  }

  private static MrzReading read(TypedLines typed, MrzFormat format, LocalDate today) {
    FittedLines fitted = FittedLines.of(typed.lines(), format);
    if (!fitted.problems().isEmpty()) {
      return new Refused(List.copyOf(fitted.problems()));
    }
    List<Correction> corrections = new ArrayList<>(typed.corrections());
    corrections.addAll(fitted.corrections());
    Grid grid = new Grid(format, fitted.lines());
    List<MrzProblem> problems = Slips.putRight(grid, corrections);
    if (!problems.isEmpty()) {
      return new Refused(problems);
    }
    if (!grid.wrongDigits().isEmpty()) {
      List<List<Correction>> ways = Slips.ways(grid);
      if (ways.isEmpty()) {
        return new Refused(wrong(grid));
      }
      if (ways.size() > 1 || !Slips.isLikely(ways.get(0))) {
        return new Undecided(ways);
      }
      ways.get(0).forEach(grid::apply);
      corrections.addAll(ways.get(0));
    }
    return new ZoneValues(grid, today).read(List.copyOf(corrections));
  }

  private static List<MrzProblem> wrong(Grid grid) {
    return grid.wrongDigits().stream()
        .map(digit -> MrzProblem.in(Reason.CHECK_DIGIT, grid.format(), digit, 0))
        .toList();
  }

  private static Refused refused(MrzProblem problem) {
    return new Refused(List.of(problem));
  }
}
