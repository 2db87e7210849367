package org.portolan.cases.timeline;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.portolan.cases.timeline.Timeline.Entry;

/**
 * As much of a timeline as somebody looks at.
 *
 * @param entries in the order of their time
 * @param earlier whether there are some before them
 * @param before the moment that they are before; empty for the latest
 */
public record TimelinePart(List<Entry> entries, boolean earlier, Optional<TimelineMoment> before) {

  /** None. */
  public static final TimelinePart NONE = new TimelinePart(List.of(), false, Optional.empty());

  /** Where the first of them stands; empty when there is none. */
  public Optional<TimelineMoment> first() {
    return entries.stream().findFirst().map(entry -> new TimelineMoment(entry.at(), entry.id()));
  }

  /** Whether what happened at a time belongs among them. */
  public boolean covers(Instant at) {
    boolean late = before.filter(end -> !at.isBefore(end.at())).isPresent();
    boolean soon = earlier && first().filter(start -> at.isBefore(start.at())).isPresent();
    return !late && !soon;
  }
}
