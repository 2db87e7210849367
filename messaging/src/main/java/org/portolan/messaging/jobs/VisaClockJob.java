package org.portolan.messaging.jobs;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import org.portolan.cases.visa.VisaClock;

/** Does to visa applications what time does to them, each in small transactions. */
@Dependent
public class VisaClockJob implements Job {

  private final VisaClock clock;

  @Inject
  public VisaClockJob(VisaClock clock) {
    this.clock = clock;
  }

  @Override
  public String name() {
    return "visa clock";
  }

  @Override
  public int run() {
    return clock.pass(JobActors.AT_ONCE);
  }
}
