package org.portolan.cases.alerts;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Locale;
import org.portolan.cases.store.Tx;

/**
 * A supervisor keeps the list of who is on duty for a post. Each act says which line it is about as
 * it was seen: where somebody else has changed the list meanwhile nothing happens, and they look
 * again.
 */
@Dependent
public class KeepDuty {

  /** More would not be told before an hour and a half is over. */
  public static final int MOST = 20;

  private final Duty duty;

  @Inject
  public KeepDuty(Duty duty) {
    this.duty = duty;
  }

  /** What became of a change. */
  public enum Outcome {
    DONE,
    /** The list is as long as one may be. */
    FULL,
    /** Somebody else has changed the list meanwhile. */
    OVERTAKEN;

    /** The end of the key of its text. */
    public String key() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** Puts a shift at the end of its post's list; the rank it comes with does not count. */
  public Outcome add(Tx tx, DutyShift shift) {
    List<DutyShift> list = locked(tx, shift.scope());
    if (list.size() >= MOST) {
      return Outcome.FULL;
    }
    int last = list.stream().mapToInt(DutyShift::rank).max().orElse(0);
    duty.assign(tx, shift.at(last + 1));
    return Outcome.DONE;
  }

  /** Takes a shift off the list. */
  public Outcome remove(Tx tx, DutyShift seen) {
    if (!locked(tx, seen.scope()).contains(seen)) {
      return Outcome.OVERTAKEN;
    }
    duty.remove(tx, seen.scope(), seen.rank());
    return Outcome.DONE;
  }

  /** Lets a shift be told before the one that is above it; the first stays the first. */
  public Outcome raise(Tx tx, DutyShift seen) {
    List<DutyShift> list = locked(tx, seen.scope());
    int place = list.indexOf(seen);
    if (place < 0) {
      return Outcome.OVERTAKEN;
    }
    if (place > 0) {
      DutyShift above = list.get(place - 1);
      duty.assign(tx, seen.at(above.rank()));
      duty.assign(tx, above.at(seen.rank()));
    }
    return Outcome.DONE;
  }

  /** The list, which nobody else changes until this transaction has ended. */
  private List<DutyShift> locked(Tx tx, String scope) {
    tx.sql()
        .createQuery("SELECT pg_advisory_xact_lock(hashtextextended('duty ' || :scope, 0))")
        .bind("scope", scope)
        .mapToMap()
        .list();
    return duty.shifts(tx, scope);
  }
}
