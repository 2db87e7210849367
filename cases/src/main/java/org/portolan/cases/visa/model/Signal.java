package org.portolan.cases.visa.model;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * Something that an officer is to look at, and how they settled it.
 *
 * @param settledBy the actor; empty while nobody has
 * @param note in the officer's own words, if they left one
 */
public record Signal(
    UUID id,
    Suspicion about,
    Instant raisedAt,
    Optional<String> settledBy,
    Optional<SignalReason> reason,
    Optional<String> note) {

  public SignalKind kind() {
    return about.kind();
  }

  public boolean isSettled() {
    return reason.isPresent();
  }

  @Override
  public String toString() {
    return "Signal[" + id + ", " + kind() + "]";
  }
}
