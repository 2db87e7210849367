package org.portolan.cases.visa.model;

import java.lang.Character.UnicodeScript;
import java.text.Normalizer;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.portolan.cases.visa.model.Question.Day;
import org.portolan.i18n.Countries;
import org.portolan.i18n.calendars.Reckoning;
import org.portolan.i18n.calendars.Reckoning.Span;

/** Reads what was typed as the answer to a question, or says why it is none. */
public final class AnswerReading {

  /** Nobody is older. */
  private static final int OLDEST_YEARS = 130;

  /** No paper is valid longer, and no journey planned further. */
  private static final int FURTHEST_YEARS = 20;

  private static final int MOST_DIGITS = 9;

  private static final Pattern DAY =
      Pattern.compile("(\\d{4})(?:[-/. ](\\d{1,2})(?:[-/. ](\\d{1,2}))?)?");

  private static final Pattern IN_LATIN = Pattern.compile("[\\p{IsLatin}\\p{M}'’.,\\- ]+");

  private AnswerReading() {}

  /** What came of reading. */
  public sealed interface Read permits Answered, Bad {

    /** One of two ways on. */
    default <R> R fold(Function<GivenAnswer, R> answered, Function<Problem, R> bad) {
      return this instanceof Answered yes
          ? answered.apply(yes.answer)
          : bad.apply(((Bad) this).problem);
    }
  }

  /** It is an answer; an empty one when an optional question was left blank. */
  public record Answered(GivenAnswer answer) implements Read {}

  /** It is none. */
  public record Bad(Problem problem) implements Read {}

  /**
   * Reads.
   *
   * @param today where the applicant is
   */
  public static Read read(Question question, Typed typed, LocalDate today) {
    String text = clean(typed.text());
    if (text.isEmpty()) {
      return question.optional() ? answered(GivenAnswer.of("")) : new Bad(Problem.MISSING);
    }
    if (text.codePointCount(0, text.length()) > question.mostCharacters()) {
      return new Bad(Problem.TOO_LONG);
    }
    return switch (question.kind()) {
      case TEXT -> answered(GivenAnswer.of(text));
      case NAME -> name(question, text, clean(typed.latin()));
      case DATE -> day(question, digits(text), typed.calendar(), today);
      case CHOICE -> choice(question.options().contains(text), text, Problem.NOT_AN_OPTION);
      case YES_NO -> choice(text.equals("yes") || text.equals("no"), text, Problem.NOT_AN_OPTION);
      case COUNTRY -> {
        String code = text.toUpperCase(Locale.ROOT);
        yield choice(Countries.has(code), code, Problem.NOT_A_COUNTRY);
      }
      case NUMBER -> number(question, digits(text));
    };
  }

  private static Read answered(GivenAnswer answer) {
    return new Answered(answer);
  }

  private static Read choice(boolean fits, String text, Problem otherwise) {
    return fits ? answered(GivenAnswer.of(text)) : new Bad(otherwise);
  }

  private static Read name(Question question, String own, String latin) {
    boolean ownIsLatin = IN_LATIN.matcher(own).matches();
    if (latin.isEmpty() && !ownIsLatin) {
      return new Bad(Problem.LATIN_MISSING);
    }
    if (latin.codePointCount(0, latin.length()) > question.mostCharacters()) {
      return new Bad(Problem.TOO_LONG);
    }
    String written = latin.isEmpty() ? own : latin;
    return isLatin(written)
        ? answered(new GivenAnswer(own, written, null, null, 0))
        : new Bad(Problem.NOT_LATIN);
  }

  /** Whether a name is written in Latin letters, and has one at least. */
  public static boolean isLatin(String name) {
    return IN_LATIN.matcher(name).matches()
        && name.codePoints().anyMatch(point -> UnicodeScript.of(point) == UnicodeScript.LATIN);
  }

  private static Read number(Question question, String text) {
    if (!text.matches("\\d{1," + MOST_DIGITS + "}")) {
      return new Bad(text.matches("\\d+") ? Problem.TOO_LARGE : Problem.NOT_A_NUMBER);
    }
    int number = Integer.parseInt(text);
    if (question.least() != null && number < question.least()) {
      return new Bad(Problem.TOO_SMALL);
    }
    if (question.most() != null && number > question.most()) {
      return new Bad(Problem.TOO_LARGE);
    }
    return answered(GivenAnswer.of(Integer.toString(number)));
  }

  private static Read day(Question question, String text, String calendar, LocalDate today) {
    Matcher parts = DAY.matcher(text);
    Optional<Reckoning> reckoning =
        calendar == null || calendar.isEmpty()
            ? Optional.of(Reckoning.GREGORIAN)
            : Reckoning.ofKey(calendar);
    boolean exact = parts.matches() && parts.group(3) != null;
    if (!parts.matches() || reckoning.isEmpty() || !exact && question.day() != Day.PAST) {
      return new Bad(Problem.NOT_A_DAY);
    }
    Optional<Span> span =
        reckoning.get().span(number(parts, 1), number(parts, 2), number(parts, 3));
    boolean zero =
        parts.group(2) != null && number(parts, 2) == 0 || exact && number(parts, 3) == 0;
    if (span.isEmpty() || zero) {
      return new Bad(Problem.NO_SUCH_DAY);
    }
    return misplaced(question.day(), span.get(), today)
        .<Read>map(Bad::new)
        .orElseGet(
            () ->
                answered(
                    new GivenAnswer(written(span.get()), null, reckoning.get().key(), text, 0)));
  }

  private static Optional<Problem> misplaced(Day day, Span span, LocalDate today) {
    if (day == Day.PAST && span.first().isAfter(today)) {
      return Optional.of(Problem.IN_THE_FUTURE);
    }
    if (day == Day.FUTURE && span.last().isBefore(today)) {
      return Optional.of(Problem.IN_THE_PAST);
    }
    boolean far =
        span.last().isBefore(today.minusYears(OLDEST_YEARS))
            || span.first().isAfter(today.plusYears(FURTHEST_YEARS));
    return far ? Optional.of(Problem.TOO_FAR) : Optional.empty();
  }

  private static int number(Matcher parts, int group) {
    return parts.group(group) == null ? 0 : Integer.parseInt(parts.group(group));
  }

  private static String written(Span span) {
    return span.first().equals(span.last())
        ? span.first().toString()
        : span.first() + "/" + span.last();
  }

  /**
   * Without what nobody sees: controls, and marks that turn the direction of what stands beside
   * them. The two joiners stay, which Persian and Bengali words are written with.
   */
  private static String clean(String typed) {
    if (typed == null) {
      return "";
    }
    StringBuilder seen = new StringBuilder(typed.length());
    Normalizer.normalize(typed, Normalizer.Form.NFC)
        .codePoints()
        .forEach(
            point -> {
              switch (Character.getType(point)) {
                case Character.CONTROL -> seen.append(point == '\n' ? '\n' : ' ');
                case Character.FORMAT -> {
                  if (point == 0x200C || point == 0x200D) {
                    seen.appendCodePoint(point);
                  }
                }
                case Character.SURROGATE, Character.UNASSIGNED, Character.PRIVATE_USE -> {}
                default -> seen.appendCodePoint(point);
              }
            });
    return seen.toString().strip();
  }

  private static String digits(String text) {
    StringBuilder plain = new StringBuilder();
    text.codePoints()
        .forEach(
            point -> {
              int digit = Character.digit(point, 10);
              plain.appendCodePoint(digit < 0 ? point : '0' + digit);
            });
    return plain.toString();
  }
}
