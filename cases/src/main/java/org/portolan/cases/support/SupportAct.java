package org.portolan.cases.support;

import static org.portolan.cases.support.SupportState.ACTIVE;
import static org.portolan.cases.support.SupportState.CLOSED;
import static org.portolan.cases.support.SupportState.WAITING;

import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What a support worker does to a case, from which state and to which: what is not in the table
 * does not happen. A note is written in any state, and is no act.
 */
public enum SupportAct {
  /** They have it now, also in place of a colleague. */
  TAKE(Map.of(WAITING, ACTIVE, ACTIVE, ACTIVE)),
  /** It waits for a colleague. */
  PUT_BACK(Map.of(ACTIVE, WAITING)),
  /** The person is to be contacted again by a day. */
  PLAN(Map.of(ACTIVE, ACTIVE)),
  /** It ended, and so does every referral of it. */
  CLOSE(Map.of(ACTIVE, CLOSED)),
  /** It goes on, with whoever says why. */
  REOPEN(Map.of(CLOSED, ACTIVE));

  private final Map<SupportState, SupportState> table;

  SupportAct(Map<SupportState, SupportState> table) {
    this.table = new EnumMap<>(table);
  }

  /** Where it leads; empty when it is not done in that state. */
  public Optional<SupportState> from(SupportState state) {
    return Optional.ofNullable(table.get(state));
  }

  /** Whether only the worker who has the case does it. */
  boolean isOfItsWorker() {
    return this == PUT_BACK || this == PLAN || this == CLOSE;
  }

  /** As in the keys of its texts: {@code put-back}. */
  public String key() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
