package org.portolan.web.visa;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.portolan.cases.papers.mrz.Correction;
import org.portolan.cases.papers.mrz.MrzField;
import org.portolan.cases.papers.mrz.MrzProblem;
import org.portolan.cases.papers.mrz.MrzReading;
import org.portolan.cases.papers.mrz.MrzReading.Read;
import org.portolan.cases.papers.mrz.MrzReading.Undecided;

/** What became of reading a zone, in words for whoever copied it from their passport. */
final class ToldZone {

  private static final String ZONE = "apply.zone.";
  private static final String CHECK = "-check";

  /** What has a word of its own; the rest is but a part of the lines. */
  private static final Set<MrzField> NAMED =
      Set.of(MrzField.NAME, MrzField.NUMBER, MrzField.BIRTH, MrzField.EXPIRY, MrzField.NATIONALITY);

  private final VisaFrame frame;

  ToldZone(VisaFrame frame) {
    this.frame = frame;
  }

  /** What is wrong, or is to be looked at; nothing of a zone that was read. */
  List<String> wrong(MrzReading reading) {
    return reading.fold(
        read -> List.of(),
        this::undecided,
        refused -> refused.problems().stream().map(this::problem).toList());
  }

  /** What was put right in it. */
  List<String> corrected(Read read) {
    return read.corrections().stream().map(this::corrected).distinct().toList();
  }

  private List<String> undecided(Undecided undecided) {
    return Stream.concat(
            Stream.of(frame.plain("apply.zone.undecided")),
            undecided.ways().stream()
                .flatMap(List::stream)
                .distinct()
                .map(one -> frame.plain("apply.zone.undecided.at", arguments(one))))
        .toList();
  }

  private String corrected(Correction one) {
    boolean fillers = one.typed().isEmpty() || one.read().isEmpty();
    return frame.plain(ZONE + (fillers ? "fillers" : "corrected"), arguments(one));
  }

  private static Map<String, Object> arguments(Correction one) {
    return Map.of(
        "line", one.line(), "column", one.column(), "typed", one.typed(), "read", one.read());
  }

  private String problem(MrzProblem problem) {
    String key =
        switch (problem.reason()) {
          case NO_DATE, NO_SEX, NO_NAME, NO_NUMBER -> "value";
          default -> problem.reason().key();
        };
    return frame.plain(
        ZONE + "problem." + key,
        Map.of(
            "line",
            problem.line(),
            "column",
            problem.column(),
            "field",
            field(problem.field().orElse(MrzField.OPTIONAL))));
  }

  /** A check digit is called as what it checks. */
  private String field(MrzField field) {
    String checked = field.key().endsWith(CHECK) ? field.key().replace(CHECK, "") : field.key();
    boolean named = NAMED.stream().map(MrzField::key).anyMatch(checked::equals);
    return frame.plain(ZONE + "field." + (named ? checked : "other"));
  }
}
