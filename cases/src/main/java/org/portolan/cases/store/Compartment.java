package org.portolan.cases.store;

/**
 * The part of the case store a row belongs to. Who works in one sees nothing of another unless
 * their purpose grants it; the database enforces that with row-level security.
 */
public enum Compartment {
  /** Who a person is and how to reach them. */
  IDENTITY,
  /** Visa applications and interviews. */
  VISA,
  /** Quarantine, check-ins, health assessments. */
  HEALTH,
  /** Psychosocial support and referrals. */
  SUPPORT,
  /** Questions and public information. */
  INFORMATION,
  /** Localised messages to communities. */
  OUTREACH,
  /** Messages not yet routed to a case, or on their way out; only system actors read it. */
  TRANSIT,
  /** Staff accounts; only sign-in and administration read it. */
  ACCESS,
  /** Who opened what in an emergency and why; the data protection officer's. */
  OVERSIGHT;

  /** The name as the database writes it. */
  public String key() {
    return name().toLowerCase(java.util.Locale.ROOT);
  }
}
