package org.portolan.cases.visa.model;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * An application as it stands in a list of work, with nothing of what it says.
 *
 * @param dueAt when it should be decided
 * @param assignedTo the account of the officer who has it
 * @param signals how many there are that nobody has settled
 */
public record WorkRow(
    UUID caseId,
    String reference,
    String type,
    State state,
    Instant submittedAt,
    Instant dueAt,
    Optional<UUID> assignedTo,
    int signals) {

  /** Whether it should have been decided by now. */
  public boolean isLate(Instant now) {
    return dueAt.isBefore(now);
  }
}
