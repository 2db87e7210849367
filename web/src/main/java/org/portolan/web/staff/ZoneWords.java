package org.portolan.web.staff;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.portolan.cases.papers.mrz.Correction;
import org.portolan.cases.papers.mrz.MrzProblem;
import org.portolan.cases.papers.mrz.MrzReading;
import org.portolan.cases.papers.mrz.MrzReading.Read;
import org.portolan.cases.papers.mrz.MrzReading.Undecided;

/** What became of reading a zone, in words: what was put right, what is asked, what is wrong. */
final class ZoneWords {

  private final StaffTexts texts;

  ZoneWords(StaffTexts texts) {
    this.texts = texts;
  }

  /** One line for each thing to look at. */
  List<String> of(MrzReading reading) {
    return reading.fold(
        this::read, this::undecided, no -> no.problems().stream().map(this::problem).toList());
  }

  private List<String> read(Read read) {
    List<String> lines = new ArrayList<>();
    lines.add(texts.of("staff.zone.was-read"));
    read.corrections().forEach(one -> lines.add(corrected(one)));
    return lines;
  }

  private String corrected(Correction one) {
    return texts.with("staff.zone.corrected." + one.why().key(), arguments(one));
  }

  private static Map<String, Object> arguments(Correction one) {
    int fillers = Math.max(one.typed().length(), one.read().length());
    return Map.of(
        "line", one.line(),
        "column", one.column(),
        "typed", one.typed(),
        "read", one.read(),
        "n", fillers);
  }

  private List<String> undecided(Undecided undecided) {
    List<String> lines = new ArrayList<>();
    lines.add(texts.of("staff.zone.undecided"));
    undecided.ways().stream()
        .flatMap(List::stream)
        .distinct()
        .forEach(one -> lines.add(texts.with("staff.zone.undecided.at", arguments(one))));
    return lines;
  }

  private String problem(MrzProblem problem) {
    String field =
        problem.field().map(one -> texts.of("staff.zone.field." + fieldOf(one.key()))).orElse("");
    return texts.with(
        "staff.zone.problem." + problem.reason().key(),
        Map.of("line", problem.line(), "column", problem.column(), "field", field));
  }

  /** A check digit is called as what it checks. */
  private static String fieldOf(String key) {
    return key.endsWith("-check") ? key.substring(0, key.length() - "-check".length()) : key;
  }
}
