package org.portolan.i18n.reading;

import java.math.BigDecimal;

/**
 * A piece of a folded text.
 *
 * @param text the word, the sign, or the digits as typed
 */
record Token(Kind kind, String text) {

  enum Kind {
    WORD,
    /** Digits, perhaps with a decimal part after a point. */
    NUMBER,
    /** Something between two clauses. */
    COMMA,
    /** The end of a sentence or line. */
    END,
    QUESTION,
    /** What makes a number none of ours: %, a fraction, a time. */
    FOREIGN
  }

  boolean isDecimal() {
    return kind == Kind.NUMBER && text.indexOf('.') > 0;
  }

  BigDecimal number() {
    return new BigDecimal(text);
  }
}
