package org.portolan.messaging.jobs;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.portolan.cases.retention.PeopleWithoutCases;

/**
 * Announces people without a case whose time will soon be over. It looks through everybody, a
 * second or so for a million: once it found nobody it rests.
 */
@Dependent
public class AnnouncePeopleJob implements Job {

  static final Duration REST = Duration.ofMinutes(5);

  private final PeopleWithoutCases people;
  private final Clock clock;
  private Instant looked = Instant.EPOCH;

  @Inject
  public AnnouncePeopleJob(PeopleWithoutCases people, Clock clock) {
    this.people = people;
    this.clock = clock;
  }

  @Override
  public String name() {
    return "announce people";
  }

  @Override
  public int run() {
    Instant now = clock.instant();
    if (now.isAfter(looked) && now.isBefore(looked.plus(REST))) {
      return 0;
    }
    int announced = people.announce(JobActors.AT_ONCE);
    if (announced == 0) {
      looked = now;
    }
    return announced;
  }
}
