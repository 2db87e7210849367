package org.portolan.cases.visa.model;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * Somebody who helps an applicant, with their consent.
 *
 * @param name as the applicant wrote it
 * @param phone as E.164; empty when none was given
 * @param writes whether they may answer and send documents, or only look
 * @param until when the consent was withdrawn; empty while it stands
 */
public record Helper(
    UUID id,
    String name,
    Optional<String> phone,
    boolean writes,
    Instant since,
    Optional<Instant> until) {

  /** Whether they may still help. */
  public boolean isOpen() {
    return until.isEmpty();
  }

  @Override
  public String toString() {
    return "Helper[" + id + "]";
  }
}
