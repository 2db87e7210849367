package org.portolan.messaging.channel;

/** What a failure means for what we do next. */
public enum FailureClass {
  /** The person does not want our texts. */
  OPTED_OUT,
  /** The number takes no texts. */
  INVALID,
  /** Nobody wrote to us from there lately: only an approved template may go, if there is one. */
  WINDOW_CLOSED,
  /** It may work later. */
  RETRY,
  /** It may work later, and everything else should wait a little too. */
  SLOW_DOWN,
  /** Nobody took the call; somebody may later, but not in the next minutes. */
  UNANSWERED,
  /** It will not work; a person looks at it. */
  STOP;

  /** Whether trying again later makes sense. */
  public boolean isPassing() {
    return this == RETRY || this == SLOW_DOWN || this == UNANSWERED;
  }
}
