package org.portolan.cases.quarantine.overview;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.portolan.cases.alerts.Severity;
import org.portolan.cases.quarantine.model.TodayState;

/**
 * One person in quarantine today.
 *
 * @param latinName or null
 * @param day of the order, from 1; 0 before it begins
 * @param days how many in all
 * @param alertKinds the open alerts' kinds, the most severe first: why the row stands where it does
 * @param severity of the most severe open alert, or null
 * @param alertedAt when the oldest open alert was raised, or null
 * @param needs open requests: {@code food}, {@code medicine}, {@code call}
 * @param lastHeard when the person last answered, or null
 */
public record BoardRow(
    UUID caseId,
    String reference,
    String name,
    String latinName,
    String language,
    TodayState state,
    int day,
    int days,
    List<String> alertKinds,
    Severity severity,
    Instant alertedAt,
    List<String> needs,
    Instant lastHeard) {

  /** Whether an alert waits that nobody has acknowledged. */
  public boolean needsPerson() {
    return severity != null;
  }

  @Override
  public String toString() {
    return "BoardRow[" + reference + "]";
  }
}
