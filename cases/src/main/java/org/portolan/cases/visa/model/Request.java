package org.portolan.cases.visa.model;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.UUID;

/**
 * Something more that was asked for.
 *
 * @param until when the officer goes on without it
 */
public record Request(UUID id, Wants wants, Instant askedAt, Instant until) {

  /** The last day on which it may come; it is over when that day is, where the applicant is. */
  public LocalDate lastDay(ZoneId zone) {
    return LocalDate.ofInstant(until.minusNanos(1), zone);
  }
}
