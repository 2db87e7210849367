package org.portolan.cases.visa.model;

import org.portolan.i18n.Keyed;

/** Why something was not done, as in {@code visa.refusal.…}. */
public enum Refusal implements Keyed {
  /** There is none such for whoever asks. */
  NOT_FOUND,
  /** Where the application stands, nobody does this. */
  NOT_NOW,
  /** Somebody of another role does this. */
  NOT_YOURS,
  /** A colleague has it. */
  NOT_ASSIGNED,
  /** They gave it up because of who the applicant is to them. */
  RECUSED,
  /** Two people have to agree. */
  SAME_PERSON,
  /** A refusal needs a ground, and one that the type names. */
  NO_GROUNDS,
  /** The type does not offer such a visa. */
  NOT_OFFERED,
  /** The fee was neither paid nor waived. */
  FEE_OPEN,
  /** The day is none, or is too early or too late. */
  BAD_DAY,
  BAD_REASON,
  /** No key seals visas now. */
  NO_SEAL,
  /** A name or a stay cannot be written into a seal. */
  NOT_SEALABLE,
  /** Nothing was asked for, or written. */
  EMPTY,
  TOO_LONG,
  TOO_LATE,
  TOO_MANY;
}
