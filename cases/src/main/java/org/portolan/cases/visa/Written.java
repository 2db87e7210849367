package org.portolan.cases.visa;

import java.util.function.Function;
import org.portolan.cases.visa.model.Decision;
import org.portolan.cases.visa.model.Refusal;

/**
 * A text that somebody wrote and that must say something.
 *
 * @param text null when it is refused
 * @param refusal null when it is taken
 */
record Written(String text, Refusal refusal) {

  static Written of(String typed) {
    String text = typed == null ? "" : typed.strip();
    if (text.isEmpty()) {
      return new Written(null, Refusal.EMPTY);
    }
    return text.codePointCount(0, text.length()) > Decision.LONGEST_TEXT
        ? new Written(null, Refusal.TOO_LONG)
        : new Written(text, null);
  }

  <R> R fold(Function<String, R> taken, Function<Refusal, R> refused) {
    return refusal == null ? taken.apply(text) : refused.apply(refusal);
  }

  @Override
  public String toString() {
    return "Written";
  }
}
