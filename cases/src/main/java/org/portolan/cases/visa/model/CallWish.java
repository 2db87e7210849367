package org.portolan.cases.visa.model;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import java.util.UUID;
import org.portolan.i18n.Language;

/**
 * Somebody wants to be called.
 *
 * @param zone where they are
 * @param words what it is about; empty when they did not say
 */
public record CallWish(
    UUID id,
    UUID caseId,
    String reference,
    Language language,
    ZoneId zone,
    CallHours hours,
    Optional<String> words,
    Instant askedAt) {

  /** Whether it is among their hours now. */
  public boolean isNow(Instant now) {
    return hours.has(now.atZone(zone).toLocalTime());
  }

  @Override
  public String toString() {
    return "CallWish[" + id + "]";
  }
}
