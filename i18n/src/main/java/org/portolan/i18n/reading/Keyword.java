package org.portolan.i18n.reading;

/** What a person can say at any time, whatever was asked. */
public enum Keyword {
  /** No more messages. */
  STOP,
  /** Messages again. */
  START,
  /** A person is needed. */
  HELP,
  /** This number is not theirs whom we write to. */
  WRONG_PERSON
}
