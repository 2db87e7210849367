package org.portolan.cases.requests;

import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/**
 * Somebody's request about their own data.
 *
 * @param body what they wrote
 * @param contactPoint that they are told at, once it is answered
 * @param answerBy when they must have an answer
 * @param answer empty while it waits
 */
public record DataRequest(
    UUID id,
    UUID person,
    Kind kind,
    String body,
    UUID contactPoint,
    Instant askedAt,
    Instant answerBy,
    Optional<Answer> answer) {

  /** The longest that can be asked or answered, in UTF-16 units: several pages. */
  public static final int LONGEST = 4_000;

  /** Whether it should have been answered by now. */
  public boolean isLate(Instant now) {
    return answer.isEmpty() && answerBy.isBefore(now);
  }

  @Override
  public String toString() {
    return "DataRequest[" + id + "]";
  }

  /** What is asked for. */
  public enum Kind {
    /** Something is wrong: GDPR, article 16. */
    CORRECTION,
    /** Something shall not be done with the data: GDPR, article 21. */
    OBJECTION;

    /** As stored: {@code correction}. */
    public String key() {
      return name().toLowerCase(Locale.ROOT);
    }

    /** The kind with a key; empty when there is none. */
    public static Optional<Kind> find(String key) {
      for (Kind kind : values()) {
        if (kind.key().equals(key)) {
          return Optional.of(kind);
        }
      }
      return Optional.empty();
    }
  }

  /**
   * An answer.
   *
   * @param accepted whether what was asked for is done
   * @param reason in the words of whoever answered
   */
  public record Answer(boolean accepted, String reason, Instant at) {

    /** As stored: {@code accepted} or {@code refused}. */
    public String outcome() {
      return accepted ? "accepted" : "refused";
    }

    @Override
    public String toString() {
      return "Answer[" + outcome() + "]";
    }
  }
}
