package org.portolan.cases.visa.model;

import org.portolan.i18n.Keyed;

/** Why an answer cannot be taken; its words tell what to do, as in {@code visa.problem.…}. */
public enum Problem implements Keyed {
  MISSING,
  TOO_LONG,
  NOT_AN_OPTION,
  NOT_A_DAY,
  NO_SUCH_DAY,
  IN_THE_PAST,
  IN_THE_FUTURE,
  TOO_FAR,
  NOT_A_COUNTRY,
  NOT_A_NUMBER,
  TOO_SMALL,
  TOO_LARGE,
  /** The name is not in Latin letters, and nobody said how it is written in them. */
  LATIN_MISSING,
  NOT_LATIN,
  /** The question is not asked here, or not now. */
  NOT_ASKED;
}
