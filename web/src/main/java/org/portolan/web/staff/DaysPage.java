package org.portolan.web.staff;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import org.portolan.cases.quarantine.overview.AnswersByDay;
import org.portolan.cases.quarantine.overview.AnswersByDay.Day;

/** How many answered, day by day: a chart and the table behind it. */
@Named
@RequestScoped
public class DaysPage {

  /** The height of the highest bar, in the drawing's own units. */
  private static final int HIGHEST = 100;

  @Inject private StaffSession staff;
  @Inject private AnswersByDay answers;

  private List<Day> days;

  /** The oldest first. */
  public List<Day> getDays() {
    if (days == null) {
      days = staff.ask(answers::lastDays);
    }
    return days;
  }

  /** Whether there is anything to draw. */
  public boolean isAny() {
    return most() > 0;
  }

  /** A number of people as a height. */
  public long height(long people) {
    return people * HIGHEST / Math.max(1, most());
  }

  /** Where a bar begins, from the top, that stands on others. */
  public long top(long people, long below) {
    return HIGHEST - height(people) - height(below);
  }

  private long most() {
    return getDays().stream().mapToLong(Day::asked).max().orElse(0);
  }
}
