package org.portolan.web.staff;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Optional;
import org.portolan.cases.timeline.TimelineMoment;
import org.portolan.cases.timeline.TimelinePart;

/**
 * A page on which somebody reads a long timeline a part at a time: its end, or so many parts before
 * it. Only the part is read, however many entries there are.
 */
public abstract class TimelinePages implements Serializable {

  private static final long serialVersionUID = 1;

  /** How many entries are in a part. */
  static final int A_PART = 50;

  private final ArrayList<TimelineMoment> before = new ArrayList<>();

  /** The part that is shown. */
  abstract TimelinePart part();

  /** Asks for everything again. */
  abstract void again();

  /** The moment up to which entries are read; empty for the latest. */
  Optional<TimelineMoment> before() {
    return before.isEmpty() ? Optional.empty() : Optional.of(before.get(before.size() - 1));
  }

  /** Whether there is more before what is shown. */
  public boolean isEarlier() {
    return part().earlier();
  }

  /** Whether there is more after what is shown. */
  public boolean isLater() {
    return !before.isEmpty();
  }

  /** Goes back to the end, where what was just written stands. */
  void latest() {
    before.clear();
  }

  /** Shows what was before. */
  public void showEarlier() {
    if (isEarlier()) {
      part().first().ifPresent(before::add);
    }
    again();
  }

  /** Shows what came after. */
  public void showLater() {
    if (isLater()) {
      before.remove(before.size() - 1);
    }
    again();
  }
}
