package org.portolan.cases.visa.model;

import java.util.List;

/**
 * What an earlier answer must be for something to be asked or wanted.
 *
 * @param question its id
 * @param is one of these it must be: options, {@code yes}, {@code no}, codes of countries
 */
public record Condition(String question, List<String> is) {

  public Condition {
    is = is == null ? List.of() : List.copyOf(is);
  }

  /** Whether it holds; not while the question has no answer. */
  boolean holds(Answers answers) {
    return answers.of(question).map(answer -> is.contains(answer.text())).orElse(false);
  }
}
