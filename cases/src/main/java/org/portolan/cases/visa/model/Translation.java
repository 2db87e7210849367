package org.portolan.cases.visa.model;

import java.util.Optional;
import java.util.UUID;

/**
 * An answer in somebody's own words that is to be read in another language.
 *
 * @param answerVersion of the answer that it is of; of a later answer it says nothing
 * @param text the translation; empty while it waits for somebody
 * @param by the actor who translated it
 */
public record Translation(
    UUID id,
    UUID member,
    String question,
    long answerVersion,
    Optional<String> text,
    Optional<String> by) {

  /** Whether it is of an answer as it stands. */
  public boolean isOf(UUID whose, String asked, GivenAnswer answer) {
    return member.equals(whose) && question.equals(asked) && answer.at() == answerVersion;
  }

  @Override
  public String toString() {
    return "Translation[" + id + "]";
  }
}
