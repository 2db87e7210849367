package org.portolan.cases.visa.model;

/** Who does something to an application. */
public enum Party {
  /** Whose application it is. */
  APPLICANT,
  /** A consular officer of its post. */
  OFFICER,
  /** A supervisor of its post: hands out work, and decides where a second person has to. */
  SUPERVISOR,
  /** Time that has passed. */
  CLOCK
}
