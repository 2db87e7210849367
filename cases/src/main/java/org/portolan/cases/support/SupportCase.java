package org.portolan.cases.support;

import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;

/**
 * A support case as it stands.
 *
 * @param version goes up with each act
 * @param worker the account that has it
 * @param nextContact by when the person is to be contacted; empty once it is closed
 * @param outcome empty until it is closed
 */
public record SupportCase(
    UUID id,
    String reference,
    UUID person,
    long version,
    SupportState state,
    SupportUrgency urgency,
    Optional<UUID> worker,
    Optional<LocalDate> nextContact,
    Optional<SupportOutcome> outcome) {

  /** Whether the person should have been contacted by now. */
  public boolean isLate(LocalDate today) {
    return nextContact.filter(day -> day.isBefore(today)).isPresent();
  }

  @Override
  public String toString() {
    return "SupportCase[" + id + "]";
  }
}
