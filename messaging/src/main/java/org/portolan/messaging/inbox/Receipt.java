package org.portolan.messaging.inbox;

/** What became of a message at the door. */
public enum Receipt {
  /** It stands in the inbox. */
  STORED,
  /** It stood there already; the provider repeated it. */
  REPEATED,
  /** Refused: without an id of its own it could not be told from its repetition. */
  NO_MESSAGE_ID,
  /** Refused: nobody to answer and nobody to ask. */
  NO_SENDER,
  /** Refused: longer than any text message. */
  TOO_LARGE;

  /** Whether the provider need not send it again. */
  public boolean kept() {
    return this == STORED || this == REPEATED;
  }
}
