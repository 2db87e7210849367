package org.portolan.cases.portal.rumours;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;

/**
 * Something that people tell each other and that may not be true. It is open until somebody has
 * found out and written what is right; it can be answered anew when more is known.
 *
 * @param reference of its file
 * @param saying what is said, at most {@link #LONGEST} characters
 * @param past whether it was put away, as nobody tells it any more
 * @param heard how often
 * @param lastHeard the day it was heard last
 */
public record Rumour(
    UUID caseId,
    String reference,
    String saying,
    Instant recordedAt,
    Optional<Answer> answer,
    boolean past,
    long heard,
    LocalDate lastHeard) {

  /** The longest saying or answer, in UTF-16 units. */
  public static final int LONGEST = 2_000;

  /** Whether nobody has found out yet. */
  public boolean isOpen() {
    return answer.isEmpty();
  }

  /** The end of the key of its state: {@code open}, {@code answered} or {@code past}. */
  public String state() {
    return isOpen() ? "open" : past ? "past" : "answered";
  }

  @Override
  public String toString() {
    return "Rumour[" + reference + "]";
  }

  /**
   * What is right.
   *
   * @param words at most {@link #LONGEST} characters
   * @param page the slug of the information page that puts it right; empty where there is none
   */
  public record Answer(Verdict verdict, String words, Optional<String> page, Instant at) {

    @Override
    public String toString() {
      return "Answer[" + verdict.key() + "]";
    }
  }
}
