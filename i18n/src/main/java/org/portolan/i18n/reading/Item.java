package org.portolan.i18n.reading;

import java.math.BigDecimal;

/**
 * What a word, phrase, number or sign contributes to an answer.
 *
 * @param meaning of {@link Kind#SAYS}: an option's id, {@code yes}, {@code no}, or a keyword
 * @param number of {@link Kind#NUMBER}
 */
record Item(Kind kind, String meaning, BigDecimal number) {

  private static final String SPELLED = "spelled";

  /** The names are also the classes of words in the word lists: {@code not-after}. */
  enum Kind {
    SAYS,
    NUMBER,
    /** Denies what follows: not. */
    NOT,
    /** Denies what follows, or is an answer by itself: no. */
    NO,
    /** Denies what came before, as Persian and Bengali verbs do. */
    NOT_AFTER,
    /** There is, I have: what came before is said. */
    AFFIRM,
    OR,
    AND,
    BUT,
    /** Changes nothing: I, am, very, please. */
    SMALL,
    /** Makes the answer uncertain: maybe, yesterday, better. */
    DOUBT,
    UNKNOWN,
    COMMA,
    END,
    QUESTION,
    FOREIGN
  }

  static Item of(Kind kind) {
    return new Item(kind, "", null);
  }

  static Item says(String meaning) {
    return new Item(Kind.SAYS, meaning, null);
  }

  static Item number(BigDecimal number) {
    return new Item(Kind.NUMBER, "", number);
  }

  /** A number in words. */
  static Item spelled(BigDecimal number) {
    return new Item(Kind.NUMBER, SPELLED, number);
  }

  boolean isSpelled() {
    return is(Kind.NUMBER) && meaning.equals(SPELLED);
  }

  boolean is(Kind other) {
    return kind == other;
  }

  boolean means(String word) {
    return kind == Kind.SAYS && meaning.equals(word);
  }
}
