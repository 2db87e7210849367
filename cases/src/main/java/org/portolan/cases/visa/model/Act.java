package org.portolan.cases.visa.model;

import org.portolan.i18n.Keyed;

/**
 * Something done to an application. Each is an event of its journal, {@code visa.} and {@link
 * #key()}.
 */
public enum Act implements Keyed {
  BEGIN,
  /** Gives or changes answers. */
  ANSWER,
  /** Adds a child to the application. */
  ADD_CHILD,
  /** Sends a document. */
  HAND_IN,
  SUBMIT,
  /** Says that what was asked for is there. */
  SUPPLY,
  WITHDRAW,
  APPEAL,
  /** Takes the next from those that wait. */
  TAKE,
  ASSIGN,
  /** Gives it up because of who the applicant is to them. */
  RECUSE,
  /** Gives it back to those that wait. */
  PUT_BACK,
  NOTE,
  /** Says what a document is worth. */
  JUDGE,
  /** Says what there is to a signal. */
  SETTLE,
  /** Holds the passport's machine readable zone against the answers. */
  ZONE,
  /** What was written in own words is to be translated. */
  TRANSLATE,
  /** Says what the applicant needs to be treated fairly. */
  NEEDS,
  FEE,
  /** Originals went by courier. */
  PAPERS,
  ASK,
  EXTEND,
  GO_ON,
  INVITE,
  /** Called for an interview, and reached nobody. */
  CALL,
  /** Records what was said in the interview. */
  HEAR,
  GRANT,
  REFUSE,
  PROPOSE_GRANT,
  PROPOSE_REFUSAL,
  /** A second person agrees with what was proposed. */
  CONFIRM,
  SEND_BACK,
  ISSUE,
  REVOKE,
  /** An appeal changes nothing. */
  UPHOLD,
  /** After an appeal it is decided anew. */
  REOPEN,
  REMIND,
  /** The time to send more is over. */
  RUN_OUT,
  LAPSE;

  /** From what {@link #key()} wrote. */
  public static Act ofKey(String key) {
    return Keyed.of(Act.class, key);
  }
}
