package org.portolan.cases.referral;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * A support case that a provider reads, from when it was referred until it ends: because a support
 * worker ended it, or because its time is over.
 *
 * @param reference of the case
 * @param provider the provider's account
 * @param endsAt when it ends by itself
 * @param endedAt when somebody ended it before
 */
public record Referral(
    UUID id,
    UUID caseId,
    String reference,
    UUID provider,
    Instant madeAt,
    Instant endsAt,
    Optional<Instant> endedAt) {

  /** Whether the provider reads the case. */
  public boolean isOpen(Instant now) {
    return endedAt.isEmpty() && now.isBefore(endsAt);
  }

  @Override
  public String toString() {
    return "Referral[" + id + "]";
  }
}
