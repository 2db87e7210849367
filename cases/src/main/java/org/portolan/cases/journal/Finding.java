package org.portolan.cases.journal;

import java.util.UUID;

/** One thing that does not hold. It names a case by its number, never a person. */
public sealed interface Finding {

  /** The number of the first entry, or of the anchor, that does not hold; both count from 1. */
  long number();

  /** What is wrong. */
  Damage damage();

  /**
   * A case's journal is damaged.
   *
   * @param reference what people call the case; null when the case itself is gone
   * @param compartment of the case as stored; null when the case itself is gone
   * @param scope of the case; null when the case itself is gone
   */
  record OfCase(
      UUID caseId, String reference, String compartment, String scope, long number, Damage damage)
      implements Finding {}

  /** An anchor outside the database was altered or removed. */
  record OfAnchor(long number, Damage damage) implements Finding {}
}
