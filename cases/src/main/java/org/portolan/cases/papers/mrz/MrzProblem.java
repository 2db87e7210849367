package org.portolan.cases.papers.mrz;

import java.util.Optional;
import org.portolan.i18n.Keyed;

/**
 * What is wrong with a zone, and where.
 *
 * @param line from 1; 0 when it is about all of them
 * @param column from 1; 0 when it is about the whole line
 * @param field what stands there, if that is known
 */
public record MrzProblem(Reason reason, int line, int column, Optional<MrzField> field) {

  /** What is wrong. */
  public enum Reason implements Keyed {
    /** Nothing was typed. */
    NOTHING,
    /** Far more than any zone has. */
    TOO_LONG,
    /** Neither two lines nor three. */
    WRONG_LINES,
    /** A line is too long or too short, and not by fillers only. */
    WRONG_LENGTH,
    /** No letter, digit or filler. */
    NO_SUCH_CHARACTER,
    /** The paper is none that begins so: P, A, C, I or V. */
    NO_DOCUMENT,
    /**
     * A letter where only digits stand, or a digit where only letters do, that is no likely slip.
     */
    WRONG_KIND,
    /** A check digit does not fit what it checks. */
    CHECK_DIGIT,
    /** No day that there is. */
    NO_DATE,
    /** Neither F nor M nor a filler. */
    NO_SEX,
    NO_NAME,
    NO_NUMBER;
  }

  static MrzProblem of(Reason reason) {
    return new MrzProblem(reason, 0, 0, Optional.empty());
  }

  static MrzProblem at(Reason reason, int line, int column) {
    return new MrzProblem(reason, line, column, Optional.empty());
  }

  /** In a field of a format; the column is counted from its beginning. */
  static MrzProblem in(Reason reason, MrzFormat format, MrzField field, int within) {
    MrzFormat.Place place = format.places().get(field);
    return new MrzProblem(reason, place.line() + 1, place.from() + within + 1, Optional.of(field));
  }
}
