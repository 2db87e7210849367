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
 * @param acceptedAt when the provider took it on
 * @param givenBackAt when the provider gave it back, which ended it
 * @param told the note of the case that tells the provider what they need to know
 */
public record Referral(
    UUID id,
    UUID caseId,
    String reference,
    UUID provider,
    Instant madeAt,
    Instant endsAt,
    Optional<Instant> endedAt,
    Optional<Instant> acceptedAt,
    Optional<Instant> givenBackAt,
    Optional<UUID> told) {

  /** Whether the provider reads the case. */
  public boolean isOpen(Instant now) {
    return endedAt.isEmpty() && now.isBefore(endsAt);
  }

  /** The end of the key of its state's name: {@code new}, {@code accepted}, {@code given-back}. */
  public String state(Instant now) {
    if (givenBackAt.isPresent()) {
      return acceptedAt.isPresent() ? "given-back" : "declined";
    }
    if (!isOpen(now)) {
      return "ended";
    }
    return acceptedAt.isPresent() ? "accepted" : "new";
  }

  @Override
  public String toString() {
    return "Referral[" + id + "]";
  }
}
