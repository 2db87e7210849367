package org.portolan.cases.visa.model;

import java.util.Optional;
import org.portolan.i18n.Keyed;

/** Where an application stands. What leads from one to another is {@link LifeCycle}. */
public enum State implements Keyed {
  /** The applicant is still writing; no officer sees it. */
  DRAFT,
  /** Handed in; waits for an officer. */
  SUBMITTED,
  /** An officer has it. */
  IN_REVIEW,
  /** Something more was asked for, until a day. */
  INCOMPLETE,
  /** Somebody has to talk with the applicant first. */
  INTERVIEW_WANTED,
  /** An officer would grant it; a second person decides. */
  GRANT_PROPOSED,
  /** An officer would refuse it; a second person decides. */
  REFUSAL_PROPOSED,
  GRANTED,
  REFUSED,
  /** Taken back by the applicant. */
  WITHDRAWN,
  /** A draft that nobody handed in. */
  LAPSED,
  /** The visa was handed out. */
  ISSUED,
  /** A visa, or that one was granted, was taken back. */
  REVOKED,
  REFUSAL_APPEALED,
  REVOCATION_APPEALED;

  /** Whether the matter is at an end for now; the time for which it is kept begins. */
  public boolean isClosed() {
    return switch (this) {
      case REFUSED, WITHDRAWN, LAPSED, ISSUED, REVOKED -> true;
      case DRAFT,
          SUBMITTED,
          IN_REVIEW,
          INCOMPLETE,
          INTERVIEW_WANTED,
          GRANT_PROPOSED,
          REFUSAL_PROPOSED,
          GRANTED,
          REFUSAL_APPEALED,
          REVOCATION_APPEALED ->
          false;
    };
  }

  /** The state with a key; empty when there is none. */
  public static Optional<State> find(String key) {
    return Keyed.find(State.class, key);
  }

  /** From what {@link #key()} wrote. */
  public static State ofKey(String key) {
    return Keyed.of(State.class, key);
  }
}
