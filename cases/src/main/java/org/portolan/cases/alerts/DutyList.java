package org.portolan.cases.alerts;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/**
 * All who are on duty for a post at some time of the day, those told first before the others.
 *
 * @param shifts in the order of their ranks
 */
public record DutyList(List<DutyShift> shifts) {

  private static final Duration DAY = Duration.ofDays(1);

  public DutyList {
    shifts = List.copyOf(shifts);
  }

  /** Those who are on duty at a moment. */
  public List<DutyShift> on(Instant moment) {
    return shifts.stream().filter(shift -> shift.covers(moment)).toList();
  }

  /** The clock by which the list is kept; UTC for an empty one. */
  public ZoneId zone() {
    return shifts.isEmpty() ? ZoneOffset.UTC : shifts.get(0).zone();
  }

  /**
   * When within a day from a moment nobody is on duty, in order; the whole day for an empty list.
   */
  public List<Gap> gaps(Instant from) {
    TreeSet<Instant> turns = new TreeSet<>(List.of(from, from.plus(DAY)));
    for (DutyShift shift : shifts) {
      turns.add(shift.nextStart(from).toInstant());
      turns.add(shift.nextEnd(from).toInstant());
    }
    List<Gap> gaps = new ArrayList<>();
    for (Instant turn : turns.headSet(from.plus(DAY))) {
      Instant next = turns.higher(turn);
      if (!on(turn).isEmpty() || next == null) {
        continue;
      }
      int last = gaps.size() - 1;
      if (last >= 0 && gaps.get(last).until().equals(turn)) {
        gaps.set(last, new Gap(gaps.get(last).from(), next));
      } else {
        gaps.add(new Gap(turn, next));
      }
    }
    return List.copyOf(gaps);
  }

  /**
   * A time when nobody is on duty.
   *
   * @param until excluded
   */
  public record Gap(Instant from, Instant until) {}
}
