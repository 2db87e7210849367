package org.portolan.messaging.prompts;

import java.time.Instant;
import java.util.Optional;

/**
 * One sentence that a language has to have recorded, and what there is of it.
 *
 * @param id such as {@code question.mood}, or {@code voice.press:3} where a number belongs to it
 * @param text what is to be read aloud, as it is now
 * @param always whether no call can be held without it; else only what tells a day or an hour needs
 *     it
 */
public record Prompt(String id, String text, Optional<Recorded> recorded, boolean always) {

  /** Where it stands. */
  public State state() {
    return recorded
        .map(there -> there.text.equals(text) ? State.RECORDED : State.OUTDATED)
        .orElse(State.MISSING);
  }

  /** Whether it can be played: there is a recording, and it says what is to be said. */
  public boolean playable() {
    return state() == State.RECORDED;
  }

  /** Where a prompt stands. */
  public enum State {
    MISSING,
    /** The text has changed since; what was recorded is not played any more. */
    OUTDATED,
    RECORDED;

    /** The end of the key of its text. */
    public String key() {
      return name().toLowerCase(java.util.Locale.ROOT);
    }
  }

  /**
   * A recording as it is kept.
   *
   * @param name under which it is fetched: made of its content, so that another has another
   * @param text what it says
   */
  public record Recorded(String name, String text, int seconds, Instant at) {}
}
