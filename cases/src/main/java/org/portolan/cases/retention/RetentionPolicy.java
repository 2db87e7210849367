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

  /** When a case is due that was closed then; whole days of UTC. */
  Instant dueAt(Instant closed) {
    return closed.atZone(ZoneOffset.UTC).plus(keptAfterClosing).toInstant();
  }

  /** Cases closed before this are to be announced. */
  Instant announcedWhenClosedBefore(Instant now) {
    return now.atZone(ZoneOffset.UTC).plus(warning).minus(keptAfterClosing).toInstant();
  }
}
