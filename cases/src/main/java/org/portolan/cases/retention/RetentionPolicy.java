package org.portolan.cases.retention;

import java.time.Instant;
import java.time.Period;
import java.time.ZoneOffset;
import org.portolan.cases.store.Compartment;

/**
 * How long the cases of a compartment are kept. Data, because the law of the country decides; kept
 * no longer than needed (GDPR Art. 5(1)(e), IHR Art. 45(2)(d)).
 *
 * @param keptAfterClosing from the closing of the case to its erasure
 * @param warning how long before its erasure a case is announced
 */
public record RetentionPolicy(Compartment compartment, Period keptAfterClosing, Period warning) {

  public RetentionPolicy {
    if (keptAfterClosing.isNegative() || keptAfterClosing.isZero() || warning.isNegative()) {
      throw new IllegalArgumentException("A policy keeps for some time: " + compartment);
    }
  }

  /**
   * When a case is due that was closed then and is announced now, in whole days of UTC. However
   * late the announcement, there is time to object.
   */
  Instant dueAt(Instant closed, Instant announced) {
    Instant due = closed.atZone(ZoneOffset.UTC).plus(keptAfterClosing).toInstant();
    Instant earliest = announced.atZone(ZoneOffset.UTC).plus(warning).toInstant();
    return due.isBefore(earliest) ? earliest : due;
  }

  /** Cases closed before this are to be announced. */
  Instant announcedWhenClosedBefore(Instant now) {
    return now.atZone(ZoneOffset.UTC).plus(warning).minus(keptAfterClosing).toInstant();
  }
}
