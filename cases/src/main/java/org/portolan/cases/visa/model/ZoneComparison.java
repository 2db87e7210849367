package org.portolan.cases.visa.model;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.portolan.cases.papers.TravelDocument;
import org.portolan.cases.papers.mrz.Mrz;
import org.portolan.cases.people.BirthDate;
import org.portolan.i18n.Keyed;
import org.portolan.i18n.names.MrzNameMatch;

/** What the machine readable zone of a passport says, held against what its holder answered. */
public final class ZoneComparison {

  private ZoneComparison() {}

  /** What is compared; each is the answer to a question. */
  public enum Field implements Keyed {
    NAME("name"),
    NUMBER("passport-number"),
    BIRTH("birth"),
    EXPIRY("passport-expiry"),
    NATIONALITY("nationality");

    private final String question;

    Field(String question) {
      this.question = question;
    }

    public String question() {
      return question;
    }
  }

  /** What came of comparing. */
  public enum Verdict implements Keyed {
    SAME,
    /** A name that is spelled in another way, or for which the zone has no room. */
    ALIKE,
    DIFFERS,
    /** One of the two says nothing of it. */
    NOT_SAID
  }

  /**
   * One thing compared.
   *
   * @param answered as it was answered; empty when it was not
   * @param read as the zone has it; empty when it says nothing of it
   */
  public record Row(Field field, String answered, String read, Verdict verdict) {
    @Override
    public String toString() {
      return "Row[" + field + ", " + verdict + "]";
    }
  }

  /** Everything that a zone and answers have in common. */
  public static List<Row> of(Answers answers, Mrz zone) {
    List<Row> rows = new ArrayList<>();
    for (Field field : Field.values()) {
      Optional<GivenAnswer> answer = answers.of(field.question);
      String read = read(field, zone);
      Verdict verdict =
          answer.isEmpty() || read.isEmpty()
              ? Verdict.NOT_SAID
              : verdict(field, answer.get(), zone);
      rows.add(new Row(field, answer.map(ZoneComparison::shown).orElse(""), read, verdict));
    }
    return List.copyOf(rows);
  }

  /** In what they differ, by the keys of the fields. */
  public static List<String> differing(Answers answers, Mrz zone) {
    return of(answers, zone).stream()
        .filter(row -> row.verdict() == Verdict.DIFFERS)
        .map(row -> row.field().key())
        .toList();
  }

  private static String shown(GivenAnswer answer) {
    return answer.latin() == null ? answer.text() : answer.latin();
  }

  private static String read(Field field, Mrz zone) {
    return switch (field) {
      case NAME -> zone.name().written();
      case NUMBER -> zone.number();
      case BIRTH -> zone.born().map(BirthDate::gregorian).orElse("");
      case EXPIRY -> zone.expires().map(LocalDate::toString).orElse("");
      // a code that nobody knows is compared as it stands
      case NATIONALITY -> zone.citizenOf().orElse(zone.nationality());
    };
  }

  private static Verdict verdict(Field field, GivenAnswer answer, Mrz zone) {
    return switch (field) {
      case NAME -> name(answer, zone);
      case NUMBER ->
          of(TravelDocument.normalised(answer.text()).filter(zone.number()::equals).isPresent());
      case BIRTH -> of(zone.born().filter(born -> meet(born, answer)).isPresent());
      case EXPIRY ->
          of(
              zone.expires()
                  .filter(day -> !day.isBefore(answer.firstDay()) && !day.isAfter(answer.lastDay()))
                  .isPresent());
      case NATIONALITY -> of(answer.text().equals(read(field, zone)));
    };
  }

  /** In its own script and in Latin letters; whichever is nearer. */
  private static Verdict name(GivenAnswer answer, Mrz zone) {
    MrzNameMatch best =
        Stream.of(answer.text(), answer.latin())
            .map(name -> MrzNameMatch.of(name, zone.name()))
            .min(Enum::compareTo)
            .orElseThrow();
    return switch (best) {
      case SAME -> Verdict.SAME;
      case CUT_SHORT, ALIKE -> Verdict.ALIKE;
      case OTHER -> Verdict.DIFFERS;
    };
  }

  private static boolean meet(BirthDate born, GivenAnswer answer) {
    return !born.span().first().isAfter(answer.lastDay())
        && !born.span().last().isBefore(answer.firstDay());
  }

  private static Verdict of(boolean same) {
    return same ? Verdict.SAME : Verdict.DIFFERS;
  }
}
