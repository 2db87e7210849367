package org.portolan.web.staff;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Optional;
import org.portolan.cases.timeline.TimelineMoment;
import org.portolan.cases.timeline.TimelinePart;

/**
 * Where somebody is who reads a long timeline a page at a time: at its end, or so many pages before
 * it. Only the page is read, however many entries there are.
 */
final class TimelinePlace implements Serializable {

  private static final long serialVersionUID = 1;

  /** How many entries are on a page. */
  static final int A_PAGE = 50;

  private final ArrayList<TimelineMoment> before = new ArrayList<>();

  /** The moment up to which entries are read; empty for the latest. */
  Optional<TimelineMoment> before() {
    return before.isEmpty() ? Optional.empty() : Optional.of(before.get(before.size() - 1));
  }

  /** Goes to the page before the one that is shown. */
  void earlier(TimelinePart shown) {
    if (shown.earlier()) {
      shown.first().ifPresent(before::add);
    }
  }

  /** Goes back to the page after it. */
  void later() {
    if (!isLatest()) {
      before.remove(before.size() - 1);
    }
  }

  boolean isLatest() {
    return before.isEmpty();
  }
}
