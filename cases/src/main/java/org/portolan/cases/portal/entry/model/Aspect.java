package org.portolan.cases.portal.entry.model;

import java.util.Locale;

/**
 * What rules may depend on beside the destination and the day of arrival, in the order of asking.
 */
public enum Aspect {
  /** The country of the travel document; stateless and refugees have entries of their own. */
  NATIONALITY,
  /** Where the traveller lives. */
  RESIDENCE,
  /** Where the journey begins. */
  ORIGIN,
  /** Where they have been before, passing through included, and until when. */
  STAYS,
  PURPOSE,
  /** In full years on the day of arrival. */
  AGE,
  /** The documents that they hold. */
  PAPERS,
  VACCINATIONS,
  /** A negative test for infection, and its day. */
  TEST;

  /** As in the keys of its texts: {@code nationality}. */
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }
}
