package org.portolan.cases.visa.model;

import java.util.List;

/**
 * A question of a visa type, asked on a page of its own.
 *
 * @param options of a choice, in the order they are offered
 * @param optional whether it may be left without an answer
 * @param least of a number, null for no limit
 * @param most of a number, null for no limit
 * @param longest of a text in characters; null for {@link #LONGEST_TEXT}
 * @param day where a day has to lie, seen from the day of answering; null for anywhere
 * @param when all of these must hold for it to be asked
 */
public record Question(
    String id,
    Kind kind,
    List<String> options,
    boolean optional,
    Integer least,
    Integer most,
    Integer longest,
    Day day,
    List<Condition> when) {

  /** A text that no page of a form needs more than, in characters. */
  public static final int LONGEST_TEXT = 1_000;

  /** How a question is answered. */
  public enum Kind {
    TEXT,
    /** In the own script, and in Latin letters as in the passport. */
    NAME,
    /** A day, in whatever calendar. */
    DATE,
    CHOICE,
    YES_NO,
    /** ISO 3166-1 alpha-3, or a code of ICAO Doc 9303 part 3. */
    COUNTRY,
    NUMBER
  }

  /** Where a day has to lie. */
  public enum Day {
    /** Not after today, and within a human life. */
    PAST,
    /** Not before today, and within twenty years. */
    FUTURE
  }

  public Question {
    options = options == null ? List.of() : List.copyOf(options);
    when = when == null ? List.of() : List.copyOf(when);
  }

  /** In characters. */
  public int mostCharacters() {
    return longest == null ? LONGEST_TEXT : longest;
  }

  /** Whether it is asked of somebody who has answered so. */
  boolean isAsked(Answers answers) {
    return when.stream().allMatch(condition -> condition.holds(answers));
  }

  /** The key of its words. */
  public String textKey() {
    return "visa.question." + id;
  }
}
